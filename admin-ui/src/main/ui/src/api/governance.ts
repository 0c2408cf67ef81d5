import { get, post, remove, type Page } from './client';
import type { Actor, MadeAdminKey, Role } from './session';

export interface AuditEntry {
  sequence: number;
  at: string;
  actor: Actor;
  action: string;
  object: string;
  tenant: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  hash: string;
}

export interface Settings {
  version: string;
  node: string;
  store: string;
  redis: boolean;
  access: 'keys' | 'open';
  /** That a provider may be declared with. */
  dialects: string[];
  nodes: { id: string; alive: boolean }[];
  oidc: { id: string; issuer: string; audiences: string[] }[];
}

export interface LedgerCheck {
  at: string;
  tookMillis: number;
  attempts: number;
  cost: string;
  windows: number;
  differences: number;
  findings: { rule: string; row: string; detail: string }[];
}

export interface PriceRow {
  id: string | null;
  source: 'catalogue' | 'declared' | 'set';
  tenant: string | null;
  provider: string;
  model: string;
  serviceTier: string;
  validFrom: string | null;
  tiers: { above: number; rates: Record<string, string> }[];
}

export type PriceDraft = Omit<PriceRow, 'id' | 'source'>;

export interface Estimate {
  count: number;
  mean: number;
  low: number | null;
  high: number | null;
}

export interface Difference {
  value: number;
  low: number;
  high: number;
  p: number;
}

export interface Variant {
  name: string;
  model: string;
  weight: number;
  requests: number;
  errors: number;
  errorRate: Estimate | null;
  timeToFirstToken: Estimate | null;
  duration: Estimate | null;
  inputTokens: Estimate | null;
  outputTokens: Estimate | null;
  cost: Estimate | null;
  scores: Record<string, Estimate>;
  errorRateDifference: Difference | null;
  timeToFirstTokenDifference: Difference | null;
  stopped: { reason: string; at: string; observed: number; reference: number; p: number | null; requests: number } | null;
}

export interface Experiment {
  experiment: string;
  control: string;
  at: string;
  variants: Variant[];
}

export const verifyAudit = () =>
  post<{ entries: number; intact: boolean; brokenAt: number | null }>('/audit/verify');
export const settings = () => get<Settings>('/settings');
export const verifyLedger = () => post<LedgerCheck>('/ledger/verify');
export const issueAdminKey = (draft: { name: string; role: Role; unit: string | null; expires: string | null }) =>
  post<MadeAdminKey>('/admin-keys', draft);
export const revokeAdminKey = (id: string) => post(`/admin-keys/${encodeURIComponent(id)}/revoke`);
export const setPrice = (draft: PriceDraft) => post<PriceRow>('/prices', draft);
export const removePrice = (id: string) => remove(`/prices/${encodeURIComponent(id)}`);

/** Comes as a plain array; a page of a list would do as well. */
export async function experiments(): Promise<Experiment[]> {
  const all = await get<Experiment[] | Page<Experiment>>('/experiments');
  return Array.isArray(all) ? all : all.items;
}

export const resumeVariant = (experiment: string, variant: string) =>
  post<Experiment>(
    `/experiments/${encodeURIComponent(experiment)}/variants/${encodeURIComponent(variant)}/resume`,
  );
