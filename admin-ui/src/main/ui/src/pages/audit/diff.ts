export type Change = 'added' | 'removed' | 'changed' | 'same';

export interface DiffLine {
  name: string;
  before: string | null;
  after: string | null;
  change: Change;
}

/** Values by their path, such as `rights.models`; lists and empty objects are values themselves. */
function flat(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    for (const [name, inner] of Object.entries(value)) {
      flat(inner, path ? `${path}.${name}` : name, into);
    }
  } else if (path !== '') {
    into.set(path, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return into;
}

function changeOf(before: string | undefined, after: string | undefined): Change {
  if (before === after) {
    return 'same';
  }
  return before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
}

/** What differs between two states, field by field, in the order in which fields appear. */
export function diff(before: unknown, after: unknown): DiffLine[] {
  const was = flat(before ?? {}, '', new Map());
  const is = flat(after ?? {}, '', new Map());
  return [...new Set([...was.keys(), ...is.keys()])].map((name) => ({
    name,
    before: was.get(name) ?? null,
    after: is.get(name) ?? null,
    change: changeOf(was.get(name), is.get(name)),
  }));
}
