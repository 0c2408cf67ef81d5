import { Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { logIn } from '../../api/session';
import { ProblemAlert } from '../../parts/ProblemAlert';

export function KeyForm({ primary, onEntered }: { primary: boolean; onEntered: () => Promise<unknown> }) {
  const [key, setKey] = useState('');
  const entering = useMutation({ mutationFn: () => logIn(key.trim()), onSuccess: onEntered });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        entering.mutate();
      }}
    >
      <Stack gap="sm">
        <PasswordInput
          label="Admin key"
          placeholder="tg_ak_…"
          required
          autoFocus={primary}
          autoComplete="off"
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the key' }}
        />
        <ProblemAlert error={entering.error} />
        <Button type="submit" variant={primary ? 'filled' : 'default'} loading={entering.isPending}>
          Log in with the key
        </Button>
      </Stack>
    </form>
  );
}
