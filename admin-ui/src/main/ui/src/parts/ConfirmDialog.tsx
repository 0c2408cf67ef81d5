import { Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { FormDialog } from './FormDialog';

interface Props {
  title: string;
  /** The verb on the button. */
  action: string;
  /** Exactly what will happen. */
  children: ReactNode;
  /** What has to be typed first, for what cannot be undone. */
  typed?: string;
  danger?: boolean;
  onClose: () => void;
  onConfirm: () => Promise<unknown>;
}

export function ConfirmDialog({ title, action, children, typed, danger = true, onClose, onConfirm }: Props) {
  const [text, setText] = useState('');
  return (
    <FormDialog
      title={title}
      submit={action}
      danger={danger}
      size="md"
      disabled={typed !== undefined && text !== typed}
      onClose={onClose}
      onSubmit={onConfirm}
    >
      <Text size="sm" component="div">
        {children}
      </Text>
      {typed !== undefined && (
        <TextInput
          data-autofocus
          label={
            <>
              Type <strong>{typed}</strong> to confirm
            </>
          }
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}
