import { Button, Group, NumberInput, PasswordInput, SimpleGrid, Stack, Switch, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Play, Square } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { models } from '../../api/gateway';
import { PageHeader } from '../../parts/PageHeader';
import { Panel } from '../../parts/Panel';
import { useCan } from '../../parts/session';
import { Pane } from './view/Pane';
import { useRun } from './view/useRun';

/** Calls the gateway as an application would, and shows what it did. */
export default function PlaygroundPage() {
  const can = useCan();
  const served = useQuery({ queryKey: ['/models'], queryFn: models, enabled: can('models.read') });
  const names = (served.data?.items ?? []).filter((model) => !model.glob).map((model) => model.name);
  const [system, setSystem] = useState('');
  const [text, setText] = useState('Say in one sentence what a gateway is for.');
  const [maxTokens, setMaxTokens] = useState(512);
  const [key, setKey] = useState('');
  const [two, setTwo] = useState(false);
  const left = useRun();
  const right = useRun();
  const panes = two ? [left, right] : [left];
  const running = panes.some((pane) => pane.running);
  const prompt = { system, text, maxTokens };

  const send = (event: FormEvent) => {
    event.preventDefault();
    for (const pane of panes) {
      pane.start(prompt, key.trim());
    }
  };

  return (
    <>
      <PageHeader
        title="Playground"
        actions={
          <Switch label="Two models side by side" checked={two} onChange={(event) => setTwo(event.currentTarget.checked)} />
        }
      >
        A real request, through limits, budgets and the ledger: it costs what it costs.
      </PageHeader>
      <Stack gap="md">
        <Panel>
          <form onSubmit={send}>
            <Stack gap="sm">
              <Textarea
                label="Message"
                required
                autosize
                minRows={3}
                maxRows={14}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                    event.currentTarget.form?.requestSubmit();
                  }
                }}
              />
              <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
                <Textarea label="System prompt" placeholder="None" autosize maxRows={6} value={system} onChange={(event) => setSystem(event.currentTarget.value)} />
                <NumberInput
                  label="Longest answer, in tokens"
                  size="sm"
                  min={1}
                  allowDecimal={false}
                  value={maxTokens}
                  onChange={(value) => setMaxTokens(Number(value) || 1)}
                />
                <PasswordInput
                  label="API key"
                  size="sm"
                  placeholder="tg_sk_…"
                  description="Forgotten when you leave; not needed on an open gateway."
                  inputWrapperOrder={['label', 'input', 'description']}
                  autoComplete="off"
                  value={key}
                  onChange={(event) => setKey(event.currentTarget.value)}
                  visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the key' }}
                />
              </SimpleGrid>
              <Group justify="flex-end" gap="xs">
                {running ? (
                  <Button variant="default" leftSection={<Square size={14} />} onClick={() => panes.forEach((pane) => pane.stop())}>
                    Stop
                  </Button>
                ) : (
                  <Button type="submit" leftSection={<Play size={15} />} disabled={panes.some((pane) => !pane.model)} title="Ctrl + Enter">
                    Send
                  </Button>
                )}
              </Group>
            </Stack>
          </form>
        </Panel>
        <SimpleGrid cols={{ base: 1, md: two ? 2 : 1 }}>
          {panes.map((pane, i) => (
            <Pane key={i} title={two ? `Model ${i + 1}` : 'Answer'} run={pane} names={names} prompt={prompt} />
          ))}
        </SimpleGrid>
      </Stack>
    </>
  );
}
