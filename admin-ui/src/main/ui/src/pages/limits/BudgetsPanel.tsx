import { Button, Stack, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Scope } from '../../api/limits';
import { EmptyState } from '../../parts/EmptyState';
import { Waiting } from '../../parts/ListView';
import { Panel } from '../../parts/Panel';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { Can } from '../../parts/session';
import { BudgetCard } from './BudgetCard';
import { NewBudgetDialog } from './BudgetDialogs';
import { useBudgets } from './useLimits';

export function BudgetsPanel({ scope, unit }: { scope: Scope; unit: string }) {
  const { own, above, isPending, error } = useBudgets(scope, unit, true);
  const [adding, setAdding] = useState(false);
  const add = (
    <Can right="budgets.write">
      <Button size="xs" variant="default" leftSection={<Plus size={14} />} onClick={() => setAdding(true)}>
        Set a budget
      </Button>
    </Can>
  );
  return (
    <Panel title="Budgets" hint="How much may be spent, and what has been" actions={add}>
      <ProblemAlert error={error} />
      {isPending && <Waiting rows={2} />}
      {!isPending && !error && own.length + above.length === 0 && (
        <EmptyState title="Nothing limits what is spent here">
          A hard budget holds to the last cent: a request that could exceed it is refused before it is sent.
        </EmptyState>
      )}
      <Stack gap="lg">
        {own.map((budget) => (
          <BudgetCard key={budget.id} budget={budget} own />
        ))}
        {above.length > 0 && (
          <Text size="xs" c="dimmed" fw={500}>
            These hold as well
          </Text>
        )}
        {above.map((budget) => (
          <BudgetCard key={budget.id} budget={budget} own={false} />
        ))}
      </Stack>
      {adding && <NewBudgetDialog scope={scope} onClose={() => setAdding(false)} />}
    </Panel>
  );
}
