import { Button, Group, Modal, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { models } from '../../api/gateway';
import type { MadeKey } from '../../api/keys';
import { CodeBlock } from '../../parts/CodeBlock';
import { CopyOnce } from '../../parts/CopyOnce';
import { useCan } from '../../parts/session';
import { exampleModel, snippets } from './snippets';

/** A new secret, this once, and what to do with it. */
export function SecretDialog({ made, onClose }: { made: MadeKey; onClose: () => void }) {
  const can = useCan();
  const served = useQuery({ queryKey: ['/models'], queryFn: models, enabled: can('models.read') });
  const model = exampleModel(made.key.rights.models, served.data?.items ?? []);
  const all = snippets(window.location.origin, made.secret, model);
  return (
    <Modal
      opened
      onClose={onClose}
      title={`The key “${made.key.label}”`}
      size="xl"
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack gap="md">
        <CopyOnce secret={made.secret} label="Secret of the key" />
        <div>
          <Text size="sm" fw={500} mb={6}>
            Use it
          </Text>
          <Tabs defaultValue="curl" keepMounted={false}>
            <Tabs.List>
              {all.map(({ id, title }) => (
                <Tabs.Tab key={id} value={id}>
                  {title}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {all.map(({ id, title, code, note }) => (
              <Tabs.Panel key={id} value={id} pt="sm">
                <CodeBlock code={code} label={`${title} example`} />
                {note && (
                  <Text size="xs" c="dimmed" mt={6}>
                    {note}
                  </Text>
                )}
              </Tabs.Panel>
            ))}
          </Tabs>
        </div>
        <Group justify="flex-end">
          <Button onClick={onClose}>I have copied it</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
