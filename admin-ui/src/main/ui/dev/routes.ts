import { adminKeys, budgets, keys, quotas, units } from './directory.ts';
import { ago } from './numbers.ts';
import { audit, experiments, periods, prices, reconciliation, sharedCosts, statement } from './office.ts';
import { calls, costs, deprecations, models, overview, providers, story } from './traffic.ts';

interface Answer {
  status: number;
  json?: unknown;
}

type Body = Record<string, unknown>;
type Handler = (match: string[], query: URLSearchParams, body: Body) => Answer;

const ok = (json?: unknown): Answer => ({ status: json === undefined ? 204 : 200, json });
const found = (json: unknown): Answer => (json ? ok(json) : { status: 404, json: { title: 'Not found', detail: 'There is no such thing.', status: 404 } });
const state = { loggedIn: process.env.MOCK_LOGIN === undefined, bootstrap: process.env.MOCK_LOGIN === 'bootstrap' };

const CAN = ('units.read units.write keys.read keys.write quotas.read quotas.write budgets.read budgets.write prices.read prices.write '
  + 'providers.read providers.write models.read experiments.read requests.read reports.read reports.write alerts.read audit.read playground '
  + 'explain admins.write ledger.verify settings.read').split(' ');

function page(all: unknown[], query: URLSearchParams): Answer {
  const size = Number(query.get('limit') ?? 50);
  const start = Number(query.get('after') ?? 0);
  return ok({ items: all.slice(start, start + size), next: start + size < all.length ? String(start + size) : null });
}

const below = (unit: string | null, of: string) => !unit || of === unit || of.startsWith(`${unit}/`);
const child = (parent: string | null) => units.filter(({ id }) => (parent ? id.startsWith(`${parent}/`) && id.split('/').length === parent.split('/').length + 1 : !id.includes('/')));
const key = (id: string | undefined) => keys.find((k) => k.id === id);
const change = (id: string | undefined, status: string) => {
  const one = key(id);
  return found(one && Object.assign(one, { status }));
};
const secret = () => `tg_sk_Ab3dE6gH9jKm_${'x7Yq2LmN8pRsT4vW'.repeat(2)}_9f3a1c`;
const make = <T extends object>(list: T[], value: T): Answer => {
  list.unshift(value);
  return { status: 201, json: value };
};

function refuseEmpty(body: Body): Answer | null {
  return body.label === 'taken'
    ? { status: 400, json: { title: 'Invalid', status: 400, detail: 'The key cannot be issued like this.', errors: [{ pointer: '/label', detail: 'There is a key with this label already.' }] } }
    : null;
}

