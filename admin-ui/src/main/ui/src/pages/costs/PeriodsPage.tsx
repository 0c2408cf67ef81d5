import { Button } from '@mantine/core';
import { useState } from 'react';
import { closePeriod, type BillingPeriod } from '../../api/reports';
import { ConfirmDialog } from '../../parts/ConfirmDialog';
import { EmptyState } from '../../parts/EmptyState';
import { ListView } from '../../parts/ListView';
import { MoneyText } from '../../parts/MoneyText';
import { useCan } from '../../parts/session';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { useDone } from '../../parts/useDone';
import { useList } from '../../parts/useList';

/** Months of the books: open ones still move, closed ones only get corrections. */
export function PeriodsPage() {
  const list = useList<BillingPeriod>('/reports/periods');
  const [closing, setClosing] = useState<BillingPeriod | null>(null);
  const may = useCan()('reports.write');
  const done = useDone();
  return (
    <>
      <ListView
        list={list}
        label="Months"
        rowKey={(period) => period.month}
        columns={[
          { header: 'Month', cell: (period) => period.month },
          { header: 'State', cell: ({ state }) => <Status tone={state === 'open' ? 'good' : 'quiet'}>{state === 'open' ? 'Open' : 'Closed'}</Status> },
          { header: 'Cost', end: true, cell: (period) => <MoneyText value={period.cost} /> },
          { header: 'Closed', cell: (period) => <Time at={period.closedAt} as="day" none="–" /> },
          { header: 'By', cell: (period) => period.closedBy ?? '–' },
          {
            header: 'Actions', hideHeader: true, end: true,
            cell: (period) =>
              may && period.state === 'open' ? (
                <Button size="compact-xs" variant="default" onClick={() => setClosing(period)}>
                  Close…
                </Button>
              ) : null,
          },
        ]}
        empty={<EmptyState title="No month yet">The first appears with the first request that costs something.</EmptyState>}
      />
      {closing && (
        <ConfirmDialog
          title={`Close ${closing.month}`}
          action="Close the month"
          typed={closing.month}
          onClose={() => setClosing(null)}
          onConfirm={async () => {
            await closePeriod(closing.month);
            void done(`${closing.month} is closed.`, '/reports/periods', '/reports/statement');
          }}
        >
          The statements of {closing.month} become final with <MoneyText value={closing.cost} /> in all. What arrives
          later, or is found to be wrong, is booked as a correction in an open month. A closed month cannot be opened
          again.
        </ConfirmDialog>
      )}
    </>
  );
}
