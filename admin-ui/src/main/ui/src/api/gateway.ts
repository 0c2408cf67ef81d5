import { get, post, type Page } from './client';
import type { Budget } from './limits';
import type { Tokens } from './tokens';

export interface TargetState {
  name: string;
  breaker: 'closed' | 'open' | 'half_open';
  outstanding: number;
  secondsToFirstToken: number | null;
  secondsToWholeAnswer: number | null;
}

/** What a provider lists, and what became of it at this node. */
export interface ModelList {
  everySeconds: number;
  askedAt: string | null;
  listedAt: string | null;
  listed: number;
  served: number;
  /** Names that are served without it: declared ones, and those that an earlier provider lists. */
  elsewhere: string[];
  problem: string | null;
}

export interface Provider {
  name: string;
  dialect: string;
  baseUrl: string;
  secrets: { fingerprint: string }[];
  /** Whether an administrator has declared it, rather than the settings' file. */
  declared: boolean;
  /** Whether a check found that it is not there. */
  down: boolean;
  /** null: its list is not served */
  list: ModelList | null;
  targets: TargetState[];
}

export interface ModelTarget {
  provider: string;
  /** null: as the client names it */
  model: string | null;
  weight: number;
  role: 'target' | 'fallback' | 'context-too-long' | 'content-policy';
}

export interface Model {
  name: string;
  glob: boolean;
  /** Whether a provider lists it, and nobody declared it. */
  found: boolean;
  owner: string;
  targets: ModelTarget[];
  experiment: string | null;
}

export interface ProviderTest {
  ok: boolean;
  status: number | null;
  tookMillis: number;
  detail: string;
}

export interface CallRow {
  requestId: string;
  at: string;
  tenant: string | null;
  team: string | null;
  project: string | null;
  keyId: string | null;
  keyLabel: string | null;
  operation: string;
  endpoint: string;
  route: string | null;
  modelRequested: string;
  modelServed: string | null;
  provider: string | null;
  attempts: number;
  outcome: string;
  source: 'reported' | 'estimated' | 'partial' | null;
  tokens: Tokens | null;
  cost: string | null;
  durationMillis: number | null;
  firstTokenMillis: number | null;
}

export interface Attempt {
  number: number;
  kind: 'first' | 'retry' | 'fallback' | 'hedge' | 'shadow' | string;
  provider: string;
  model: string;
  outcome: string;
  durationMillis: number | null;
  firstTokenMillis: number | null;
  tokens: Tokens | null;
  cost: string | null;
  priceId: string | null;
  source: string | null;
  reserved: string | null;
}

export interface CallStory extends CallRow {
  tags: Record<string, string>;
  endUser: string | null;
  attemptList: Attempt[];
  losses: string[] | null;
}

export interface Explanation {
  model: string;
  route: string;
  decisions: string[];
  servedBy: string;
  inputTokens: number;
  targets: {
    provider: string;
    model: string;
    role: string;
    weight: number;
    breaker: string;
    obstacle: string | null;
    translation: string | null;
    dropped: string[];
    refusal: string | null;
    longestAnswer: number | null;
    mostCost: string | number | null;
  }[];
  mostCost: string | number | null;
}

export interface Overview {
  from: string;
  to: string;
  spend: { window: string; today: string; month: string; previousWindow: string };
  calls: number;
  errors: number;
  firstTokenMillis: number | null;
  series: { start: string; calls: number; errors: number; cost: string; firstTokenMillis: number | null }[];
  budgets: Budget[];
  providers: { name: string; state: 'healthy' | 'degraded' | 'down'; targets: number; open: number }[];
  topTeams: { name: string; cost: string }[];
  topModels: { name: string; cost: string }[];
}

export interface Alert {
  budget: string;
  percent: number;
  spent: string;
  raisedAt: string;
  told: boolean;
}

export const overview = (window: string, signal?: AbortSignal) => get<Overview>('/overview', { window }, signal);
export const providers = () => get<Page<Provider>>('/providers', { limit: 200 });
export const models = () => get<Page<Model>>('/models', { limit: 200 });
export const askForList = (name: string) => post<Provider>(`/providers/${encodeURIComponent(name)}/list`);
export const testProvider = (name: string) => post<ProviderTest>(`/providers/${encodeURIComponent(name)}/test`);
export const callStory = (id: string, signal?: AbortSignal) =>
  get<CallStory>(`/requests/${encodeURIComponent(id)}`, {}, signal);
export const explain = (path: string, body: unknown) => post<Explanation>('/explain', { path, body });
