import { Drawer, Group, Select, TextInput } from '@mantine/core';
import type { CallRow } from '../../api/gateway';
import type { Column } from '../../parts/DataTable';
import { EmptyState } from '../../parts/EmptyState';
import { count, millis, words } from '../../parts/format';
import { ListView } from '../../parts/ListView';
import { MoneyText } from '../../parts/MoneyText';
import { PageHeader } from '../../parts/PageHeader';
import { SearchField } from '../../parts/SearchField';
import { Status, toneOf } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { useFilters } from '../../parts/useFilters';
import { useList } from '../../parts/useList';
import { outcomeName } from './outcomes';
import { RequestStory } from './RequestStory';

const OUTCOMES = ['complete', 'client_gone', 'upstream_broken', 'failed', 'open'];

const COLUMNS: Column<CallRow>[] = [
  { header: 'Time', cell: (call) => <Time at={call.at} /> },
  { header: 'Outcome', cell: (call) => <Status tone={call.outcome === 'open' ? 'warn' : toneOf(call.outcome)}>{outcomeName(call.outcome)}</Status> },
  { header: 'Model', cell: (call) => <Model of={call} /> },
  { header: 'From', cell: (call) => <From of={call} /> },
  { header: 'First token', end: true, cell: (call) => millis(call.firstTokenMillis) },
  { header: 'Took', end: true, cell: (call) => millis(call.durationMillis) },
  { header: 'Tokens', end: true, cell: (call) => (call.tokens ? count(call.tokens.total) : '–') },
  { header: 'Cost', end: true, cell: (call) => <MoneyText value={call.cost} places={6} none={call.outcome === 'open' ? '–' : 'Unpriced'} /> },
];

function Model({ of: call }: { of: CallRow }) {
  const elsewhere = call.modelServed !== null && call.modelServed !== call.modelRequested;
  return (
    <span>
      {call.modelRequested}
      {(elsewhere || call.attempts > 1) && (
        <span className="tg-cents" style={{ display: 'block', fontSize: 12 }}>
          {elsewhere && `served by ${call.modelServed}`}
          {elsewhere && call.attempts > 1 && ', '}
          {call.attempts > 1 && `${call.attempts} attempts`}
        </span>
      )}
    </span>
  );
}

function From({ of: call }: { of: CallRow }) {
  return (
    <span>
      {call.project ?? call.team ?? call.tenant ?? 'Nobody'}
      <span className="tg-cents" style={{ display: 'block', fontSize: 12 }}>
        {call.keyLabel && `${call.keyLabel} · `}
        {call.endpoint}
      </span>
    </span>
  );
}

/** `datetime-local` knows no zone: what is typed is the reader's own time. */
function instant(local: string): string {
  return local ? new Date(local).toISOString() : '';
}

/** Each request that came in, newest first, with its story behind it. */
export default function RequestsPage() {
  const [filter, setFilters] = useFilters();
  const chosen = filter('id');
  const query = {
    unit: filter('unit'),
    key: filter('key'),
    model: filter('model'),
    provider: filter('provider'),
    outcome: filter('outcome'),
    from: instant(filter('from')),
    to: instant(filter('to')),
  };
  const list = useList<CallRow>('/requests', query, { refetchInterval: chosen ? undefined : 15_000 });
  const filtered = Object.values(query).some(Boolean);
  return (
    <>
      <PageHeader title="Requests">What came in, where it went, how long it took and what it cost.</PageHeader>
      <Group gap="xs" mb="sm">
        <SearchField label="Unit" width={150} value={query.unit} onChange={(unit) => setFilters({ unit })} />
        <SearchField label="Key id" width={130} value={query.key} onChange={(key) => setFilters({ key })} />
        <SearchField label="Model" width={150} value={query.model} onChange={(model) => setFilters({ model })} />
        <SearchField label="Provider" width={130} value={query.provider} onChange={(provider) => setFilters({ provider })} />
        <Select
          size="xs"
          w={150}
          aria-label="Outcome"
          placeholder="Any outcome"
          clearable
          data={OUTCOMES.map((value) => ({ value, label: outcomeName(value) }))}
          value={query.outcome || null}
          onChange={(outcome) => setFilters({ outcome: outcome ?? '' })}
        />
        {(['from', 'to'] as const).map((name) => (
          <TextInput
            key={name}
            size="xs"
            type="datetime-local"
            aria-label={`${words(name)}, in your time zone`}
            value={filter(name)}
            onChange={(event) => setFilters({ [name]: event.currentTarget.value })}
          />
        ))}
      </Group>
      <ListView
        list={list}
        label="Requests"
        columns={COLUMNS}
        rowKey={(call) => call.requestId}
        chosen={(call) => call.requestId === chosen}
        onOpen={(call) => setFilters({ id: call.requestId })}
        empty={
          filtered ? (
            <EmptyState title="No request is like this">Change the filters, or widen the time.</EmptyState>
          ) : (
            <EmptyState title="No request came in yet">
              Send one from the playground, or put this gateway's address into your application as its base URL.
            </EmptyState>
          )
        }
      />
      <Drawer
        opened={chosen !== ''}
        onClose={() => setFilters({ id: '' })}
        position="right"
        size="xl"
        title={<span className="tg-mono">{chosen}</span>}
      >
        {chosen && <RequestStory id={chosen} />}
      </Drawer>
    </>
  );
}
