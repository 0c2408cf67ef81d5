import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Statement } from '../../../api/reports';
import { RATE_KINDS } from '../../../api/tokens';
import { Change } from '../../../parts/Change';
import { DataTable } from '../../../parts/DataTable';
import { count, words } from '../../../parts/format';
import { MoneyText } from '../../../parts/MoneyText';
import { Panel } from '../../../parts/Panel';
import { Status } from '../../../parts/Status';
import { rowName } from '../explore/chartOf';
import { Account } from './Account';

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export function StatementSheet({ of: sheet }: { of: Statement }) {
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={2} fz="xl">
            {MONTH.format(new Date(`${sheet.month}-01T00:00:00Z`))}
          </Title>
          <Text size="sm" c="dimmed">
            {sheet.unit} · calendar of {sheet.zone}
          </Text>
        </div>
        <Status tone={sheet.state === 'closed' ? 'quiet' : 'good'}>
          {sheet.state === 'closed' ? 'Closed: final' : 'Open: figures still move'}
        </Status>
      </Group>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Account of={sheet} />
        <Why of={sheet} />
      </SimpleGrid>
      <Panel title="Models" flush>
        <DataTable
          label="Cost by model"
          rows={sheet.models}
          rowKey={(row) => `${row.provider}/${row.model}`}
          columns={[
            { header: 'Model', cell: (row) => row.model ?? 'Unallocated' },
            { header: 'Provider', cell: (row) => row.provider ?? '–' },
            { header: 'Requests', end: true, cell: (row) => count(row.figures.calls) },
            { header: 'Tokens', end: true, cell: (row) => count(row.figures.tokens.total) },
            { header: 'Cost', end: true, cell: (row) => <MoneyText value={row.figures.cost} /> },
          ]}
        />
      </Panel>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Panel title="Kinds of token" flush>
          <DataTable
            label="Cost by kind of token"
            rows={sheet.tokenKinds}
            rowKey={(row) => row.kind}
            columns={[
              { header: 'Kind', cell: (row) => RATE_KINDS[row.kind] ?? words(row.kind) },
              { header: 'Tokens', end: true, cell: (row) => count(row.tokens) },
              { header: 'Cost', end: true, cell: (row) => <MoneyText value={row.cost} /> },
            ]}
          />
        </Panel>
        <Panel title="Spent on what nobody got" hint="Attempts beside the one that was answered" flush>
          <DataTable
            label="Waste"
            rows={sheet.waste}
            rowKey={(row) => row.kind}
            columns={[
              { header: 'Kind', cell: (row) => words(row.kind) },
              { header: 'Attempts', end: true, cell: (row) => count(row.attempts) },
              { header: 'Cost', end: true, cell: (row) => <MoneyText value={row.cost} /> },
            ]}
          />
        </Panel>
      </SimpleGrid>
      {sheet.movers.length > 0 && (
        <Panel title="What moved most" flush>
          <DataTable
            label="What moved most"
            rows={sheet.movers}
            rowKey={(row) => rowName(row.key)}
            columns={[
              { header: 'What', cell: (row) => rowName(row.key) },
              { header: 'This month', end: true, cell: (row) => <MoneyText value={row.cost} /> },
              { header: 'Before', end: true, cell: (row) => <MoneyText value={row.previous} /> },
              { header: 'Difference', end: true, cell: (row) => <MoneyText value={row.change} signed /> },
            ]}
          />
        </Panel>
      )}
    </Stack>
  );
}

function Why({ of: { change, previous, usage, unpriced, forecast } }: { of: Statement }) {
  const rows: [string, string][] = change
    ? [
        ['Because prices changed', change.price],
        ['Because there was more or less', change.volume],
        ['Because other models were used', change.mix],
        ['Together', change.total],
      ]
    : [];
  return (
    <Panel title="Against the month before">
      <Stack gap="sm">
        {previous ? (
          <Text size="sm">
            <Change now={usage.cost} before={previous.cost} /> to <MoneyText value={previous.cost} />
          </Text>
        ) : (
          <Text size="sm" c="dimmed">
            There is no month before.
          </Text>
        )}
        {rows.map(([name, amount]) => (
          <Group key={name} justify="space-between" fz="sm" fw={name === 'Together' ? 600 : undefined}>
            <span>{name}</span>
            <MoneyText value={amount} signed />
          </Group>
        ))}
        {forecast && (
          <Text size="sm">
            At this pace the month ends at <MoneyText value={forecast} />.
          </Text>
        )}
        {unpriced.attempts > 0 && (
          <Text size="sm">
            Not included: {count(unpriced.attempts)} attempts ({count(unpriced.tokens)} tokens) whose price nobody knows.
            Set it on the page Prices.
          </Text>
        )}
      </Stack>
    </Panel>
  );
}
