import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { removeBudget, type Budget } from '../../api/limits';
import { ConfirmDialog } from '../../parts/ConfirmDialog';
import { Can } from '../../parts/session';
import { useDone } from '../../parts/useDone';
import { EditBudgetDialog } from './BudgetDialogs';
import { RaisesDialog } from './RaisesDialog';

type Action = 'raise' | 'edit' | 'remove';

export function BudgetMenu({ budget }: { budget: Budget }) {
  const [action, setAction] = useState<Action | null>(null);
  const done = useDone();
  const close = () => setAction(null);
  return (
    <Can right="budgets.write">
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Change the budget ${budget.id}`}>
            <Ellipsis size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAction('raise')}>Raise for a while…</Menu.Item>
          <Menu.Item onClick={() => setAction('edit')}>Edit…</Menu.Item>
          <Menu.Item c="var(--tg-bad)" onClick={() => setAction('remove')}>
            Remove…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {action === 'raise' && <RaisesDialog budget={budget} onClose={close} />}
      {action === 'edit' && <EditBudgetDialog id={budget.id} onClose={close} />}
      {action === 'remove' && (
        <ConfirmDialog
          title="Remove the budget"
          action="Remove"
          onClose={close}
          onConfirm={async () => {
            await removeBudget(budget.id);
            void done('The budget was removed.', '/budgets', '/overview');
          }}
        >
          <strong>{budget.id}</strong> no longer limits anything, from the next request on. Budgets above it still hold.
        </ConfirmDialog>
      )}
    </Can>
  );
}
