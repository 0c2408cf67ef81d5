import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Budget } from '../../api/limits';
import { BudgetBar } from '../../parts/BudgetBar';
import { EmptyState } from '../../parts/EmptyState';
import { MoneyText } from '../../parts/MoneyText';
import { Panel } from '../../parts/Panel';
import { scopeLink, scopeName } from '../../parts/scopes';

export function BudgetsNearLimit({ budgets }: { budgets: Budget[] }) {
  return (
    <Panel title="Budgets nearest their limit">
      {budgets.length === 0 ? (
        <EmptyState title="No budget is set">
          A budget stops a tenant, team, project or key before it spends more than you allow. Set one on the page of a{' '}
          <Anchor component={Link} to="/teams">
            team
          </Anchor>
          .
        </EmptyState>
      ) : (
        <Stack gap="sm">
          {budgets.map((budget) => (
            <Line key={budget.id} budget={budget} />
          ))}
        </Stack>
      )}
    </Panel>
  );
}

function Line({ budget }: { budget: Budget }) {
  const link = scopeLink(budget.scope);
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={4} wrap="nowrap">
        <Text size="sm" truncate>
          {link ? (
            <Anchor component={Link} to={link} inherit>
              {scopeName(budget.scope)}
            </Anchor>
          ) : (
            scopeName(budget.scope)
          )}{' '}
          <Text span c="dimmed" size="xs">
            {budget.id}
          </Text>
        </Text>
        <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
          <MoneyText value={budget.current?.spent ?? '0'} places={2} />{' '}
          <Text span c="dimmed" inherit>
            of <MoneyText value={budget.current?.limit ?? budget.limit} places={2} />
          </Text>
        </Text>
      </Group>
      <BudgetBar budget={budget} />
    </div>
  );
}
