import { Anchor, Badge, Button, Collapse, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Budget, BudgetWindow } from '../../api/limits';
import { BudgetBar } from '../../parts/BudgetBar';
import { minus, roughly } from '../../parts/decimal';
import { duration } from '../../parts/format';
import { MoneyText } from '../../parts/MoneyText';
import { scopeLink, scopeName } from '../../parts/scopes';
import { useCan } from '../../parts/session';
import { Time } from '../../parts/Time';
import { BudgetMenu } from './BudgetMenu';
import { BurnDown } from './BurnDown';

export function windowName(window: BudgetWindow): string {
  return 'rolling' in window ? `any ${duration(window.rolling)}` : `each ${window.calendar} (${window.zone})`;
}

/** A budget: what is spent of it, what is left, and how it got there. */
export function BudgetCard({ budget, own }: { budget: Budget; own: boolean }) {
  const can = useCan();
  const [open, setOpen] = useState(false);
  const limit = budget.current?.limit ?? budget.limit;
  const spent = budget.current?.spent ?? '0';
  const leased = budget.current?.leased ?? '0';
  const left = minus(minus(limit, spent) ?? limit, leased);
  const link = scopeLink(budget.scope);
  return (
    <section aria-label={`Budget ${budget.id}`}>
      <Group justify="space-between" gap="xs" mb={6}>
        <Group gap={8}>
          <Text fw={500} size="sm">
            {own || !link ? budget.id : <Anchor component={Link} to={link} inherit>{scopeName(budget.scope)}</Anchor>}
          </Text>
          <Text size="xs" c="dimmed">
            {windowName(budget.window)}
          </Text>
          <Badge variant="default" size="sm" tt="none" fw={500}>
            {budget.hard ? 'Hard' : 'Warns only'}
          </Badge>
        </Group>
        <Group gap={4}>
          {can('reports.read') && budget.current?.start && (
            <Button size="compact-xs" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? 'Hide burn-down' : 'Burn-down'}
            </Button>
          )}
          {own && <BudgetMenu budget={budget} />}
        </Group>
      </Group>
      <BudgetBar budget={budget} size={10} />
      <Group justify="space-between" gap="xs" mt={6} fz={13}>
        <span>
          <MoneyText value={spent} /> <span className="tg-cents">spent of</span> <MoneyText value={limit} />
          {roughly(leased) > 0 && (
            <span className="tg-cents">
              {' · '}
              <MoneyText value={leased} /> leased
            </span>
          )}
          {limit !== budget.limit && (
            <span className="tg-cents">
              {' · '}raised from <MoneyText value={budget.limit} />
            </span>
          )}
        </span>
        <span>
          <MoneyText value={left} /> <span className="tg-cents">left</span>
          {budget.current?.end && (
            <span className="tg-cents">
              {' · '}begins anew <Time at={budget.current.end} as="ago" />
            </span>
          )}
        </span>
      </Group>
      <Collapse expanded={open}>{open && <BurnDown budget={budget} />}</Collapse>
    </section>
  );
}
