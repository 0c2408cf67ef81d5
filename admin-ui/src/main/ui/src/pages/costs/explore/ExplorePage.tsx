import { Skeleton, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { costReport } from '../../../api/reports';
import { EmptyState } from '../../../parts/EmptyState';
import { Panel } from '../../../parts/Panel';
import { ProblemAlert } from '../../../parts/ProblemAlert';
import { Controls } from './Controls';
import { CostChart } from './CostChart';
import { CostTable } from './CostTable';
import { Downloads } from './Downloads';
import { Totals } from './Totals';
import { reportQuery, useView } from './useView';

export function ExplorePage() {
  const [view, change] = useView();
  const query = reportQuery(view);
  const report = useQuery({
    queryKey: ['/reports/cost', query],
    queryFn: ({ signal }) => costReport(query, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <Stack gap="md">
      <Controls view={view} onChange={change} />
      <ProblemAlert error={report.error} onRetry={() => void report.refetch()} />
      {report.isPending && <Skeleton h={360} role="status" aria-label="Loading" />}
      {report.data && (
        <Stack gap="md" style={{ opacity: report.isPlaceholderData ? 0.55 : 1 }} aria-busy={report.isPlaceholderData}>
          <Totals report={report.data} />
          {report.data.rows.length === 0 ? (
            <Panel>
              <EmptyState title="Nothing was spent like this">Widen the period, or take a filter away.</EmptyState>
            </Panel>
          ) : (
            <>
              <Panel title="Over time">
                <CostChart report={report.data} zone={view.zone} />
              </Panel>
              <Panel
                flush
                title="By group"
                hint="Choose a row to look inside it"
                actions={<Downloads query={query} />}
              >
                <CostTable report={report.data} filters={view.filters} onChange={change} />
              </Panel>
            </>
          )}
          <Text size="xs" c="dimmed">
            Days are those of {report.data.zone}. Requests whose price nobody knows count as unpriced, not as free.
          </Text>
        </Stack>
      )}
    </Stack>
  );
}
