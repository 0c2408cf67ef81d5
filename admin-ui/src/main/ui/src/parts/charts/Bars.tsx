import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';

export interface BarSeries {
  name: string;
  label?: string;
  color: string;
}

interface Props {
  data: Record<string, string | number>[];
  series: BarSeries[];
  height?: number;
  format: (value: number) => string;
  legend?: boolean;
  /** What it shows, for those who do not see it; the figures stand in a table or tiles beside it. */
  label: string;
}

/** Stacked bars over time; `data` rows carry their label as `at`. */
export default function Bars({ data, series, height = 200, format, legend = false, label }: Props) {
  return (
    <div role="img" aria-label={label}>
      <BarChart
        h={height}
        data={data}
        dataKey="at"
        type="stacked"
        series={series}
        withLegend={legend}
        legendProps={{ verticalAlign: 'bottom' }}
        valueFormatter={format}
        gridAxis="x"
        tickLine="none"
        strokeDasharray="0"
        gridColor="var(--tg-line)"
        textColor="dimmed"
        yAxisProps={{ width: 58 }}
        xAxisProps={{ minTickGap: 24 }}
        barProps={{ isAnimationActive: false, maxBarSize: 38 }}
        tooltipAnimationDuration={0}
      />
    </div>
  );
}
