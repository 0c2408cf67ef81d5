import type { CostReport, Figures, RowKey } from '../../../api/reports';
import { Change } from '../../../parts/Change';
import { DataTable, type Column } from '../../../parts/DataTable';
import { percentOf } from '../../../parts/decimal';
import { count, millis, shortCount } from '../../../parts/format';
import { MoneyText } from '../../../parts/MoneyText';
import { rowName } from './chartOf';
import { dimensionName, drillDown, type Filter } from './dimensions';
import type { View } from './useView';

interface Row {
  name: string;
  key: RowKey | null;
  figures: Figures;
  previous: Figures | null;
}

interface Props {
  report: CostReport;
  filters: Filter[];
  onChange: (changes: Partial<View>) => void;
}

/** The rows, what is beyond them, and the sum of all. */
export function CostTable({ report, filters, onChange }: Props) {
  const rows: Row[] = report.rows.map((row) => ({ ...row, name: rowName(row.key) }));
  if (report.rest) {
    rows.push({ name: `${count(report.more)} others`, key: null, figures: report.rest, previous: null });
  }
  rows.push({ name: 'Total', key: null, figures: report.total, previous: report.previous });
  const open = (row: Row) => {
    const inside = row.key && drillDown(row.key, filters);
    if (inside) {
      onChange({ filters: inside.filters, group: [inside.group] });
    }
  };
  const header = report.group.map(dimensionName).join(' · ') || 'Everything';
  const columns: Column<Row>[] = [
    { header, cell: ({ name, key }) => (key ? name : <strong>{name}</strong>) },
    { header: 'Cost', end: true, cell: ({ figures }) => <MoneyText value={figures.cost} /> },
    { header: 'Share', end: true, cell: ({ figures }) => share(figures.cost, report.total.cost) },
    { header: 'Change', end: true, cell: (row) => row.previous && <Change now={row.figures.cost} before={row.previous.cost} /> },
    { header: 'Requests', end: true, cell: ({ figures }) => count(figures.calls) },
    { header: 'Errors', end: true, cell: ({ figures }) => count(figures.errors) },
    { header: 'Tokens', end: true, cell: ({ figures }) => <span title={count(figures.tokens.total)}>{shortCount(figures.tokens.total)}</span> },
    { header: 'Unpriced', end: true, cell: ({ figures }) => (figures.unpriced > 0 ? count(figures.unpriced) : '–') },
    { header: 'First token', end: true, cell: ({ figures }) => millis(figures.firstTokenMillis) },
  ];
  return (
    <DataTable
      label="Costs by group"
      narrow="scroll"
      columns={report.previous ? columns : columns.filter(({ header: name }) => name !== 'Change')}
      rows={rows}
      rowKey={({ name }) => name}
      canOpen={(row) => row.key !== null && drillDown(row.key, filters) !== null}
      onOpen={open}
    />
  );
}

function share(part: string, whole: string): string {
  const percent = percentOf(part, whole);
  return percent === null ? '–' : `${percent.toFixed(1)} %`;
}
