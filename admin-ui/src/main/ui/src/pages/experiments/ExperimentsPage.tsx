import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { experiments } from '../../api/governance';
import { EmptyState } from '../../parts/EmptyState';
import { PageHeader } from '../../parts/PageHeader';
import { Panel } from '../../parts/Panel';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { ExperimentPanel } from './ExperimentPanel';

const REFRESH = 10_000;

/** Variants of a model side by side, with how sure the figures are. */
export default function ExperimentsPage() {
  const all = useQuery({ queryKey: ['/experiments'], queryFn: experiments, refetchInterval: REFRESH });
  return (
    <>
      <PageHeader title="Experiments">
        Requests are divided among variants; small figures are the bounds between which the true value lies with 95 %
        certainty.
      </PageHeader>
      <ProblemAlert error={all.error} onRetry={() => void all.refetch()} />
      {all.isPending && <Skeleton h={280} role="status" aria-label="Loading" />}
      {all.data?.length === 0 && (
        <Panel>
          <EmptyState title="No experiment runs">
            Declare one for a model under <code>tollgate.experiments</code>: its variants share the traffic, and a guard
            stops those that do worse.
          </EmptyState>
        </Panel>
      )}
      <Stack gap="md">
        {all.data?.map((one) => <ExperimentPanel key={one.experiment} of={one} />)}
      </Stack>
    </>
  );
}