const GETS: [RegExp, Handler][] = [
  [/^\/login$/, () => ok({ oidc: [{ id: 'corp', name: 'Company login' }], key: true, bootstrap: state.bootstrap })],
  [/^\/me$/, () => state.loggedIn
    ? ok({ actor: { kind: 'user', id: 'u-1', name: 'First admin', email: 'person-1@example.com' }, grants: [{ role: 'platform-admin', unit: null }], can: CAN, csrf: 'c', expires: ago(-400) })
    : { status: 401, json: { title: 'Log in' } }],
  [/^\/overview$/, (_, q) => ok({ ...overview(q.get('window') ?? 'PT24H'), budgets: budgets.slice(0, 3) })],
  [/^\/keys$/, (_, q) => page(keys.filter((k) => below(q.get('unit'), k.unit) && k.label.includes(q.get('search') ?? '') && (!q.get('status') || k.status === q.get('status'))), q)],
  [/^\/keys\/([^/]+)$/, ([id]) => found(key(id))],
  [/^\/tenants$/, (_, q) => page(child(null), q)],
  [/^\/tenants\/([^/]+)\/teams$/, ([t], q) => page(child(t ?? ''), q)],
  [/^\/tenants\/([^/]+)\/teams\/([^/]+)\/projects$/, ([t, e], q) => page(child(`${t}/${e}`), q)],
  [/^\/tenants\/([^/]+)(?:\/teams\/([^/]+))?(?:\/projects\/([^/]+))?$/, (parts) => found(units.find((u) => u.id === parts.filter(Boolean).join('/')))],
  [/^\/quotas$/, (_, q) => page(quotas.filter((x) => x.scope.id === q.get('unit')), q)],
  [/^\/budgets$/, (_, q) => page(budgets.filter((x) => below(q.get('unit'), x.scope.level === 'key' ? (key(x.scope.id)?.unit ?? '') : x.scope.id)), q)],
  [/^\/budgets\/(.+)\/raises$/, () => ok({ items: [{ id: 'r1', amount: '100', reason: 'End of quarter', until: ago(-9000), by: 'First admin' }], next: null })],
  [/^\/budgets\/([^/]+)$/, ([id]) => found(budgets.find((b) => b.id === id))],
  [/^\/quotas\/([^/]+)$/, ([id]) => found(quotas.find((x) => x.id === id))],
  [/^\/prices$/, (_, q) => page(prices.filter((p) => String(p.provider).includes(q.get('provider') ?? '') && String(p.model).includes(q.get('model') ?? '')), q)],
  [/^\/providers$/, (_, q) => page(providers, q)],
  [/^\/models$/, (_, q) => page(models, q)],
  [/^\/experiments$/, () => ok(experiments)],
  [/^\/requests$/, (_, q) => page(calls.filter((c) => (!q.get('outcome') || c.outcome === q.get('outcome')) && (!q.get('key') || c.keyId === q.get('key'))), q)],
  [/^\/requests\/([^/]+)$/, ([id]) => found(story(id ?? '') ?? (id?.startsWith('req-') ? { ...story(calls[3]?.requestId ?? ''), requestId: id } : null))],
  [/^\/alerts$/, () => ok({ items: [{ budget: 'acme/search.month', percent: 80, spent: '961.2', raisedAt: ago(3000), told: true }], next: null })],
  [/^\/audit$/, (_, q) => page(audit, q)],
  [/^\/settings$/, () => ok({ version: '0.1.0', node: 'node-a', store: 'postgresql', redis: true, access: 'keys', nodes: [{ id: 'node-a', alive: true }, { id: 'node-b', alive: false }], oidc: [{ id: 'corp', issuer: 'https://login.example.com/realms/corp', audiences: ['tollgate'] }] })],
  [/^\/admin-keys$/, (_, q) => page(adminKeys, q)],
  [/^\/reports\/cost$/, (_, q) => ok(costs(q))],
  [/^\/reports\/statement$/, (_, q) => ok(statement(q.get('unit') ?? '', q.get('month') ?? '', q.get('zone') ?? 'UTC'))],
  [/^\/reports\/periods$/, (_, q) => page(periods, q)],
  [/^\/reports\/deprecations$/, () => ok(deprecations)],
  [/^\/reports\/shared-costs$/, (_, q) => page(sharedCosts, q)],
];

