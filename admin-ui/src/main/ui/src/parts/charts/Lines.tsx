import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';

interface Props {
  data: Record<string, string | number | null>[];
  series: { name: string; label?: string; color: string; strokeDasharray?: string }[];
  height?: number;
  format: (value: number) => string;
  legend?: boolean;
  label: string;
}

/** Lines over time; `data` rows carry their label as `at`. */
export default function Lines({ data, series, height = 180, format, legend = false, label }: Props) {
  return (
    <div role="img" aria-label={label}>
      <LineChart
        h={height}
        data={data}
        dataKey="at"
        series={series}
        withLegend={legend}
        legendProps={{ verticalAlign: 'bottom' }}
        valueFormatter={format}
        gridAxis="x"
        tickLine="none"
        strokeDasharray="0"
        gridColor="var(--tg-line)"
        textColor="dimmed"
        withDots={false}
        curveType="linear"
        strokeWidth={2}
        yAxisProps={{ width: 58 }}
        xAxisProps={{ minTickGap: 24 }}
        lineProps={{ isAnimationActive: false }}
        tooltipAnimationDuration={0}
      />
    </div>
  );
}
