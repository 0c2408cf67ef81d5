import type { Declaration } from '../../api/declared';

/** The declaration that a text says, or why it says none. */
export function readDeclaration(text: string): { value?: Declaration; error?: string } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { value: value as Declaration }
      : { error: 'Expected an object: { "targets": … }' };
  } catch (e) {
    return { error: e instanceof Error ? e.message : String(e) };
  }
}
