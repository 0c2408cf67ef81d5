import { somebody } from './directory.ts';
import { ago, between, figures, pick, roll, tokens } from './numbers.ts';

const MODELS = [
  ['support-bot', 'anthropic', 'claude-sonnet-4-5'], ['gpt-4.1', 'openai', 'gpt-4.1'], ['claude-sonnet-4-5', 'anthropic', 'claude-sonnet-4-5'],
  ['demo/echo', 'demo', 'echo'], ['llama3.1', 'local', 'llama3.1'],
] as const;
const ENDPOINTS = ['/v1/chat/completions', '/v1/messages', '/api/chat'];

export const calls = Array.from({ length: 130 }, (_, i) => {
  const key = somebody();
  const [tenant, team, project] = key.unit.split('/');
  const [route, provider, served] = pick(MODELS);
  const outcome = i % 17 === 3 ? 'failed' : i % 23 === 5 ? 'client_gone' : i === 0 ? 'open' : i % 31 === 8 ? 'upstream_broken' : 'complete';
  const took = between(300, 9000);
  return {
    requestId: `01KAV${(i * 7919 + 100000).toString(36).toUpperCase()}Z`, at: ago(i * 7 + roll() * 5),
    tenant: tenant ?? null, team: team ? `${tenant}/${team}` : null, project: project ? key.unit : null,
    keyId: key.id, keyLabel: key.label, operation: 'chat', endpoint: pick(ENDPOINTS), route, modelRequested: route,
    modelServed: outcome === 'failed' ? null : served, provider: outcome === 'failed' ? null : provider, attempts: i % 9 === 4 ? 3 : 1, outcome,
    source: outcome === 'open' ? null : outcome === 'complete' ? 'reported' : 'estimated',
    tokens: outcome === 'open' ? null : tokens(1), cost: outcome === 'open' || provider === 'local' ? null : (roll() * 0.08).toFixed(12),
    durationMillis: outcome === 'open' ? null : took, firstTokenMillis: outcome === 'failed' ? null : Math.round(took / 7),
  };
});

export function story(id: string) {
  const call = calls.find((c) => c.requestId === id);
  if (!call) {
    return null;
  }
  const last = { provider: call.provider ?? 'openai', model: call.modelServed ?? 'gpt-4.1', outcome: call.outcome, tokens: call.tokens, cost: call.cost, source: call.source };
  const attempt = (number: number, kind: string, millis: number, more = {}) => ({
    number, kind, durationMillis: millis, firstTokenMillis: null, priceId: 'catalogue/2026-08/anthropic/claude-sonnet-4-5', reserved: '0.05',
    provider: 'anthropic', model: 'claude-sonnet-4-5', outcome: 'failed', tokens: null, cost: '0.000000000000', source: null, ...more,
  });
  const took = call.durationMillis ?? 900;
  return {
    ...call, tags: { env: 'prod' }, endUser: 'u-4711',
    attemptList: call.attempts === 1
      ? [attempt(1, 'first', took, { ...last, firstTokenMillis: call.firstTokenMillis })]
      : [
          attempt(1, 'first', Math.round(took * 0.2), { outcome: 'upstream_broken' }),
          attempt(2, 'retry', Math.round(took * 0.15)),
          attempt(3, 'fallback', Math.round(took * 0.65), { ...last, firstTokenMillis: Math.round(took * 0.1) }),
        ],
    losses: call.endpoint === '/v1/messages' && call.provider === 'openai' ? ['/thinking', '/messages/0/content/0/cache_control'] : [],
  };
}

const LISTS: Record<string, object> = {
  openai: { everySeconds: 900, askedAt: ago(4), listedAt: ago(4), listed: 83, served: 41, elsewhere: ['gpt-4o'], problem: null },
  local: { everySeconds: 900, askedAt: ago(2), listedAt: ago(200), listed: 3, served: 3, elsewhere: [], problem: 'It cannot be reached: ConnectException.' },
};

export const deprecations = {
  from: ago(30 * 24 * 60).slice(0, 10), to: ago(0).slice(0, 10),
  models: [
    { model: 'gpt-4o', provider: 'openai', served: 'gpt-4o', deprecatedOn: '2026-09-01', retiresOn: '2027-03-01', successor: 'gpt-5',
      users: [{ tenant: 'acme', team: 'acme/search', project: null, keyId: 'K1', keyLabel: 'Indexer', attempts: 18_211, cost: '214.873019420000', lastUsed: ago(60).slice(0, 10) }] },
    { model: 'grok-2', provider: 'xai', served: 'grok-2-1212', deprecatedOn: null, retiresOn: null, successor: null, users: [] },
  ],
};

