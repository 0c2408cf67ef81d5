import { Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import type { AuditEntry } from '../../api/governance';
import { DataTable } from '../../parts/DataTable';
import { Facts } from '../../parts/Facts';
import { Panel } from '../../parts/Panel';
import { Time } from '../../parts/Time';
import { diff, type DiffLine } from './diff';

const MARKS = { added: '+', removed: '−', changed: '~', same: '' };

export function AuditDetail({ of: entry }: { of: AuditEntry }) {
  const [all, setAll] = useState(false);
  const lines = diff(entry.before, entry.after);
  const shown = all ? lines : lines.filter((line) => line.change !== 'same');
  return (
    <Stack gap="md">
      <Facts
        of={[
          ['Time', <Time at={entry.at} />],
          ['Who', `${entry.actor.name} (${entry.actor.kind} ${entry.actor.id})`],
          ['Did', entry.action],
          ['To', <span className="tg-mono">{entry.object}</span>],
          ['Tenant', entry.tenant ?? '–'],
          ['Hash', <span className="tg-mono">{entry.hash}</span>],
        ]}
      />
      <Panel
        flush
        title="Before and after"
        actions={
          shown.length < lines.length || all ? (
            <Switch size="xs" label="Also what stayed" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
          ) : undefined
        }
      >
        {shown.length === 0 ? (
          <Text size="sm" c="dimmed" p="md">
            No field changed.
          </Text>
        ) : (
          <DataTable
            label="Fields before and after"
            rows={shown}
            rowKey={(line) => line.name}
            columns={[
              { header: 'Field', cell: (line) => <span className="tg-mono"><Mark of={line} /> {line.name}</span> },
              { header: 'Before', cell: (line) => <Value text={line.before} struck={line.change !== 'same'} /> },
              { header: 'After', cell: (line) => <Value text={line.after} /> },
            ]}
          />
        )}
      </Panel>
    </Stack>
  );
}

function Mark({ of: { change } }: { of: DiffLine }) {
  const colour = { added: 'var(--tg-good)', removed: 'var(--tg-bad)', changed: 'var(--tg-warn)', same: 'inherit' }[change];
  return (
    <span style={{ display: 'inline-block', width: 12, color: colour, fontWeight: 700 }} title={change}>
      {MARKS[change]}
    </span>
  );
}

function Value({ text, struck }: { text: string | null; struck?: boolean }) {
  if (text === null) {
    return <span className="tg-cents">none</span>;
  }
  return struck ? <s className="tg-mono tg-cents">{text}</s> : <span className="tg-mono">{text}</span>;
}
