import { get, post, remove } from './client';

export type Role = 'platform-admin' | 'tenant-admin' | 'team-admin' | 'finance' | 'auditor' | 'member';

export type Right =
  | 'units.read'
  | 'units.write'
  | 'keys.read'
  | 'keys.write'
  | 'quotas.read'
  | 'quotas.write'
  | 'budgets.read'
  | 'budgets.write'
  | 'prices.read'
  | 'prices.write'
  | 'providers.read'
  | 'providers.write'
  | 'models.read'
  | 'experiments.read'
  | 'requests.read'
  | 'reports.read'
  | 'reports.write'
  | 'alerts.read'
  | 'audit.read'
  | 'playground'
  | 'explain'
  | 'admins.write'
  | 'ledger.verify'
  | 'settings.read';

export interface LoginWays {
  oidc: { id: string; name: string }[];
  /** Whether an admin key may be used from this browser. */
  key: boolean;
  /** Whether the first admin is still to be made. */
  bootstrap: boolean;
}

export interface Actor {
  kind: 'key' | 'user' | string;
  id: string;
  name: string;
  email?: string | null;
}

export interface Me {
  actor: Actor;
  grants: { role: Role; unit: string | null }[];
  can: Right[];
  csrf: string | null;
  expires: string | null;
}

export interface AdminKey {
  id: string;
  name: string;
  role: Role;
  unit: string | null;
  status: string;
  expires: string | null;
  lastUsed: string | null;
}

export interface MadeAdminKey {
  key: AdminKey;
  secret: string;
}

export const loginWays = () => get<LoginWays>('/login');
export const me = () => get<Me>('/me');
export const bootstrap = (token: string, name: string) => post<MadeAdminKey>('/bootstrap', { token, name });
export const logIn = (key: string) => post<void>('/session', { key });
export const logOut = () => remove<{ logoutUrl: string | null } | undefined>('/session');
