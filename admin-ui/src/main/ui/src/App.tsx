import { Button, Center, Loader, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { rememberCsrf } from './api/client';
import { ApiProblem } from './api/problem';
import { me } from './api/session';
import { LoginPage } from './pages/login/LoginPage';
import { ProblemAlert } from './parts/ProblemAlert';
import { SessionProvider } from './parts/session';
import { Shell } from './shell/Shell';

async function currentSession() {
  try {
    const session = await me();
    rememberCsrf(session.csrf);
    return session;
  } catch (e) {
    if (e instanceof ApiProblem && e.status === 401) {
      rememberCsrf(null);
      return null;
    }
    throw e;
  }
}

/** The login for strangers, the pages for everybody else. */
export function App() {
  const session = useQuery({ queryKey: ['/me'], queryFn: currentSession, staleTime: 60_000 });
  if (session.isPending) {
    return (
      <Center h="100vh">
        <Loader aria-label="Loading" />
      </Center>
    );
  }
  if (session.error) {
    return (
      <Center h="100vh" p="md">
        <Stack maw={480}>
          <ProblemAlert error={session.error} />
          <Button onClick={() => void session.refetch()}>Try again</Button>
        </Stack>
      </Center>
    );
  }
  if (!session.data) {
    return <LoginPage />;
  }
  return (
    <SessionProvider me={session.data}>
      <Shell />
    </SessionProvider>
  );
}
