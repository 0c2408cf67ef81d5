import { Text } from '@mantine/core';
import type { CostReport } from '../../../api/reports';
import { axisMoney, Bars } from '../../../parts/charts';
import { chartOf } from './chartOf';

export function CostChart({ report, zone }: { report: CostReport; zone: string }) {
  const { data, series } = chartOf(report, zone);
  if (data.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        There is no course over time of this.
      </Text>
    );
  }
  return (
    <Bars
      label="Cost over time, by group; the table below has the exact sums"
      data={data}
      series={series}
      format={axisMoney}
      height={280}
      legend={series.length > 1}
    />
  );
}
