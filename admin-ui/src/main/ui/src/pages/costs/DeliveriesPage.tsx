import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { sendDelivery, type PastDelivery, type ReportDelivery } from '../../api/reports';
import { ConfirmDialog } from '../../parts/ConfirmDialog';
import { EmptyState } from '../../parts/EmptyState';
import { ListView } from '../../parts/ListView';
import { useCan } from '../../parts/session';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { useDone } from '../../parts/useDone';
import { useList } from '../../parts/useList';

const EVERY = { day: 'each day', week: 'each week', month: 'each month' };

/** Reports that go somewhere by themselves; they are declared in the settings' file. */
export function DeliveriesPage() {
  const list = useList<ReportDelivery>('/reports/deliveries');
  const [sending, setSending] = useState<ReportDelivery | null>(null);
  const may = useCan()('reports.write');
  const done = useDone();
  return (
    <>
      <ListView
        list={list}
        label="Deliveries"
        rowKey={(delivery) => delivery.name}
        columns={[
          { header: 'Name', cell: ({ name }) => <strong style={{ fontWeight: 500 }}>{name}</strong> },
          { header: 'Report', cell: ({ report, every }) => `${report}, ${EVERY[every]}` },
          { header: 'To', cell: ({ to }) => <span className="tg-wrap">{to}</span> },
          { header: 'Latest', cell: ({ latest }) => <Latest past={latest[0]} /> },
          { header: 'Next', cell: ({ next }) => <Time at={next} /> },
          {
            header: 'Actions', hideHeader: true, end: true,
            cell: (delivery) =>
              may ? (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Deliver ${delivery.name} now`}
                  onClick={() => setSending(delivery)}
                >
                  Deliver now…
                </Button>
              ) : null,
          },
        ]}
        empty={
          <EmptyState title="Nothing is delivered by itself">
            Declare deliveries in the settings' file, under tollgate.reports.deliveries: a report, how often, and a directory
            or a URL.
          </EmptyState>
        }
      />
      {sending && (
        <ConfirmDialog
          title={`Deliver ${sending.name} now`}
          action="Deliver it"
          onClose={() => setSending(null)}
          onConfirm={async () => {
            const { latest } = await sendDelivery(sending.name);
            const problem = latest[0]?.problem;
            void done(problem ? `It failed: ${problem}` : 'It is delivered.', '/reports/deliveries');
          }}
        >
          The report of the latest days that are over goes to {sending.to}, also if it did before.
        </ConfirmDialog>
      )}
    </>
  );
}

function Latest({ past }: { past: PastDelivery | undefined }) {
  if (!past) {
    return 'None yet';
  }
  return (
    <Stack gap={2}>
      {past.deliveredAt ? (
        <Status tone="good">
          Delivered <Time at={past.deliveredAt} />
        </Status>
      ) : (
        <Status tone="bad">Failed {past.attempts} times</Status>
      )}
      <Text size="xs" className="tg-wrap">
        {past.problem ?? `${past.from} to ${past.to}`}
      </Text>
    </Stack>
  );
}
