import { useState } from 'react';
import type { Tagged } from '../../api/client';
import {
  budgetTagged, createBudget, updateBudget, writableBudget, type Budget, type BudgetDraft, type Scope,
} from '../../api/limits';
import { EditLoaded } from '../../parts/EditLoaded';
import { FormDialog } from '../../parts/FormDialog';
import { scopeName } from '../../parts/scopes';
import { useDone } from '../../parts/useDone';
import { BudgetFields } from './BudgetFields';

export function NewBudgetDialog({ scope, onClose }: { scope: Scope; onClose: () => void }) {
  const [draft, setDraft] = useState<BudgetDraft>({
    scope,
    limit: '',
    window: { calendar: 'month', zone: 'UTC' },
    hard: true,
    alertPercents: [50, 80, 100],
    thrift: null,
    allowUnpriced: false,
  });
  const done = useDone();
  const submit = async () => {
    await createBudget(draft);
    void done('The budget holds from now on.', '/budgets', '/overview');
  };
  return (
    <FormDialog title={`A budget for ${scopeName(scope)}`} submit="Set the budget" onClose={onClose} onSubmit={submit}>
      {(errorOf) => <BudgetFields draft={draft} onChange={setDraft} errorOf={errorOf} />}
    </FormDialog>
  );
}

export function EditBudgetDialog({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <EditLoaded title="Edit the budget" queryKey={['/budgets', 'edit', id]} load={() => budgetTagged(id)} onClose={onClose}>
      {(loaded) => <EditForm loaded={loaded} onClose={onClose} />}
    </EditLoaded>
  );
}

function EditForm({ loaded, onClose }: { loaded: Tagged<Budget>; onClose: () => void }) {
  const [draft, setDraft] = useState(writableBudget(loaded.value));
  const done = useDone();
  const submit = async () => {
    await updateBudget(loaded.value.id, draft, loaded.etag);
    void done('The budget was changed.', '/budgets', '/overview');
  };
  return (
    <FormDialog title={`Edit ${loaded.value.id}`} submit="Save" onClose={onClose} onSubmit={submit}>
      {(errorOf) => <BudgetFields draft={draft} onChange={setDraft} errorOf={errorOf} />}
    </FormDialog>
  );
}
