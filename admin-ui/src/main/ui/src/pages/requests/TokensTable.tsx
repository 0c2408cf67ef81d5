import { TOKEN_KINDS, type TokenKind, type Tokens } from '../../api/tokens';
import { DataTable } from '../../parts/DataTable';
import { count } from '../../parts/format';

/** Tokens by kind, those that there were any of. */
export function TokensTable({ tokens }: { tokens: Tokens }) {
  const kinds = (Object.keys(TOKEN_KINDS) as TokenKind[]).filter((kind) => tokens[kind] > 0);
  const rows = [...kinds.map((kind) => ({ name: TOKEN_KINDS[kind], n: tokens[kind] })), { name: 'Total', n: tokens.total }];
  return (
    <DataTable
      label="Tokens by kind"
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        { header: 'Kind', cell: (row) => (row.name === 'Total' ? <strong>Total</strong> : row.name) },
        { header: 'Tokens', end: true, cell: (row) => (row.name === 'Total' ? <strong>{count(row.n)}</strong> : count(row.n)) },
      ]}
    />
  );
}
