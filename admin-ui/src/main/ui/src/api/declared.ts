import { get, getTagged, post, put, remove, type Page } from './client';

/** In the words of the settings' file. */
export type Declaration = Record<string, unknown>;

export interface Declared {
  name: string;
  declaration: Declaration;
  /** A provider's; its credential itself is never told. */
  secret: { set: boolean; fingerprint: string; updatedBy: string; updatedAt: string } | null;
  updatedBy: string;
  updatedAt: string;
  /** Why it is not in force. */
  problem: string | null;
}

export type DeclaredKind = 'providers' | 'models';

/** Models' names may have slashes, so they stand in the query. */
export const addressOf = (kind: DeclaredKind, name: string) =>
  kind === 'models' ? `/declared/models?name=${encodeURIComponent(name)}` : `/declared/providers/${encodeURIComponent(name)}`;

export const declared = (kind: DeclaredKind) => get<Page<Declared>>(`/declared/${kind}`);
export const loadDeclared = (kind: DeclaredKind, name: string) => getTagged<Declared>(addressOf(kind, name));
export const declare = (kind: DeclaredKind, wish: { name: string; declaration: Declaration; secret?: string }) =>
  post<Declared>(`/declared/${kind}`, wish);
export const redeclare = (kind: DeclaredKind, name: string, declaration: Declaration, etag: string) =>
  put<Declared>(addressOf(kind, name), { declaration }, etag);
export const withdraw = (kind: DeclaredKind, name: string) => remove(addressOf(kind, name));
export const setSecret = (name: string, secret: string) => put(`${addressOf('providers', name)}/secret`, { secret }, '*');
