import { Text } from '@mantine/core';
import type { Alert } from '../../api/gateway';
import { MoneyText } from '../../parts/MoneyText';
import { Panel } from '../../parts/Panel';
import { Time } from '../../parts/Time';
import { DataTable } from '../../parts/DataTable';
import { useList } from '../../parts/useList';

/** What budgets have said lately; nothing at all where they were silent. */
export function Alerts() {
  const list = useList<Alert>('/alerts', { limit: 5 }, { refetchInterval: 30_000 });
  if (list.items.length === 0) {
    return null;
  }
  return (
    <Panel title="Budget alerts" flush>
      <DataTable
        label="Budget alerts"
        rows={list.items}
        rowKey={(alert) => `${alert.budget}/${alert.percent}/${alert.raisedAt}`}
        columns={[
          { header: 'Budget', cell: (alert) => alert.budget },
          { header: 'Reached', end: true, cell: (alert) => `${alert.percent} %` },
          { header: 'Spent', end: true, cell: (alert) => <MoneyText value={alert.spent} /> },
          { header: 'When', cell: (alert) => <Time at={alert.raisedAt} as="ago" /> },
          { header: 'Webhook', cell: (alert) => (alert.told ? 'Told' : <Text span inherit c="var(--tg-warn)">Not told yet</Text>) },
        ]}
      />
    </Panel>
  );
}
