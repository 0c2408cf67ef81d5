import { Autocomplete, Button, Group, Select, Stack, Tabs, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { explain } from '../../../api/gateway';
import { CodeBlock } from '../../../parts/CodeBlock';
import { Facts } from '../../../parts/Facts';
import { Panel } from '../../../parts/Panel';
import { useCan } from '../../../parts/session';
import { DIALECTS, type Dialect, type Prompt } from '../wire/dialects';
import type { Call } from '../wire/run';
import { Answer } from './Answer';
import { Explained } from './Explained';
import type { Run } from './useRun';

const CHOICES = Object.entries(DIALECTS).map(([value, { title, path }]) => ({ value, label: `${title} ${path}` }));

interface Props {
  title: string;
  run: Run;
  names: string[];
  prompt: Omit<Prompt, 'model'>;
}

export function Pane({ title, run, names, prompt }: Props) {
  const may = useCan()('explain');
  const explaining = useMutation({
    mutationFn: () => {
      const { path, body } = DIALECTS[run.dialect];
      return explain(path, body({ ...prompt, model: run.model }));
    },
  });
  return (
    <Panel title={title}>
      <Stack gap="sm">
        <Group gap="xs" align="flex-end">
          <Autocomplete
            label="Model"
            placeholder="demo/echo"
            size="sm"
            style={{ flex: '1 1 170px' }}
            data={names}
            value={run.model}
            onChange={run.setModel}
          />
          <Select
            label="API"
            style={{ flex: '1 1 190px' }}
            allowDeselect={false}
            data={CHOICES}
            value={run.dialect}
            onChange={(value) => value && run.setDialect(value as Dialect)}
          />
          {may && (
            <Button variant="default" disabled={!run.model} loading={explaining.isPending} onClick={() => explaining.mutate()}>
              Explain
            </Button>
          )}
        </Group>
        {(explaining.data || explaining.error) && (
          <Explained explanation={explaining.data} error={explaining.error} onClose={explaining.reset} />
        )}
        {run.call ? <Result call={run.call} /> : <Nothing model={run.model} />}
      </Stack>
    </Panel>
  );
}

function Nothing({ model }: { model: string }) {
  return (
    <Text size="sm" c="dimmed" py="md" ta="center">
      {model ? 'Send the message to see the answer here.' : 'Choose a model first.'}
    </Text>
  );
}

function Result({ call }: { call: Call }) {
  return (
    <Tabs defaultValue="answer" keepMounted={false}>
      <Tabs.List mb="sm">
        <Tabs.Tab value="answer">Answer</Tabs.Tab>
        <Tabs.Tab value="request">Request</Tabs.Tab>
        <Tabs.Tab value="headers">Headers</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="answer">
        <Answer call={call} />
      </Tabs.Panel>
      <Tabs.Panel value="request">
        <CodeBlock label="request" code={call.request} wrap maxHeight={420} />
      </Tabs.Panel>
      <Tabs.Panel value="headers">
        {call.headers.length > 0 ? (
          <Facts of={call.headers.map(([name, value]) => [name, <span key={name} className="tg-mono">{value}</span>])} />
        ) : (
          <Text size="sm" c="dimmed">
            No x-tollgate header came {call.status === null ? 'yet' : 'with the answer'}.
          </Text>
        )}
      </Tabs.Panel>
    </Tabs>
  );
}
