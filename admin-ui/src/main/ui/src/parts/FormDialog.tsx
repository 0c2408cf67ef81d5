import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { ApiProblem } from '../api/problem';
import { ProblemAlert } from './ProblemAlert';

/** What the last try said about a field, by its JSON pointer. */
export type ErrorOf = (pointer: string) => string | undefined;

interface Props {
  title: string;
  submit: string;
  danger?: boolean;
  size?: string;
  disabled?: boolean;
  onClose: () => void;
  /** The dialog closes when this is done, and shows what it throws. */
  onSubmit: () => Promise<unknown>;
  children: ReactNode | ((errorOf: ErrorOf) => ReactNode);
}

/** A dialog with a form; mount it when it shall be open. Focus stays inside, Escape closes. */
export function FormDialog({ title, submit, danger, size = 'lg', disabled, onClose, onSubmit, children }: Props) {
  const sending = useMutation({ mutationFn: onSubmit, onSuccess: onClose });
  const problem = sending.error instanceof ApiProblem ? sending.error : null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    sending.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeOnClickOutside={false}>
      <form onSubmit={send}>
        <Stack gap="sm">
          {typeof children === 'function' ? children((pointer) => problem?.of(pointer)) : children}
          <ProblemAlert error={sending.error} />
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color={danger ? 'red.8' : undefined} loading={sending.isPending} disabled={disabled}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
