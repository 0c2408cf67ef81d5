import { Alert, Button, List } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { ApiProblem } from '../api/problem';

/** What went wrong, in the gateway's own words, with a way to try again. */
export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  if (!error) {
    return null;
  }
  const problem = error instanceof ApiProblem ? error : null;
  const title = problem?.title ?? 'This did not work';
  const detail = problem ? problem.detail : error instanceof Error ? error.message : String(error);
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      title={title}
      icon={<TriangleAlert size={18} />}
      styles={{ message: { color: 'var(--mantine-color-text)' }, title: { color: 'var(--tg-bad)' } }}
    >
      {detail}
      {problem && problem.errors.length > 0 && (
        <List size="sm" mt={detail ? 6 : 0}>
          {problem.errors.map((e) => (
            <List.Item key={e.pointer}>
              <code>{e.pointer}</code> {e.detail}
            </List.Item>
          ))}
        </List>
      )}
      {problem?.status === 412 && <div>Close this, look at the new state, and make your change again.</div>}
      {onRetry && (
        <Button mt="xs" size="xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
