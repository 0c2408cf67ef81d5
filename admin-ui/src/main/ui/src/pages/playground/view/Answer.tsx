import { Alert, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Facts } from '../../../parts/Facts';
import { millis } from '../../../parts/format';
import { useCan } from '../../../parts/session';
import { Status, type Tone } from '../../../parts/Status';
import type { Call } from '../wire/run';
import { Cost } from './Cost';

const STATES: Record<Call['state'], [Tone, string]> = {
  waiting: ['warn', 'Waiting for the first token'],
  streaming: ['good', 'Streaming'],
  done: ['good', 'Complete'],
  failed: ['bad', 'Failed'],
  stopped: ['quiet', 'Stopped'],
};

/** Numbers of a usage, whatever the dialect calls them. */
function usageText(usage: Record<string, unknown>): string {
  return Object.entries(usage)
    .filter(([, value]) => typeof value === 'number')
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}

export function Answer({ call }: { call: Call }) {
  const can = useCan();
  const header = (name: string) => call.headers.find(([n]) => n === `x-tollgate-${name}`)?.[1];
  const id = header('request-id');
  const dropped = header('dropped');
  const [tone, words] = STATES[call.state];
  const over = call.tookMillis !== null;
  return (
    <Stack gap="sm">
      <div aria-live="polite" aria-busy={!over} style={{ minHeight: 90 }}>
        {call.reasoning && (
          <Text size="sm" c="dimmed" className="tg-wrap" mb="xs">
            {call.reasoning}
          </Text>
        )}
        <Text size="sm" className="tg-wrap" lh={1.6}>
          {call.text}
        </Text>
      </div>
      {call.error && (
        <Alert role="alert" variant="outline" color="red" title={call.status ? `The gateway answered ${call.status}` : 'The call failed'} styles={{ message: { color: 'var(--mantine-color-text)' }, title: { color: 'var(--tg-bad)' } }}>
          {call.error}
        </Alert>
      )}
      {dropped && (
        <Alert variant="outline" color="orange" title="Lost in translation" styles={{ message: { color: 'var(--mantine-color-text)' }, title: { color: 'var(--tg-warn)' } }}>
          The provider's dialect has no place for <span className="tg-mono">{dropped}</span>.
        </Alert>
      )}
      <Facts
        of={[
          ['State', <Status tone={tone} live={!over}>{words}</Status>],
          ['First token', millis(call.firstTokenMillis)],
          ['Took', millis(call.tookMillis)],
          ['Served by', header('model') ? `${header('model')} at ${header('provider') ?? 'nobody named'}` : undefined],
          ['Usage', usageText(call.usage) || '–'],
          ['Cost', id && can('requests.read') ? <Cost requestId={id} over={over} /> : undefined],
          ['Request', id ? can('requests.read') ? <Link to={`/requests?id=${encodeURIComponent(id)}`} style={{ color: 'var(--mantine-color-anchor)' }} className="tg-mono">{id}</Link> : <span className="tg-mono">{id}</span> : undefined],
        ]}
      />
    </Stack>
  );
}