export const providers = [
  ['openai', 'openai', 'https://api.openai.com/v1', 'settings'], ['anthropic', 'anthropic', 'https://api.anthropic.com', 'settings'],
  ['local', 'ollama', 'http://localhost:11434', 'found'], ['demo', 'openai', 'demo:', 'demo'],
].map(([name, dialect, baseUrl, source]) => ({
  name, dialect, baseUrl, down: false, list: LISTS[String(name)] ?? null,
  secrets: source === 'settings' ? [{ fingerprint: 'sha256:ab12cd34' }] : [],
  targets: [...new Set(MODELS.filter(([, p]) => p === name).map(([, , model]) => model)), ...(name === 'openai' ? ['gpt-4.1-mini'] : [])].map((model, i) => ({
    name: `${name}/${model}`, breaker: name === 'local' ? 'open' : i === 1 ? 'half_open' : 'closed', outstanding: between(0, 9),
    secondsToFirstToken: Number((roll() * 0.8).toFixed(3)), secondsToWholeAnswer: Number((roll() * 6).toFixed(2)),
  })),
}));

const target = (provider: string, model: string, weight: number, role = 'target') => ({ provider, model, weight, role });
export const models = [
  { name: 'support-bot', glob: false, found: false, owner: 'acme', targets: [target('anthropic', 'claude-sonnet-4-5', 90), target('openai', 'gpt-4.1', 10), target('local', 'llama3.1', 1, 'fallback')], experiments: ['cheaper'] },
  { name: 'gpt-*', glob: true, found: false, owner: 'tollgate', targets: [target('openai', '*', 1)], experiments: [] },
  { name: 'claude-*', glob: true, found: false, owner: 'tollgate', targets: [target('anthropic', '*', 1), target('openai', 'gpt-4.1', 1, 'context-too-long')], experiments: [] },
  { name: 'gpt-4.1-mini', glob: false, found: true, owner: 'openai', targets: [target('openai', 'gpt-4.1-mini', 1)], experiments: [] },
  { name: 'demo/echo', glob: false, found: false, owner: 'tollgate', targets: [target('demo', 'echo', 1)], experiments: [] },
];

export function overview(window: string) {
  const hours = Number(/PT(\d+)H/.exec(window)?.[1] ?? 24);
  const n = hours === 1 ? 12 : hours === 24 ? 24 : hours === 168 ? 28 : 30;
  const step = (hours * 60) / n;
  return {
    from: ago(hours * 60), to: ago(0), spend: { window: '214.873019420000', today: '61.402250000000', month: '3187.442018250000', previousWindow: '187.33' },
    calls: 18_204, errors: 211, firstTokenMillis: 412,
    series: Array.from({ length: n }, (_, i) => ({
      start: ago(hours * 60 - i * step), calls: between(300, 1100), errors: between(0, 30), cost: (roll() * 9 + 3).toFixed(6), firstTokenMillis: between(280, 640),
    })),
    providers: [
      { name: 'openai', state: 'healthy', targets: 4, open: 0 }, { name: 'anthropic', state: 'degraded', targets: 3, open: 1 },
      { name: 'local', state: 'down', targets: 1, open: 1 },
    ],
    topTeams: [['acme/search', '118.40211'], ['acme/support', '61.9'], ['globex/web', '30.02'], ['acme/research', '4.5']].map(([name, cost]) => ({ name, cost })),
    topModels: [['claude-sonnet-4-5', '141.25'], ['gpt-4.1', '52.118'], ['gpt-4.1-mini', '18.07'], ['llama3.1', '0']].map(([name, cost]) => ({ name, cost })),
  };
}

const VALUES: Record<string, (string | null)[]> = {
  tenant: ['acme', 'globex'], team: ['acme/search', 'acme/support', 'globex/web', 'acme/research', null],
  project: ['acme/search/bot', 'acme/search/ranking', null], provider: ['anthropic', 'openai', 'local'],
  modelServed: ['claude-sonnet-4-5', 'gpt-4.1', 'gpt-4.1-mini', 'llama3.1'], modelRequested: ['support-bot', 'gpt-4.1', 'claude-sonnet-4-5'],
  tokenKind: ['input', 'output', 'cacheRead'],
};

export function costs(query: URLSearchParams) {
  const group = (query.get('group') ?? '').split(',').filter(Boolean);
  const compare = query.get('compare') === 'true';
  const [from, to] = [query.get('from') ?? '2026-11-01', query.get('to') ?? '2026-11-25'];
  const values = (dimension: string) => VALUES[dimension] ?? ['one', 'two', 'three'];
  const product = group.reduce<Record<string, string | null>[]>(
    (rows, dimension) => rows.flatMap((row) => values(dimension).map((value) => ({ ...row, [dimension]: value }))), [{}]);
  const rows = product
    .map((key) => ({ key, figures: figures(10 * roll() ** 2 + 0.1), previous: compare ? figures(5 * roll()) : null }))
    .sort((a, b) => Number(b.figures.cost) - Number(a.figures.cost));
  const days = Math.min(60, (Date.parse(to) - Date.parse(from)) / 86_400_000);
  return {
    from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z`, zone: query.get('zone') ?? 'UTC', currency: 'USD', group, total: figures(25), previous: compare ? figures(21) : null,
    rows, more: rows.length > 8 ? 12 : 0, rest: rows.length > 8 ? figures(1) : null,
    series: (query.get('interval') ?? 'total') === 'total' ? undefined : Array.from({ length: days }, (_, i) => ({
      start: new Date(Date.parse(from) + i * 86_400_000).toISOString(), total: figures(1.5), rows: rows.map(({ key }) => ({ key, figures: figures(roll()) })),
    })),
  };
}
