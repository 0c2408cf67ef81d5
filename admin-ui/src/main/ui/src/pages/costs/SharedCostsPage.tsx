import { Button, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { addSharedCost, removeSharedCost, type SharedCost } from '../../api/reports';
import { ConfirmDialog } from '../../parts/ConfirmDialog';
import { EmptyState } from '../../parts/EmptyState';
import { FormDialog } from '../../parts/FormDialog';
import { count } from '../../parts/format';
import { ListView } from '../../parts/ListView';
import { MoneyField } from '../../parts/MoneyField';
import { MoneyText } from '../../parts/MoneyText';
import { dateIn } from '../../parts/period';
import { Can, useCan } from '../../parts/session';
import { useDone } from '../../parts/useDone';
import { useList } from '../../parts/useList';

const DRIVERS = { tokens: 'By tokens', cost: 'By cost', calls: 'By requests' };

/** Costs that no single request causes, such as reserved capacity: shared among those who used it. */
export function SharedCostsPage() {
  const list = useList<SharedCost>('/reports/shared-costs');
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<SharedCost | null>(null);
  const may = useCan()('reports.write');
  const done = useDone();
  const add = (
    <Can right="reports.write">
      <Button size="xs" leftSection={<Plus size={14} />} onClick={() => setAdding(true)}>
        Add a shared cost
      </Button>
    </Can>
  );
  return (
    <>
      <ListView
        list={list}
        title="Shared costs"
        actions={add}
        label="Shared costs"
        rowKey={(cost) => cost.id}
        columns={[
          { header: 'Name', cell: (cost) => cost.name },
          { header: 'Month', cell: (cost) => cost.month },
          { header: 'Provider', cell: (cost) => cost.provider ?? 'All' },
          { header: 'Amount', end: true, cell: (cost) => <MoneyText value={cost.amount} /> },
          { header: 'Shared', cell: (cost) => DRIVERS[cost.driver] },
          { header: 'Capacity', end: true, cell: (cost) => (cost.capacityTokens ? `${count(cost.capacityTokens)} tokens` : '–') },
          {
            header: 'Actions', hideHeader: true, end: true,
            cell: (cost) =>
              may ? (
                <Button size="compact-xs" variant="default" aria-label={`Remove ${cost.name}`} onClick={() => setRemoving(cost)}>
                  Remove…
                </Button>
              ) : null,
          },
        ]}
        empty={
          <EmptyState title="Nothing is shared">
            Reserved throughput or a GPU server is paid by the month, whoever uses it. Add it here and statements carry
            each team's share.
          </EmptyState>
        }
      />
      {adding && <AddDialog onClose={() => setAdding(false)} />}
      {removing && (
        <ConfirmDialog
          title="Remove the shared cost"
          action="Remove"
          onClose={() => setRemoving(null)}
          onConfirm={async () => {
            await removeSharedCost(removing.id);
            void done('The shared cost was removed.', '/reports/shared-costs', '/reports/statement');
          }}
        >
          <strong>{removing.name}</strong> (<MoneyText value={removing.amount} />) disappears from the open statements of{' '}
          {removing.month}.
        </ConfirmDialog>
      )}
    </>
  );
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState<Omit<SharedCost, 'id'>>({
    name: '', provider: '', month: dateIn('UTC').slice(0, 7), amount: '', driver: 'tokens', capacityTokens: null,
  });
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const done = useDone();
  const submit = async () => {
    await addSharedCost(draft);
    void done('The shared cost was added.', '/reports/shared-costs', '/reports/statement');
  };
  return (
    <FormDialog title="Add a shared cost" submit="Add" onClose={onClose} onSubmit={submit}>
      {(errorOf) => (
        <>
          <TextInput label="Name" required value={draft.name} error={errorOf('/name')} onChange={(e) => set({ name: e.currentTarget.value })} />
          <Group grow align="flex-start">
            <TextInput label="Provider" required value={draft.provider ?? ''} error={errorOf('/provider')} onChange={(e) => set({ provider: e.currentTarget.value })} />
            <TextInput label="Month" type="month" required value={draft.month} error={errorOf('/month')} onChange={(e) => set({ month: e.currentTarget.value })} />
          </Group>
          <Group grow align="flex-start">
            <MoneyField label="Amount" value={draft.amount} error={errorOf('/amount')} onChange={(amount) => set({ amount })} />
            <Select
              label="Shared"
              allowDeselect={false}
              data={Object.entries(DRIVERS).map(([value, label]) => ({ value, label }))}
              value={draft.driver}
              onChange={(driver) => set({ driver: driver as SharedCost['driver'] })}
            />
          </Group>
          {draft.driver === 'tokens' && (
            <NumberInput
              label="Capacity in tokens"
              size="sm"
              description="What could have been used: the part that nobody used is shown as idle. Empty: all of it is shared."
              min={1}
              allowDecimal={false}
              thousandSeparator=","
              value={draft.capacityTokens ?? ''}
              error={errorOf('/capacityTokens')}
              onChange={(value) => set({ capacityTokens: value === '' ? null : Number(value) })}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
