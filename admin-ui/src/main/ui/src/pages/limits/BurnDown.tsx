import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Budget } from '../../api/limits';
import { costReport } from '../../api/reports';
import { axisMoney, Lines } from '../../parts/charts';
import { roughly } from '../../parts/decimal';
import { addDays, dateIn } from '../../parts/period';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { burnDown } from './burnDownPoints';

/** What is left of a budget day by day, beside what an even pace would leave. */
export function BurnDown({ budget }: { budget: Budget }) {
  const zone = 'calendar' in budget.window ? budget.window.zone : 'UTC';
  const start = budget.current?.start ?? new Date().toISOString();
  const query = {
    from: dateIn(zone, start),
    to: addDays(dateIn(zone), 1),
    zone,
    interval: 'day',
    filter: [`${budget.scope.level}:${budget.scope.id}`],
  };
  const spent = useQuery({
    queryKey: ['/reports/cost', 'burn', budget.id, query],
    queryFn: ({ signal }) => costReport(query, signal),
    enabled: budget.scope.level !== 'tag',
  });
  if (budget.scope.level === 'tag') {
    return (
      <Text size="xs" c="dimmed" mt="xs">
        There is no burn-down of budgets on tags yet; see the costs page.
      </Text>
    );
  }
  if (spent.error) {
    return <ProblemAlert error={spent.error} />;
  }
  if (!spent.data) {
    return <Skeleton h={180} mt="sm" />;
  }
  const points = burnDown({
    limit: roughly(budget.current?.limit ?? budget.limit),
    start,
    end: budget.current?.end ?? null,
    days: (spent.data.series ?? []).map((point) => ({ start: point.start, cost: roughly(point.total.cost) })),
    zone,
  });
  return (
    <div style={{ marginTop: 12 }}>
      <Lines
        label={`What is left of ${budget.id}, day by day`}
        data={points}
        series={[
          { name: 'left', label: 'Left', color: 'var(--tg-accent)' },
          { name: 'even', label: 'At an even pace', color: '#8a94a0', strokeDasharray: '4 4' },
        ]}
        format={axisMoney}
        legend
      />
    </div>
  );
}
