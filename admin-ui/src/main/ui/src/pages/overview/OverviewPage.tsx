import { Anchor, Group, SegmentedControl, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { overview, type Overview } from '../../api/gateway';
import { ApiProblem } from '../../api/problem';
import { EmptyState } from '../../parts/EmptyState';
import { PageHeader } from '../../parts/PageHeader';
import { Panel } from '../../parts/Panel';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { Status } from '../../parts/Status';
import { useFilters } from '../../parts/useFilters';
import { Can } from '../../parts/session';
import { Alerts } from './Alerts';
import { BudgetsNearLimit } from './BudgetsNearLimit';
import { Health } from './Health';
import { Tiles } from './Tiles';
import { Top } from './Top';
import { Trends } from './Trends';

const REFRESH = 5_000;
const WINDOWS = [
  { value: 'PT1H', label: '1 hour' },
  { value: 'PT24H', label: '24 hours' },
  { value: 'PT168H', label: '7 days' },
  { value: 'PT720H', label: '30 days' },
];

/** What happens at this moment, and what it costs. */
export default function OverviewPage() {
  const [filter, setFilters] = useFilters();
  const window = filter('window') || 'PT24H';
  const view = useQuery({
    queryKey: ['/overview', window],
    queryFn: ({ signal }) => overview(window, signal),
    refetchInterval: REFRESH,
    placeholderData: keepPreviousData,
    retry: (n, e) => n < 1 && !(e instanceof ApiProblem),
  });
  return (
    <>
      <PageHeader
        title="Overview"
        actions={
          <Group gap="md">
            <span style={{ fontSize: 13 }}>
              {view.error ? (
                <Status tone="bad">Not up to date</Status>
              ) : (
                <Status tone="good" live>
                  Live
                </Status>
              )}
            </span>
            <SegmentedControl
              size="xs"
              aria-label="Period"
              data={WINDOWS}
              value={window}
              onChange={(value) => setFilters({ window: value })}
            />
          </Group>
        }
      />
      <Stack gap="md">
        <ProblemAlert error={view.error} onRetry={() => void view.refetch()} />
        {view.isPending && <Skeleton h={320} role="status" aria-label="Loading" />}
        {view.data && <Content view={view.data} />}
      </Stack>
    </>
  );
}

function Content({ view }: { view: Overview }) {
  return (
    <>
      <Tiles view={view} />
      {view.calls === 0 && (
        <Panel>
          <EmptyState
            title="No request came in this time"
            action={
              <Anchor component={Link} to="/keys">
                Issue a key
              </Anchor>
            }
          >
            Issue a key, put this gateway's address into your application as its base URL, and the first request appears
            here within seconds. The playground needs no application at all.
          </EmptyState>
        </Panel>
      )}
      <Trends view={view} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <BudgetsNearLimit budgets={view.budgets} />
        <Health providers={view.providers} />
        <Top title="Top teams" rows={view.topTeams} group="team" />
        <Top title="Top models" rows={view.topModels} group="modelServed" />
      </SimpleGrid>
      <Can right="alerts.read">
        <Alerts />
      </Can>
    </>
  );
}
