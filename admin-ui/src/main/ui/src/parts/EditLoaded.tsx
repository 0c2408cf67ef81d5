import { Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Tagged } from '../api/client';
import { ProblemAlert } from './ProblemAlert';

interface Props<T> {
  title: string;
  queryKey: unknown[];
  load: () => Promise<Tagged<T>>;
  onClose: () => void;
  children: (loaded: Tagged<T>) => ReactNode;
}

/** Fetches what is to be edited afresh, with the version that the update has to name, before its dialog opens. */
export function EditLoaded<T>({ title, queryKey, load, onClose, children }: Props<T>) {
  const loaded = useQuery({ queryKey, queryFn: load, gcTime: 0, staleTime: Infinity });
  if (loaded.data && !loaded.isFetching) {
    return children(loaded.data);
  }
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      {loaded.error ? (
        <ProblemAlert error={loaded.error} onRetry={() => void loaded.refetch()} />
      ) : (
        <Skeleton h={220} role="status" aria-label="Loading" />
      )}
    </Modal>
  );
}
