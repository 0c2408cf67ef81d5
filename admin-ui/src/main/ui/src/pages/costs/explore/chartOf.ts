import type { CostReport, RowKey } from '../../../api/reports';
import type { BarSeries } from '../../../parts/charts/Bars';
import { colourOf, REST } from '../../../parts/charts/palette';
import { roughly } from '../../../parts/decimal';
import { stampFor } from '../../../parts/stamps';

const MOST_SERIES = 7;

/** A row's name: its values, or that nobody owns it. */
export function rowName(key: RowKey): string {
  const values = Object.values(key).map((value) => value ?? 'Unallocated');
  return values.length === 0 ? 'Everything' : values.join(' · ');
}

/** The dearest rows as series of their own, what is left as one more. */
export function chartOf(report: CostReport, zone: string): { data: Record<string, string | number>[]; series: BarSeries[] } {
  const points = report.series ?? [];
  const shown = report.rows.slice(0, MOST_SERIES).map((row) => rowName(row.key));
  const index = new Map(shown.map((name, i) => [name, `s${i}`]));
  const stamp = stampFor(report.from, report.to, zone);
  let anythingElse = false;
  const data = points.map((point) => {
    const bar: Record<string, string | number> = { at: stamp(point.start) };
    let rest = roughly(point.total.cost);
    for (const row of point.rows) {
      const series = index.get(rowName(row.key));
      if (series) {
        const cost = roughly(row.figures.cost);
        bar[series] = cost;
        rest -= cost;
      }
    }
    // What is smaller is what doubles get wrong.
    bar.rest = rest > roughly(point.total.cost) * 1e-9 ? rest : 0;
    anythingElse ||= bar.rest > 0;
    return bar;
  });
  const series = shown.map((label, i) => ({ name: `s${i}`, label, color: colourOf(i) }));
  return { data, series: anythingElse ? [...series, { name: 'rest', label: 'Others', color: REST }] : series };
}
