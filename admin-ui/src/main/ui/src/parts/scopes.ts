import type { Scope } from '../api/limits';

/** What a limit is on, in words. */
export function scopeName({ level, id }: Scope): string {
  return level === 'key' ? `Key ${id}` : level === 'tag' ? `Tag ${id}` : id;
}

/** The page of what a limit is on; tags have none. */
export function scopeLink({ level, id }: Scope): string | null {
  if (level === 'tag') {
    return null;
  }
  return level === 'key' ? keyLink(id) : unitLink(id);
}

export const keyLink = (id: string) => `/keys/${encodeURIComponent(id)}`;
export const unitLink = (unit: string) => `/teams?unit=${encodeURIComponent(unit)}`;
