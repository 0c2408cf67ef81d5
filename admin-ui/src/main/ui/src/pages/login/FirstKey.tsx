import { Button, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { logIn, type MadeAdminKey } from '../../api/session';
import { CopyOnce } from '../../parts/CopyOnce';
import { ProblemAlert } from '../../parts/ProblemAlert';

/** The first admin key, shown once; the person logs in with it when it has been put away. */
export function FirstKey({ made, onEntered }: { made: MadeAdminKey; onEntered: () => Promise<unknown> }) {
  const entering = useMutation({ mutationFn: () => logIn(made.secret), onSuccess: onEntered });
  return (
    <Stack gap="sm">
      <Title order={2}>The admin key “{made.key.name}” is made</Title>
      <CopyOnce secret={made.secret} label="Admin key" />
      <Text size="sm" c="dimmed">
        With it you can do everything. Use it to connect your company's login and to make further keys.
      </Text>
      <ProblemAlert error={entering.error} />
      <Button loading={entering.isPending} onClick={() => entering.mutate()}>
        I have copied it: log in
      </Button>
    </Stack>
  );
}
