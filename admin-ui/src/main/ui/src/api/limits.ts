import { get, getTagged, post, put, remove, type Page } from './client';

export type ScopeLevel = 'tenant' | 'team' | 'project' | 'key' | 'tag';

export interface Scope {
  level: ScopeLevel;
  id: string;
}

export type QuotaUnit = 'requests' | 'tokens' | 'streams';

export interface Quota {
  id: string;
  scope: Scope;
  /** A name or glob of models that it is for; null: all of them. */
  model: string | null;
  unit: QuotaUnit;
  /** Null for streams, which are counted while they are open. */
  period: 'minute' | 'hour' | 'day' | null;
  limit: number;
  shadow: boolean;
}

export type BudgetWindow = { calendar: 'day' | 'week' | 'month' | 'quarter'; zone: string } | { rolling: string };

export interface BudgetState {
  /** Raises included. */
  limit: string;
  spent: string;
  leased: string;
  start: string | null;
  end: string | null;
}

export interface Budget {
  id: string;
  scope: Scope;
  limit: string;
  window: BudgetWindow;
  hard: boolean;
  alertPercents: number[];
  thrift: { percent: number; model: string } | null;
  allowUnpriced: boolean;
  current: BudgetState | null;
}

export interface Raise {
  id: string;
  amount: string;
  reason: string;
  until: string;
  by: string;
}

export type QuotaDraft = Omit<Quota, 'id'>;
export type BudgetDraft = Omit<Budget, 'id' | 'current'>;

export function writableQuota({ scope, model, unit, period, limit, shadow }: Quota): QuotaDraft {
  return { scope, model, unit, period, limit, shadow };
}

export function writableBudget(budget: Budget): BudgetDraft {
  const { scope, limit, window, hard, alertPercents, thrift, allowUnpriced } = budget;
  return { scope, limit, window, hard, alertPercents, thrift, allowUnpriced };
}

const quotaPath = (id: string) => `/quotas/${encodeURIComponent(id)}`;
const budgetPath = (id: string) => `/budgets/${encodeURIComponent(id)}`;

export const quotas = (unit: string) => get<Page<Quota>>('/quotas', { unit, limit: 200 });
export const quotaTagged = (id: string) => getTagged<Quota>(quotaPath(id));
export const createQuota = (draft: QuotaDraft) => post<Quota>('/quotas', draft);
export const updateQuota = (id: string, draft: QuotaDraft, etag: string) => put<Quota>(quotaPath(id), draft, etag);
export const removeQuota = (id: string) => remove(quotaPath(id));

export const budgets = (unit: string) => get<Page<Budget>>('/budgets', { unit, limit: 200 });
export const budgetTagged = (id: string) => getTagged<Budget>(budgetPath(id));
export const createBudget = (draft: BudgetDraft) => post<Budget>('/budgets', draft);
export const updateBudget = (id: string, draft: BudgetDraft, etag: string) => put<Budget>(budgetPath(id), draft, etag);
export const removeBudget = (id: string) => remove(budgetPath(id));

export const raises = (budget: string) => get<Page<Raise>>(`${budgetPath(budget)}/raises`);
export const raiseBudget = (budget: string, amount: string, reason: string, until: string) =>
  post<Raise>(`${budgetPath(budget)}/raises`, { amount, reason, until });
export const removeRaise = (budget: string, raise: string) =>
  remove(`${budgetPath(budget)}/raises/${encodeURIComponent(raise)}`);
