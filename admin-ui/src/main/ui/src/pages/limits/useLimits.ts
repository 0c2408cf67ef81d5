import { useQueries } from '@tanstack/react-query';
import { lineage } from '../../api/directory';
import { budgets, quotas, type Budget, type Quota, type Scope } from '../../api/limits';

interface Limit {
  id: string;
  scope: Scope;
}

export interface Limits<T> {
  /** Those on the scope itself. */
  own: T[];
  /** Those on what it stands in, which hold as well. */
  above: T[];
  isPending: boolean;
  error: unknown;
}

function same(a: Scope, b: Scope): boolean {
  return a.level === b.level && a.id === b.id;
}

function useLimits<T extends Limit>(path: string, load: (unit: string) => Promise<{ items: T[] }>, scope: Scope, unit: string, enabled: boolean): Limits<T> {
  const line = lineage(unit);
  const answers = useQueries({
    queries: line.map((one) => ({ queryKey: [path, 'of', one], queryFn: () => load(one), enabled })),
  });
  const all = new Map(answers.flatMap((answer) => answer.data?.items ?? []).map((limit) => [limit.id, limit]));
  const limits = [...all.values()];
  return {
    own: limits.filter((limit) => same(limit.scope, scope)),
    above: limits.filter(
      (limit) => !same(limit.scope, scope) && ['tenant', 'team', 'project'].includes(limit.scope.level) && line.includes(limit.scope.id),
    ),
    isPending: enabled && answers.some((answer) => answer.isPending),
    error: answers.find((answer) => answer.error)?.error,
  };
}

export const useBudgets = (scope: Scope, unit: string, enabled: boolean) =>
  useLimits<Budget>('/budgets', budgets, scope, unit, enabled);

export const useQuotas = (scope: Scope, unit: string, enabled: boolean) =>
  useLimits<Quota>('/quotas', quotas, scope, unit, enabled);