const POSTS: [RegExp, Handler][] = [
  [/^\/bootstrap$/, (_, __, body) => ({ status: 201, json: { key: { id: 'A1', name: body.name, role: 'platform-admin', unit: null, status: 'active', expires: null, lastUsed: null }, secret: 'tg_ak_Ab3dE6gH9jKm_x7Yq2LmN8pRsT4vWx7Yq2LmN8pRsT4vW_9f3a1c' } })],
  [/^\/session$/, (_, __, body) => (String(body.key).startsWith('tg_ak_') ? ((state.loggedIn = true), ok()) : { status: 401, json: { title: 'Refused', detail: 'This admin key is not valid.' } })],
  [/^\/keys$/, (_, __, body) => refuseEmpty(body) ?? { status: 201, json: { key: make(keys, { ...(body as (typeof keys)[0]), id: `K${Date.now()}`, status: 'active', lastUsed: null }).json, secret: secret() } }],
  [/^\/keys\/([^/]+)\/rotate$/, ([id]) => ok({ key: key(id), secret: secret() })],
  [/^\/keys\/([^/]+)\/suspend$/, ([id]) => change(id, 'suspended')],
  [/^\/keys\/([^/]+)\/resume$/, ([id]) => change(id, 'active')],
  [/^\/keys\/([^/]+)\/revoke$/, ([id]) => change(id, 'revoked')],
  [/^\/budgets$/, (_, __, body) => make(budgets, { ...(body as (typeof budgets)[0]), id: `b${Date.now()}`, current: { limit: String(body.limit), spent: '0', leased: '0', start: ago(9), end: ago(-9000) } })],
  [/^\/quotas$/, (_, __, body) => make(quotas, { ...(body as (typeof quotas)[0]), id: `q${Date.now()}` })],
  [/^\/budgets\/(.+)\/raises$/, (_, __, body) => ({ status: 201, json: { ...body, id: 'r9', by: 'First admin' } })],
  [/^\/tenants$/, (_, __, body) => make(units, { ...(body as (typeof units)[0]), status: 'active' })],
  [/^\/tenants\/([^/]+)\/teams(?:\/([^/]+)\/projects)?$/, (parts, _, body) => make(units, { ...(body as (typeof units)[0]), id: [...parts.filter(Boolean), body.id].join('/'), status: 'active' })],
  [/^\/providers\/([^/]+)\/test$/, ([name]) => ok(name === 'local' ? { ok: false, status: null, tookMillis: 41, detail: 'Connection refused.' } : { ok: true, status: 200, tookMillis: 312, detail: 'Answered "Hello".' })],
  [/^\/providers\/([^/]+)\/list$/, ([name]) => found(providers.find((p) => p.name === name))],
  [/^\/explain$/, () => ok({ model: 'support-bot', route: 'support-bot', decisions: ["rule 'long prompts' did not match"], servedBy: 'support-bot', inputTokens: 12, mostCost: '0.061',
    targets: [{ provider: 'anthropic', model: 'claude-sonnet-4-5', role: 'target', weight: 90, breaker: 'closed', obstacle: null, translation: 'openai to anthropic', dropped: ['/seed'], refusal: null, longestAnswer: 4096, mostCost: '0.061' }] })],
  [/^\/audit\/verify$/, () => ok({ entries: 120, intact: true, brokenAt: null })],
  [/^\/ledger\/verify$/, () => ok({ at: ago(0), tookMillis: 840, attempts: 182_044, cost: '3187.442018250000', windows: 31, differences: 0, findings: [] })],
  [/^\/admin-keys$/, (_, __, body) => ({ status: 201, json: { key: make(adminKeys, { ...(body as (typeof adminKeys)[0]), id: 'A9', status: 'active' }).json, secret: 'tg_ak_Ab3dE6gH9jKm_secret_9f3a1c' } })],
  [/^\/prices$/, (_, __, body) => make(prices, { ...(body as (typeof prices)[0]), id: `p${Date.now()}`, source: 'set' })],
  [/^\/reports\/shared-costs$/, (_, __, body) => make(sharedCosts, { ...(body as (typeof sharedCosts)[0]), id: `s${Date.now()}` })],
  [/^\/reports\/periods\/([^/]+)\/close$/, ([month]) => found(Object.assign(periods.find((p) => p.month === month) ?? {}, { state: 'closed' }))],
  [/^\/reports\/reconciliation$/, (_, q) => ok(reconciliation(q.get('provider') ?? ''))],
  [/./, () => ok({})],
];

export function routes(method: string, path: string, query: URLSearchParams, body: Body): Answer {
  if (method === 'DELETE') {
    state.loggedIn = path === '/session' ? false : state.loggedIn;
    return ok(path === '/session' ? { logoutUrl: null } : undefined);
  }
  if (method === 'PUT') {
    const one = routes('GET', path, query, {});
    return { status: one.status, json: one.json && Object.assign(one.json, body) };
  }
  for (const [pattern, handler] of method === 'GET' ? GETS : POSTS) {
    const match = pattern.exec(path);
    if (match) {
      return handler(match.slice(1).map((part) => (part === undefined ? part : decodeURIComponent(part)) as string), query, body);
    }
  }
  return { status: 404, json: { title: 'Not found', status: 404, detail: `The mock knows no ${path}.` } };
}
