import { ago, between, figures, roll } from './numbers.ts';

export const audit = Array.from({ length: 40 }, (_, i) => ({
  sequence: 120 - i, at: ago(i * 97 + 4), actor: { kind: i % 3 ? 'user' : 'key', id: i % 3 ? 'u-1' : 'A2', name: i % 3 ? 'person-1@example.com' : 'Terraform' },
  action: ['key.issue', 'budget.update', 'key.suspend', 'price.set', 'tenant.update'][i % 5], object: ['key/K87109xQ', 'budget/acme.month', 'key/K95028xQ', 'price/7', 'tenant/acme'][i % 5],
  tenant: i % 5 === 3 ? null : 'acme',
  before: i % 5 === 0 ? null : { limit: '4000', hard: true, alertPercents: [50, 80], name: 'Acme' },
  after: { limit: '5000', hard: true, alertPercents: [50, 80, 100], name: 'Acme', note: 'raised' },
  hash: `${(i * 99991 + 16777216).toString(16)}c0ffee${i}`,
}));

const tier = (above: number, input: string, output: string) => ({ above, rates: { input, cacheRead: '0.3', output } });
export const prices: { id: string | null; validFrom: string | null; [name: string]: unknown }[] = [
  { id: 'p1', source: 'set', tenant: 'acme', provider: 'openai', model: 'gpt-4.1*', serviceTier: '', validFrom: '2026-11-01T00:00:00Z', tiers: [tier(0, '1.8', '7.2')] },
  { id: null, source: 'declared', tenant: null, provider: 'local', model: '*', serviceTier: '', validFrom: null, tiers: [tier(0, '0', '0')] },
  { id: null, source: 'catalogue', tenant: null, provider: 'anthropic', model: 'claude-sonnet-4-5', serviceTier: '', validFrom: null, tiers: [tier(0, '3', '15'), tier(200000, '6', '22.5')] },
  { id: null, source: 'catalogue', tenant: null, provider: 'openai', model: 'gpt-4.1*', serviceTier: '', validFrom: null, tiers: [tier(0, '2', '8')] },
  { id: null, source: 'catalogue', tenant: null, provider: 'openai', model: 'gpt-4.1*', serviceTier: 'priority', validFrom: null, tiers: [tier(0, '3.5', '14')] },
];

const estimate = (mean: number) => ({ count: 840, mean, low: mean * 0.9, high: mean * 1.1 });
export const experiments = [{
  experiment: 'cheaper', control: 'sonnet', at: ago(0),
  variants: [
    ['sonnet', 'claude-sonnet-4-5', 60, 0.011], ['mini', 'gpt-4.1-mini', 30, 0.019], ['local', 'llama3.1', 10, 0.094],
  ].map(([name, model, weight, rate], i) => ({
    name, model, weight, requests: between(300, 2000), errors: between(3, 60), errorRate: estimate(Number(rate)), timeToFirstToken: estimate(0.4 + i / 10),
    duration: estimate(3 - i / 2), inputTokens: estimate(1800), outputTokens: estimate(310), cost: estimate(0.012 / (i * 3 + 1)),
    scores: i < 2 ? { helpful: estimate(0.8 - i / 20) } : {},
    errorRateDifference: i === 0 ? null : { value: Number(rate) - 0.011, low: 0.001, high: 0.1, p: i === 1 ? 0.31 : 0.0004 },
    timeToFirstTokenDifference: i === 0 ? null : { value: i / 10, low: 0.01, high: 0.3, p: 0.2 },
    stopped: i === 2 ? { reason: 'MORE_ERRORS', at: ago(300), observed: 0.094, reference: 0.011, p: 0.0004, requests: 312 } : null,
  })),
}];

export const statement = (unit: string, month: string, zone: string) => ({
  unit, month, zone, state: 'open', budget: { id: `${unit}.month`, limit: '1300' }, opening: '1300', usage: figures(25), shared: '118.250000000000',
  corrections: [{ at: ago(4000), amount: '-3.2', reason: 'Price of gpt-4.1-mini was entered too high' }], closing: '77.318779999999',
  models: [['anthropic', 'claude-sonnet-4-5'], ['openai', 'gpt-4.1'], ['local', 'llama3.1']].map(([provider, model], i) => ({ provider, model, figures: figures(12 / (i + 1)) })),
  tokenKinds: ['input', 'cacheRead', 'output', 'reasoning'].map((kind) => ({ kind, tokens: between(10_000, 90_000_000), cost: (roll() * 300).toFixed(9) })),
  previous: figures(20), change: { total: '182.40', price: '-12.05', volume: '170.20', mix: '24.25' },
  waste: ['retry', 'fallback', 'hedge', 'aborted'].map((kind) => ({ kind, attempts: between(1, 400), cost: (roll() * 9).toFixed(9) })),
  unpriced: { attempts: 14, tokens: 31_200 }, forecast: '1391.07',
  movers: [['support-bot', '412.5', '210.25', '202.25'], ['gpt-4.1', '88.1', '140.6', '-52.5']].map(([model, cost, previous, change]) => ({ key: { modelRequested: model }, cost, previous, change })),
});

export const periods = ['2026-11', '2026-10', '2026-09'].map((month, i) => ({
  month, state: i < 2 ? 'open' : 'closed', closedAt: i < 2 ? null : ago(60 * 24 * 48), closedBy: i < 2 ? null : 'person-1@example.com', cost: (3187.442 - i * 300).toFixed(6),
}));

export const sharedCosts = [
  { id: 's1', name: 'Provisioned throughput', provider: 'openai', month: '2026-11', amount: '2400', driver: 'tokens', capacityTokens: 900_000_000 },
  { id: 's2', name: 'GPU server', provider: 'local', month: '2026-11', amount: '880.50', driver: 'calls', capacityTokens: null },
];

export const reconciliation = (provider: string) => ({
  provider, from: '2026-10-01', to: '2026-11-01', ledger: '2011.441200', invoice: '2014.02', difference: '2.578800',
  rows: [
    { day: '2026-10-03', model: 'gpt-4.1', ledger: '61.2', invoice: '63.1', difference: '1.9', explanations: [{ what: 'usage the gateway estimated', amount: '1.7' }, { what: 'unexplained', amount: '0.2' }] },
    { day: '2026-10-04', model: 'gpt-4.1', ledger: '59.88', invoice: '59.88', difference: '0', explanations: [] },
  ],
});
