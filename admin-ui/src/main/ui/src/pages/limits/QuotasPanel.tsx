import { ActionIcon, Anchor, Button, Menu } from '@mantine/core';
import { Ellipsis, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { removeQuota, type Quota, type Scope } from '../../api/limits';
import { ConfirmDialog } from '../../parts/ConfirmDialog';
import { DataTable, type Column } from '../../parts/DataTable';
import { EmptyState } from '../../parts/EmptyState';
import { count } from '../../parts/format';
import { Waiting } from '../../parts/ListView';
import { Panel } from '../../parts/Panel';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { scopeLink, scopeName } from '../../parts/scopes';
import { Can } from '../../parts/session';
import { useDone } from '../../parts/useDone';
import { EditQuotaDialog, NewQuotaDialog } from './QuotaDialogs';
import { useQuotas } from './useLimits';

export function quotaText(quota: Quota): string {
  return `${count(quota.limit)} ${quota.unit}${quota.period ? ` per ${quota.period}` : ' at a time'}`;
}

export function QuotasPanel({ scope, unit }: { scope: Scope; unit: string }) {
  const { own, above, isPending, error } = useQuotas(scope, unit, true);
  const [adding, setAdding] = useState(false);
  const add = (
    <Can right="quotas.write">
      <Button size="xs" variant="default" leftSection={<Plus size={14} />} onClick={() => setAdding(true)}>
        Set a quota
      </Button>
    </Can>
  );
  const columns: Column<Quota>[] = [
    { header: 'Quota', cell: (quota) => quota.id },
    { header: 'Allows', cell: quotaText },
    { header: 'Models', cell: (quota) => quota.model ?? 'All together' },
    { header: 'Effect', cell: (quota) => (quota.shadow ? 'Only counts' : 'Refuses') },
    { header: 'Set on', cell: (quota) => <On scope={quota.scope} own={own.includes(quota)} /> },
    {
      header: 'Actions', hideHeader: true, end: true, width: 40,
      cell: (quota) => (own.includes(quota) ? <QuotaMenu quota={quota} /> : null),
    },
  ];
  return (
    <Panel title="Quotas" hint="How fast it may go" actions={add} flush>
      <ProblemAlert error={error} />
      {isPending ? (
        <Waiting rows={2} />
      ) : own.length + above.length === 0 ? (
        <EmptyState title="Nothing limits the rate here">
          A quota limits requests or tokens in a minute, hour or day, or how many streams are open at once.
        </EmptyState>
      ) : (
        <DataTable label="Quotas" columns={columns} rows={[...own, ...above]} rowKey={(quota) => quota.id} />
      )}
      {adding && <NewQuotaDialog scope={scope} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function On({ scope, own }: { scope: Scope; own: boolean }) {
  const link = scopeLink(scope);
  if (own || !link) {
    return own ? 'Here' : scopeName(scope);
  }
  return (
    <Anchor component={Link} to={link} inherit>
      {scopeName(scope)}
    </Anchor>
  );
}

function QuotaMenu({ quota }: { quota: Quota }) {
  const [action, setAction] = useState<'edit' | 'remove' | null>(null);
  const done = useDone();
  const close = () => setAction(null);
  return (
    <Can right="quotas.write">
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Change the quota ${quota.id}`}>
            <Ellipsis size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAction('edit')}>Edit…</Menu.Item>
          <Menu.Item c="var(--tg-bad)" onClick={() => setAction('remove')}>
            Remove…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {action === 'edit' && <EditQuotaDialog id={quota.id} onClose={close} />}
      {action === 'remove' && (
        <ConfirmDialog
          title="Remove the quota"
          action="Remove"
          onClose={close}
          onConfirm={async () => {
            await removeQuota(quota.id);
            void done('The quota was removed.', '/quotas');
          }}
        >
          <strong>{quota.id}</strong> ({quotaText(quota)}) no longer limits anything. Quotas above it still hold.
        </ConfirmDialog>
      )}
    </Can>
  );
}
