import { get, post, postText, remove, type Page, type Query } from './client';
import type { Tokens } from './tokens';

export interface Figures {
  cost: string;
  calls: number;
  attempts: number;
  unpriced: number;
  errors: number;
  tokens: Tokens;
  firstTokenMillis: number | null;
}

/** A row's value of each dimension that was grouped by; null: nobody it could be put down to. */
export type RowKey = Record<string, string | null>;

export interface CostReport {
  from: string;
  to: string;
  zone: string;
  currency: string;
  group: string[];
  total: Figures;
  previous: Figures | null;
  rows: { key: RowKey; figures: Figures; previous: Figures | null }[];
  more: number;
  rest: Figures | null;
  series?: { start: string; total: Figures; rows: { key: RowKey; figures: Figures }[] }[];
}

export interface Statement {
  unit: string;
  month: string;
  zone: string;
  state: 'open' | 'closed';
  budget: { id: string; limit: string } | null;
  opening: string;
  usage: Figures;
  shared: string;
  corrections: { at: string; amount: string; reason: string }[];
  closing: string;
  models: { provider: string | null; model: string | null; figures: Figures }[];
  tokenKinds: { kind: string; tokens: number; cost: string }[];
  previous: Figures | null;
  change: { total: string; price: string; volume: string; mix: string } | null;
  waste: { kind: string; attempts: number; cost: string }[];
  unpriced: { attempts: number; tokens: number };
  forecast: string | null;
  movers: { key: RowKey; cost: string; previous: string; change: string }[];
}

export interface BillingPeriod {
  month: string;
  state: 'open' | 'closed';
  closedAt: string | null;
  closedBy: string | null;
  cost: string;
}

/** A model that goes, and who used it. */
export interface GoingModel {
  model: string;
  provider: string;
  served: string;
  deprecatedOn: string | null;
  retiresOn: string | null;
  successor: string | null;
  users: {
    tenant: string | null;
    team: string | null;
    project: string | null;
    keyId: string | null;
    keyLabel: string | null;
    attempts: number;
    cost: string;
    lastUsed: string;
  }[];
}

export interface Deprecations {
  from: string;
  to: string;
  models: GoingModel[];
}

export interface SharedCost {
  id: string;
  name: string;
  provider: string | null;
  month: string;
  amount: string;
  driver: 'tokens' | 'cost' | 'calls';
  capacityTokens: number | null;
}

export interface Reconciliation {
  provider: string;
  from: string;
  to: string;
  ledger: string;
  invoice: string;
  difference: string;
  rows: {
    day: string;
    model: string;
    ledger: string;
    invoice: string;
    difference: string;
    explanations: { what: string; amount: string }[];
  }[];
}

/** What became of a report for certain days; `to` is the day after the last. */
export interface PastDelivery {
  from: string;
  to: string;
  attempts: number;
  deliveredAt: string | null;
  problem: string | null;
  again: string | null;
}

export interface ReportDelivery {
  name: string;
  report: 'cost' | 'focus' | 'unpriced';
  every: 'day' | 'week' | 'month';
  to: string;
  next: string;
  latest: PastDelivery[];
}

export const costReport = (query: Query, signal?: AbortSignal) => get<CostReport>('/reports/cost', query, signal);
export const deprecations = (days: number) => get<Deprecations>('/reports/deprecations', { days });
export const statement = (unit: string, month: string, zone: string) =>
  get<Statement>('/reports/statement', { unit, month, zone });
export const closePeriod = (month: string) => post<BillingPeriod>(`/reports/periods/${month}/close`);
export const addSharedCost = (cost: Omit<SharedCost, 'id'>) => post<SharedCost>('/reports/shared-costs', cost);
export const removeSharedCost = (id: string) => remove(`/reports/shared-costs/${encodeURIComponent(id)}`);
export const sharedCosts = () => get<Page<SharedCost>>('/reports/shared-costs', { limit: 200 });
export const reconcile = (provider: string, csv: string) =>
  postText<Reconciliation>('/reports/reconciliation', csv, 'text/csv', { provider });
export const sendDelivery = (name: string) => post<ReportDelivery>(`/reports/deliveries/${encodeURIComponent(name)}/send`);
