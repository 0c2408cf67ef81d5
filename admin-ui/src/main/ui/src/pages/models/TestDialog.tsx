import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { testProvider, type Provider } from '../../api/gateway';
import { Facts } from '../../parts/Facts';
import { millis } from '../../parts/format';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { Status } from '../../parts/Status';

/** Asks a provider for the list of its models and says what came of it. */
export function TestDialog({ provider, onClose }: { provider: Provider; onClose: () => void }) {
  const testing = useMutation({ mutationFn: () => testProvider(provider.name) });
  const result = testing.data;
  return (
    <Modal opened onClose={onClose} title={`Test ${provider.name}`} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          testing.mutate();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">
            A real request goes to the provider with its own credential, for the list of its models. It costs nothing.
          </Text>
          <ProblemAlert error={testing.error} />
          {result && (
            <div role="status">
              <Facts
                of={[
                  ['Result', <Status tone={result.ok ? 'good' : 'bad'}>{result.ok ? 'It answers' : 'It does not answer'}</Status>],
                  ['Status', result.status ?? 'None'],
                  ['Took', millis(result.tookMillis)],
                  ['Said', <span className="tg-wrap">{result.detail}</span>],
                ]}
              />
            </div>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" data-autofocus loading={testing.isPending}>
              {result ? 'Test again' : 'Test'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
