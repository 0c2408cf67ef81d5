import { Box, Button, Center, Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { DataTable, type Column } from './DataTable';
import { ProblemAlert } from './ProblemAlert';
import { Panel } from './Panel';
import type { useList } from './useList';

interface Props<T> {
  list: ReturnType<typeof useList<T>>;
  label: string;
  columns: Column<T>[];
  rowKey: (row: T) => string;
  onOpen?: (row: T) => void;
  chosen?: (row: T) => boolean;
  empty: ReactNode;
  narrow?: 'cards' | 'scroll';
  title?: ReactNode;
  actions?: ReactNode;
}

/** A list with all that can be the matter with it: loading, failed, empty, more to come. */
export function ListView<T>({ list, empty, title, actions, ...table }: Props<T>) {
  if (list.error && list.items.length === 0) {
    return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />;
  }
  return (
    <Panel flush title={title} actions={actions}>
      {list.isPending ? <Waiting /> : list.items.length === 0 ? empty : <DataTable {...table} rows={list.items} />}
      {list.hasNextPage && (
        <Center p="xs" style={{ borderTop: '1px solid var(--tg-line)' }}>
          <Button
            size="xs"
            variant="subtle"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Show more
          </Button>
        </Center>
      )}
    </Panel>
  );
}

export function Waiting({ rows = 5 }: { rows?: number }) {
  return (
    <Stack gap={10} p="md" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, i) => (
        <Skeleton key={i} height={16} radius="sm" width={`${92 - ((i * 17) % 40)}%`} />
      ))}
      <Box />
    </Stack>
  );
}
