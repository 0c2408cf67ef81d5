import { Button, Drawer, Group, TextInput } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { address } from '../../api/client';
import type { AuditEntry } from '../../api/governance';
import { EmptyState } from '../../parts/EmptyState';
import { words } from '../../parts/format';
import { ListView } from '../../parts/ListView';
import { PageHeader } from '../../parts/PageHeader';
import { SearchField } from '../../parts/SearchField';
import { Time } from '../../parts/Time';
import { useFilters } from '../../parts/useFilters';
import { useList } from '../../parts/useList';
import { AuditDetail } from './AuditDetail';
import { VerifyAudit } from './VerifyAudit';

const instant = (local: string) => (local ? new Date(local).toISOString() : '');

/** Who changed what, and when: a chain in which nothing can be altered unseen. */
export default function AuditPage() {
  const [filter, setFilters] = useFilters();
  const [chosen, setChosen] = useState<AuditEntry | null>(null);
  const query = {
    actor: filter('actor'),
    object: filter('object'),
    from: instant(filter('from')),
    to: instant(filter('to')),
  };
  const list = useList<AuditEntry>('/audit', query);
  return (
    <>
      <PageHeader
        title="Audit"
        actions={
          <>
            <Button component="a" href={address('/audit/export')} download variant="default" leftSection={<Download size={15} />}>
              Export
            </Button>
            <VerifyAudit />
          </>
        }
      >
        Every change that was made with the admin API, newest first. Each entry carries the hash of the one before it.
      </PageHeader>
      <Group gap="xs" mb="sm">
        <SearchField label="Who" value={query.actor} onChange={(actor) => setFilters({ actor })} />
        <SearchField label="What, such as key/Ab3" value={query.object} onChange={(object) => setFilters({ object })} />
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
        label="Audit log"
        rowKey={(entry) => String(entry.sequence)}
        onOpen={setChosen}
        chosen={(entry) => entry.sequence === chosen?.sequence}
        columns={[
          { header: 'Number', cell: (entry) => <span className="tg-num">{entry.sequence}</span> },
          { header: 'Time', cell: (entry) => <Time at={entry.at} /> },
          { header: 'Who', cell: (entry) => entry.actor.name },
          { header: 'Did', cell: (entry) => entry.action },
          { header: 'To', cell: (entry) => <span className="tg-mono">{entry.object}</span> },
          { header: 'Tenant', cell: (entry) => entry.tenant ?? '–' },
        ]}
        empty={
          Object.values(query).some(Boolean) ? (
            <EmptyState title="No entry is like this">Change the filters to see others.</EmptyState>
          ) : (
            <EmptyState title="Nothing was changed yet">The first key, team or budget that somebody makes appears here.</EmptyState>
          )
        }
      />
      <Drawer opened={chosen !== null} onClose={() => setChosen(null)} position="right" size="lg" title={chosen && `Entry ${chosen.sequence}`}>
        {chosen && <AuditDetail of={chosen} />}
      </Drawer>
    </>
  );
}
