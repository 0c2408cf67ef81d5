import { SimpleGrid } from '@mantine/core';
import type { Overview } from '../../api/gateway';
import { axisCount, axisMoney, Bars, Lines } from '../../parts/charts';
import { roughly } from '../../parts/decimal';
import { millis } from '../../parts/format';
import { Panel } from '../../parts/Panel';
import { stampFor } from '../../parts/stamps';

/** The same figures over time. */
export function Trends({ view }: { view: Overview }) {
  const stamp = stampFor(view.from, view.to);
  const data = view.series.map((point) => ({
    at: stamp(point.start),
    cost: roughly(point.cost),
    fine: point.calls - point.errors,
    errors: point.errors,
    wait: point.firstTokenMillis,
  }));
  const bars = data.map(({ wait: _, ...rest }) => rest);
  const waits = data.map(({ at, wait }) => ({ at, wait }));
  return (
    <SimpleGrid cols={{ base: 1, md: 3 }} spacing="md">
      <Panel title="Spend">
        <Bars
          label="Spend over time"
          data={bars}
          series={[{ name: 'cost', label: 'Spend', color: 'var(--tg-accent)' }]}
          format={axisMoney}
          height={170}
        />
      </Panel>
      <Panel title="Requests">
        <Bars
          label="Requests over time, and how many failed"
          data={bars}
          series={[
            { name: 'fine', label: 'Answered', color: 'var(--tg-accent)' },
            { name: 'errors', label: 'Failed', color: 'var(--tg-bad)' },
          ]}
          format={axisCount}
          height={170}
        />
      </Panel>
      <Panel title="Time to first token">
        <Lines
          label="Time to first token over time"
          data={waits}
          series={[{ name: 'wait', label: 'First token', color: 'var(--tg-accent)' }]}
          format={millis}
          height={170}
        />
      </Panel>
    </SimpleGrid>
  );
}
