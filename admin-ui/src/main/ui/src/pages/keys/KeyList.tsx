import { Button, Group, Select, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Key, MadeKey } from '../../api/keys';
import type { Column } from '../../parts/DataTable';
import { EmptyState } from '../../parts/EmptyState';
import { words } from '../../parts/format';
import { ListView } from '../../parts/ListView';
import { PageHeader } from '../../parts/PageHeader';
import { keyLink } from '../../parts/scopes';
import { SearchField } from '../../parts/SearchField';
import { Can } from '../../parts/session';
import { Status, toneOf } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { useFilters } from '../../parts/useFilters';
import { useList } from '../../parts/useList';
import { IssueKeyDialog } from './IssueKeyDialog';
import { SecretDialog } from './SecretDialog';

export const KEY_COLUMNS: Column<Key>[] = [
  { header: 'Label', cell: (key) => key.label },
  { header: 'Unit', cell: (key) => key.unit },
  { header: 'Status', cell: (key) => <Status tone={toneOf(key.status)}>{words(key.status)}</Status> },
  { header: 'Owner', cell: (key) => key.owner ?? (key.serviceAccount ? 'Service account' : '–') },
  { header: 'Models', cell: (key) => <Models of={key.rights.models} /> },
  { header: 'Last used', cell: (key) => <Time at={key.lastUsed} as="ago" /> },
  { header: 'Expires', cell: (key) => <Time at={key.expires} as="day" /> },
];

function Models({ of }: { of: string[] | null }) {
  if (of === null) {
    return <span className="tg-cents">As the unit</span>;
  }
  return <Text inherit truncate maw={180} title={of.join(', ')}>{of.length === 0 ? 'None' : of.join(', ')}</Text>;
}

export function KeyList() {
  const [filter, setFilters] = useFilters();
  const navigate = useNavigate();
  const [issuing, setIssuing] = useState(false);
  const [made, setMade] = useState<MadeKey | null>(null);
  const query = { search: filter('search'), unit: filter('unit'), status: filter('status') };
  const filtered = Object.values(query).some(Boolean);
  const list = useList<Key>('/keys', query);
  const issue = (
    <Can right="keys.write">
      <Button leftSection={<Plus size={16} />} onClick={() => setIssuing(true)}>
        Issue a key
      </Button>
    </Can>
  );
  return (
    <>
      <PageHeader title="Keys" actions={issue}>
        What applications authenticate with. Each belongs to a team or project, which pays for it.
      </PageHeader>
      <Group gap="xs" mb="sm">
        <SearchField label="Search labels" icon value={query.search} onChange={(search) => setFilters({ search })} />
        <SearchField label="Unit, such as acme/search" value={query.unit} onChange={(unit) => setFilters({ unit })} />
        <Select
          size="xs"
          w={140}
          aria-label="Status"
          placeholder="Any status"
          clearable
          data={['active', 'suspended', 'revoked'].map((value) => ({ value, label: words(value) }))}
          value={query.status || null}
          onChange={(status) => setFilters({ status: status ?? '' })}
        />
      </Group>
      <ListView
        list={list}
        label="Keys"
        columns={KEY_COLUMNS}
        rowKey={(key) => key.id}
        onOpen={(key) => void navigate(keyLink(key.id))}
        empty={
          filtered ? (
            <EmptyState title="No key is like this">Change the filters to see others.</EmptyState>
          ) : (
            <EmptyState title="No key was issued yet" action={issue}>
              A key lets one application in, and says who pays for it. Make a tenant and a team first if there are none.
            </EmptyState>
          )
        }
      />
      {issuing && <IssueKeyDialog unit={query.unit} onClose={() => setIssuing(false)} onMade={setMade} />}
      {made && <SecretDialog made={made} onClose={() => setMade(null)} />}
    </>
  );
}
