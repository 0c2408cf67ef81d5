import { getTagged, post, put } from './client';
import type { Rights } from './keys';

/** A tenant, team or project; its `id` is the whole path, such as `acme/search`. */
export interface Unit {
  id: string;
  name: string;
  status: 'active' | 'suspended';
  costCentre: string | null;
  rights: Rights;
}

export type UnitDraft = Omit<Unit, 'id'>;
export type Level = 'tenant' | 'team' | 'project';

const LEVELS: Level[] = ['tenant', 'team', 'project'];
const COLLECTIONS = ['tenants', 'teams', 'projects'];

export function levelOf(unit: string): Level {
  return LEVELS[unit.split('/').length - 1] ?? 'project';
}

/** The level of what stands directly inside a unit; null below a project. */
export function levelBelow(unit: string | null): Level | null {
  return LEVELS[unit === null ? 0 : unit.split('/').length] ?? null;
}

/** The unit itself behind those that it stands in: `a`, `a/b`, `a/b/c`. */
export function lineage(unit: string): string[] {
  const parts = unit.split('/');
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

export function unitPath(unit: string): string {
  return unit
    .split('/')
    .map((part, i) => `/${COLLECTIONS[i]}/${encodeURIComponent(part)}`)
    .join('');
}

/** Where the units directly inside one are listed; null: the tenants. */
export function childrenPath(unit: string | null): string {
  return unit === null ? '/tenants' : `${unitPath(unit)}/${COLLECTIONS[unit.split('/').length]}`;
}

export const unitTagged = (unit: string) => getTagged<Unit>(unitPath(unit));

export function createUnit(parent: string | null, id: string, draft: Omit<UnitDraft, 'status'>): Promise<Unit> {
  return post<Unit>(childrenPath(parent), { id, ...draft });
}

export const updateUnit = (unit: string, draft: UnitDraft, etag: string) => put<Unit>(unitPath(unit), draft, etag);

export function writable(unit: Unit): UnitDraft {
  const { name, status, costCentre, rights } = unit;
  return { name, status, costCentre, rights };
}
