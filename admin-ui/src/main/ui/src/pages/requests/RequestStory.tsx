import { Alert, Anchor, List, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { callStory, type CallStory } from '../../api/gateway';
import { Facts } from '../../parts/Facts';
import { millis } from '../../parts/format';
import { MoneyText } from '../../parts/MoneyText';
import { Panel } from '../../parts/Panel';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { keyLink, unitLink } from '../../parts/scopes';
import { Status, toneOf } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { Attempts } from './Attempts';
import { outcomeName } from './outcomes';
import { TokensTable } from './TokensTable';

/** All that is known of one request, in the order in which it happened. */
export function RequestStory({ id }: { id: string }) {
  const story = useQuery({
    queryKey: ['/requests', 'one', id],
    queryFn: ({ signal }) => callStory(id, signal),
    refetchInterval: (query) => (query.state.data?.outcome === 'open' ? 2000 : false),
  });
  if (story.error) {
    return <ProblemAlert error={story.error} onRetry={() => void story.refetch()} />;
  }
  return story.data ? <Content of={story.data} /> : <Skeleton h={400} role="status" aria-label="Loading" />;
}

function Content({ of: story }: { of: CallStory }) {
  const unit = story.project ?? story.team ?? story.tenant;
  const tags = Object.entries(story.tags);
  return (
    <Stack gap="md">
      <Panel title="What happened">
        <Facts
          of={[
            ['Outcome', <Status tone={toneOf(story.outcome)}>{outcomeName(story.outcome)}</Status>],
            ['Came in', <Time at={story.at} />],
            ['At', <span className="tg-mono">{story.endpoint}</span>],
            ['From', unit ? <Anchor component={Link} to={unitLink(unit)} inherit>{unit}</Anchor> : 'Nobody known'],
            ['Key', story.keyId ? <Anchor component={Link} to={keyLink(story.keyId)} inherit>{story.keyLabel ?? story.keyId}</Anchor> : 'None'],
            ['End user', story.endUser ?? undefined],
            ['Tags', tags.length > 0 ? tags.map(([name, value]) => `${name}=${value}`).join(', ') : undefined],
            ['Asked for', story.modelRequested],
            ['Route', story.route ?? 'None matched'],
            ['Served by', story.modelServed ? `${story.modelServed} at ${story.provider}` : 'Nobody'],
            ['First token after', millis(story.firstTokenMillis)],
            ['Took', millis(story.durationMillis)],
            ['Cost', <MoneyText value={story.cost} none={story.outcome === 'open' ? 'Not known yet' : 'Unpriced: nobody knows the price'} />],
            ['Usage', story.source ? { reported: 'Reported by the provider', estimated: 'Estimated by the gateway', partial: 'Partly reported' }[story.source] : 'Not known yet'],
          ]}
        />
      </Panel>
      <Panel title="Attempts" hint="To scale; the darker part is the wait for the first token">
        <Attempts of={story.attemptList} />
      </Panel>
      {story.losses !== null && <Losses paths={story.losses} />}
      {story.tokens && (
        <Panel title="Tokens" flush>
          <TokensTable tokens={story.tokens} />
        </Panel>
      )}
    </Stack>
  );
}

function Losses({ paths }: { paths: string[] }) {
  if (paths.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing of the request was lost on its way to the provider.
      </Text>
    );
  }
  return (
    <Alert variant="outline" color="orange" title="Lost in translation" styles={{ message: { color: 'var(--mantine-color-text)' }, title: { color: 'var(--tg-warn)' } }}>
      The provider's dialect has no place for these fields of the request, so it was not told about them:
      <List size="sm" mt={4}>
        {paths.map((path) => (
          <List.Item key={path}>
            <span className="tg-mono">{path}</span>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
