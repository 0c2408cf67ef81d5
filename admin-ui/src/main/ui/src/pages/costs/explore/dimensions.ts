import type { RowKey } from '../../../api/reports';

/** What costs can be grouped and filtered by. */
export const DIMENSIONS: Record<string, string> = {
  tenant: 'Tenant',
  team: 'Team',
  project: 'Project',
  key: 'Key',
  user: 'User',
  modelRequested: 'Model asked for',
  modelServed: 'Model served',
  provider: 'Provider',
  costCentre: 'Cost centre',
  tokenKind: 'Kind of token',
  route: 'Route',
  experiment: 'Experiment',
  attemptKind: 'Kind of attempt',
  operation: 'Operation',
  serviceTier: 'Service tier',
  source: 'Source of usage',
  endReason: 'End',
};

export function dimensionName(dimension: string): string {
  return dimension.startsWith('tag:') ? `Tag ${dimension.slice(4)}` : (DIMENSIONS[dimension] ?? dimension);
}

/** From the outside in: where a click on a row leads. */
const PATH = ['tenant', 'team', 'project', 'key', 'modelServed', 'provider', 'tokenKind'];

export interface Filter {
  dimension: string;
  value: string;
}

/** `tag:env:prod` filters the tag `env`; other dimensions have no colon. */
export function parseFilter(text: string): Filter {
  const start = text.startsWith('tag:') ? 4 : 0;
  const at = text.indexOf(':', start);
  return at < 0 ? { dimension: text, value: '' } : { dimension: text.slice(0, at), value: text.slice(at + 1) };
}

export const filterText = ({ dimension, value }: Filter) => `${dimension}:${value}`;

/** The view inside a row: filtered by what it is, grouped by what is one step further in. Null for what nobody owns. */
export function drillDown(key: RowKey, filters: Filter[]): { filters: Filter[]; group: string } | null {
  const entries = Object.entries(key);
  if (entries.length === 0 || entries.some(([, value]) => value === null)) {
    return null;
  }
  const added = entries.map(([dimension, value]) => ({ dimension, value: value ?? '' }));
  const names = new Set(added.map((f) => f.dimension));
  const all = [...filters.filter((f) => !names.has(f.dimension)), ...added];
  const known = new Set(all.map((f) => f.dimension));
  const deepest = Math.max(-1, ...PATH.map((dimension, i) => (known.has(dimension) && i < 4 ? i : -1)));
  const group = PATH.find((dimension, i) => i > deepest && !known.has(dimension));
  return group ? { filters: all, group } : null;
}
