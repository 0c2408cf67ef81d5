import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Filters that live in the address, so that a page can be bookmarked and sent to somebody. */
export function useFilters(): [(name: string) => string, (changes: Record<string, string | string[]>) => void, URLSearchParams] {
  const [params, setParams] = useSearchParams();
  const read = useCallback((name: string) => params.get(name) ?? '', [params]);
  const write = useCallback(
    (changes: Record<string, string | string[]>) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            after.delete(name);
            for (const one of [value].flat()) {
              if (one !== '') {
                after.append(name, one);
              }
            }
          }
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [read, write, params];
}
