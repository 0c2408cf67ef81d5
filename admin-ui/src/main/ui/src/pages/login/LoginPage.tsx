import { Alert, Box, Button, Center, Divider, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { loginWays, type MadeAdminKey } from '../../api/session';
import { EmptyState } from '../../parts/EmptyState';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { BootstrapForm } from './BootstrapForm';
import { FirstKey } from './FirstKey';
import { KeyForm } from './KeyForm';

/** What a login at a provider came to, if it came to nothing; the gateway says so in the address. */
const REFUSED = new URLSearchParams(window.location.search).get('problem');

export function LoginPage() {
  useDocumentTitle('Log in · Tollgate');
  return (
    <Center component="main" mih="100vh" p="md" bg="var(--tg-quiet)">
      <Box w="100%" maw={420}>
        <Stack align="center" gap={6} mb="lg">
          <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={40} height={40} />
          <Title order={1}>Tollgate</Title>
        </Stack>
        {REFUSED && (
          <Alert color="red" title="You are not logged in" mb="md">
            {REFUSED}
          </Alert>
        )}
        <Paper withBorder p="lg" style={{ borderColor: 'var(--tg-line)' }}>
          <Ways />
        </Paper>
      </Box>
    </Center>
  );
}

function Ways() {
  const ways = useQuery({ queryKey: ['/login'], queryFn: loginWays });
  const client = useQueryClient();
  const [made, setMade] = useState<MadeAdminKey | null>(null);
  const enter = () => client.invalidateQueries({ queryKey: ['/me'] });

  if (made) {
    return <FirstKey made={made} onEntered={enter} />;
  }
  if (ways.isPending) {
    return <Skeleton h={120} role="status" aria-label="Loading" />;
  }
  if (ways.error) {
    return <ProblemAlert error={ways.error} onRetry={() => void ways.refetch()} />;
  }
  const { oidc, key, bootstrap } = ways.data;
  if (bootstrap) {
    return <BootstrapForm onMade={setMade} />;
  }
  if (oidc.length === 0 && !key) {
    return (
      <EmptyState title="Nobody can log in from here">
        Open this page on the gateway's own machine and use an admin key, or declare an OIDC issuer for logins in its
        configuration.
      </EmptyState>
    );
  }
  return (
    <Stack>
      {oidc.map(({ id, name }) => (
        <Button key={id} component="a" href={`${import.meta.env.BASE_URL}login/${encodeURIComponent(id)}`} fullWidth>
          Log in with {name}
        </Button>
      ))}
      {oidc.length > 0 && key && <Divider label="or" />}
      {key && <KeyForm primary={oidc.length === 0} onEntered={enter} />}
      {!key && (
        <Text size="xs" c="dimmed">
          Admin keys work only from the gateway's own machine.
        </Text>
      )}
    </Stack>
  );
}
