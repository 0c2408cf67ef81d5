import { get, getTagged, post, put } from './client';

/** What a unit or a key may use; null: whatever the level above may. */
export interface Rights {
  models: string[] | null;
  endpoints: string[] | null;
  addresses: string[] | null;
}

export interface KeySettings {
  strict: boolean;
  logContent: boolean;
  metadata: Record<string, string>;
}

export type KeyStatus = 'active' | 'suspended' | 'revoked';

export interface Key {
  id: string;
  unit: string;
  serviceAccount: boolean;
  owner: string | null;
  label: string;
  tags: Record<string, string>;
  costCentre: string | null;
  status: KeyStatus;
  expires: string | null;
  rights: Rights;
  settings: KeySettings;
  lastUsed: string | null;
}

/** What a person may set of a key. */
export type KeyDraft = Omit<Key, 'id' | 'unit' | 'status' | 'lastUsed'>;

export interface MadeKey {
  key: Key;
  secret: string;
}

export const EVERYTHING: Rights = { models: null, endpoints: null, addresses: null };

export function writable(key: Key): KeyDraft {
  const { serviceAccount, owner, label, tags, costCentre, expires, rights, settings } = key;
  return { serviceAccount, owner, label, tags, costCentre, expires, rights, settings };
}

const path = (id: string) => `/keys/${encodeURIComponent(id)}`;

export const key = (id: string) => get<Key>(path(id));
export const keyTagged = (id: string) => getTagged<Key>(path(id));
export const issueKey = (unit: string, draft: KeyDraft) => post<MadeKey>('/keys', { unit, ...draft });
export const updateKey = (id: string, draft: KeyDraft, etag: string) => put<Key>(path(id), draft, etag);
export const rotateKey = (id: string, overlap: string) => post<MadeKey>(`${path(id)}/rotate`, { overlap });
export const suspendKey = (id: string) => post<Key>(`${path(id)}/suspend`);
export const resumeKey = (id: string) => post<Key>(`${path(id)}/resume`);
export const revokeKey = (id: string) => post<Key>(`${path(id)}/revoke`);
