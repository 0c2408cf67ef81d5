import type { Overview } from '../../api/gateway';
import { DataTable } from '../../parts/DataTable';
import { EmptyState } from '../../parts/EmptyState';
import { words } from '../../parts/format';
import { Panel } from '../../parts/Panel';
import { Status, toneOf } from '../../parts/Status';

type Row = Overview['providers'][number];

export function Health({ providers }: { providers: Row[] }) {
  return (
    <Panel title="Providers" flush>
      {providers.length === 0 ? (
        <EmptyState title="No provider is declared">
          Declare one under <code>tollgate.providers</code>; it is taken up without a restart.
        </EmptyState>
      ) : (
        <DataTable
          label="Health of providers"
          rows={providers}
          rowKey={(row) => row.name}
          columns={[
            { header: 'Provider', cell: (row) => row.name },
            { header: 'State', cell: (row) => <Status tone={toneOf(row.state)}>{words(row.state)}</Status> },
            { header: 'Targets', end: true, cell: (row) => row.targets },
            { header: 'Taken out', end: true, cell: (row) => row.open },
          ]}
        />
      )}
    </Panel>
  );
}
