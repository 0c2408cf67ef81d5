import { useInfiniteQuery } from '@tanstack/react-query';
import { get, type Page, type Query } from '../api/client';

interface Options {
  enabled?: boolean;
  refetchInterval?: number;
}

/** A list of the API, page after page. The query's key starts with the path, so that a change can refresh all of it. */
export function useList<T>(path: string, query: Query = {}, options: Options = {}) {
  const result = useInfiniteQuery({
    queryKey: [path, 'list', query],
    queryFn: ({ pageParam, signal }) => get<Page<T>>(path, { ...query, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? undefined,
    ...options,
  });
  return { ...result, items: result.data?.pages.flatMap((page) => page.items) ?? [] };
}
