import { QueryClient } from '@tanstack/react-query';
import { whenLoggedOut } from './api/client';
import { ApiProblem } from './api/problem';

const TRIES = 2;

/** What the gateway refused it would refuse again; only what broke on the way is tried anew. */
function worthRetrying(failures: number, error: unknown): boolean {
  return failures < TRIES && !(error instanceof ApiProblem && error.status < 500);
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: worthRetrying, staleTime: 5_000, refetchOnWindowFocus: false },
  },
});

whenLoggedOut(() => void queries.invalidateQueries({ queryKey: ['/me'] }));
