import { ago, between, pick } from './numbers.ts';

const rights = (models: string[] | null = null) => ({ models, endpoints: null, addresses: null });
const unit = (id: string, name: string, status = 'active', costCentre: string | null = null) => ({
  id, name, status, costCentre, rights: rights(id === 'acme/search' ? ['claude-*', 'gpt-4.1*', 'support-bot'] : null),
});

export const units = [
  unit('acme', 'Acme', 'active', 'CC-1000'),
  unit('globex', 'Globex'),
  unit('acme/search', 'Search', 'active', 'CC-1010'),
  unit('acme/support', 'Support'),
  unit('acme/research', 'Research', 'suspended'),
  unit('globex/web', 'Web'),
  unit('acme/search/bot', 'Answer bot'),
  unit('acme/search/ranking', 'Ranking'),
];

const LABELS = ['ci', 'production', 'staging', 'notebook', 'answer-bot', 'nightly batch', 'mobile app', 'evals', 'load test'];
const UNITS = ['acme/search', 'acme/support', 'acme/search/bot', 'globex/web', 'acme/search/ranking'];

export const keys = LABELS.map((label, i) => ({
  id: `K${(i + 11) * 7919}xQ`,
  unit: UNITS[i % UNITS.length] as string,
  serviceAccount: i % 3 === 0,
  owner: i % 3 === 0 ? null : `person-${i}@example.com`,
  label,
  tags: { env: i % 2 ? 'prod' : 'test' },
  costCentre: null as string | null,
  status: i === 5 ? 'suspended' : i === 8 ? 'revoked' : 'active',
  expires: i === 2 ? ago(-60 * 24 * 20) : (null as string | null),
  rights: rights(i === 4 ? ['support-bot'] : null),
  settings: { strict: i === 4, logContent: false, metadata: {} },
  lastUsed: i === 7 ? null : ago(between(1, 5000)),
}));

const month = { start: ago(60 * 24 * 23), end: ago(-60 * 24 * 7) };
const budget = (id: string, level: string, scope: string, limit: string, spent: string, leased: string, more = {}) => ({
  id, scope: { level, id: scope }, limit, window: { calendar: 'month', zone: 'UTC' }, hard: true, alertPercents: [50, 80, 100],
  thrift: null, allowUnpriced: false, current: { limit, spent, leased, ...month }, ...more,
});

export const budgets = [
  budget('acme.month', 'tenant', 'acme', '5000', '3187.44201825', '12.5'),
  budget('acme/search.month', 'team', 'acme/search', '1200', '1104.18122', '8.25', {
    current: { limit: '1300', spent: '1104.18122', leased: '8.25', ...month },
  }),
  budget('acme/support.day', 'team', 'acme/support', '40', '40', '0', { window: { calendar: 'day', zone: 'Europe/Berlin' } }),
  budget('bot.rolling', 'project', 'acme/search/bot', '250', '61.07', '2', { window: { rolling: 'PT720H' }, hard: false }),
  budget(`${keys[0]?.label}.month`, 'key', keys[0]?.id ?? '', '25', '4.18', '0.5'),
];

export const quotas = [
  { id: 'acme.rpm', scope: { level: 'tenant', id: 'acme' }, model: null, unit: 'requests', period: 'minute', limit: 6000, shadow: false },
  { id: 'search.tpm', scope: { level: 'team', id: 'acme/search' }, model: 'claude-*', unit: 'tokens', period: 'minute', limit: 400000, shadow: false },
  { id: 'search.streams', scope: { level: 'team', id: 'acme/search' }, model: null, unit: 'streams', period: null, limit: 200, shadow: true },
];

export const adminKeys = [
  { id: 'A1', name: 'First admin', role: 'platform-admin', unit: null, status: 'active', expires: null, lastUsed: ago(2) },
  { id: 'A2', name: 'Terraform', role: 'tenant-admin', unit: 'acme', status: 'active', expires: ago(-60 * 24 * 90), lastUsed: ago(700) },
  { id: 'A3', name: 'Old script', role: 'auditor', unit: null, status: 'revoked', expires: null, lastUsed: null },
];

export const somebody = () => pick(keys);
