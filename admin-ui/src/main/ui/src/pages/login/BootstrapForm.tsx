import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { bootstrap, type MadeAdminKey } from '../../api/session';
import { ApiProblem } from '../../api/problem';
import { ProblemAlert } from '../../parts/ProblemAlert';

/** Makes the first admin of a gateway that has none. */
export function BootstrapForm({ onMade }: { onMade: (made: MadeAdminKey) => void }) {
  const [token, setToken] = useState('');
  const [name, setName] = useState('First admin');
  const making = useMutation({ mutationFn: () => bootstrap(token.trim(), name.trim()), onSuccess: onMade });
  const problem = making.error instanceof ApiProblem ? making.error : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        making.mutate();
      }}
    >
      <Stack gap="sm">
        <div>
          <Title order={2}>Make the first admin</Title>
          <Text size="sm" c="dimmed" mt={4}>
            This gateway has no admin yet. It has written a token to the file <code>data/bootstrap-token</code> on its
            machine; whoever can read that file may make the first admin key.
          </Text>
        </div>
        <PasswordInput
          label="Bootstrap token"
          required
          autoFocus
          autoComplete="off"
          value={token}
          error={problem?.of('/token')}
          onChange={(event) => setToken(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the token' }}
        />
        <TextInput
          label="Name of the key"
          required
          value={name}
          error={problem?.of('/name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ProblemAlert error={making.error} />
        <Button type="submit" loading={making.isPending}>
          Make the admin key
        </Button>
      </Stack>
    </form>
  );
}
