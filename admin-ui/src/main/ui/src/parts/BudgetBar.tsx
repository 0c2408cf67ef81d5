import { Progress, Text } from '@mantine/core';
import type { Budget } from '../api/limits';
import { percentOf } from './decimal';

function toneOf(percent: number): string {
  return percent >= 100 ? 'var(--tg-bad)' : percent >= 80 ? 'var(--tg-warn)' : 'var(--tg-accent)';
}

/** How much of a budget is spent, and how much on top is promised to requests that run. */
export function BudgetBar({ budget, size = 8 }: { budget: Budget; size?: number }) {
  const now = budget.current;
  const spent = percentOf(now?.spent ?? '0', now?.limit ?? budget.limit);
  const leased = percentOf(now?.leased ?? '0', now?.limit ?? budget.limit) ?? 0;
  if (spent === null) {
    return (
      <Text size="xs" c="dimmed">
        The limit is zero: nothing may be spent.
      </Text>
    );
  }
  const shown = Math.min(100, spent);
  return (
    <Progress.Root size={size} aria-label={`${budget.id}: ${Math.round(spent)} % spent`}>
      <Progress.Section value={shown} color={toneOf(spent)} aria-label={`${Math.round(spent)} % spent`} />
      <Progress.Section
        value={Math.min(100 - shown, leased)}
        color={toneOf(spent)}
        style={{ opacity: 0.35 }}
        aria-label={`${Math.round(leased)} % leased to nodes`}
      />
    </Progress.Root>
  );
}
