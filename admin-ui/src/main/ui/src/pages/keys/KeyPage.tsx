import { Anchor, Group, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { key as loadKey, type Key } from '../../api/keys';
import { Facts } from '../../parts/Facts';
import { words } from '../../parts/format';
import { PageHeader } from '../../parts/PageHeader';
import { Panel } from '../../parts/Panel';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { Status, toneOf } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { unitLink } from '../../parts/scopes';
import { LimitsPanels } from '../limits/LimitsPanels';
import { KeyActions } from './KeyActions';

export function KeyPage() {
  const { id = '' } = useParams();
  const found = useQuery({ queryKey: ['/keys', 'one', id], queryFn: () => loadKey(id) });
  if (found.error) {
    return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  }
  if (!found.data) {
    return <Skeleton h={300} role="status" aria-label="Loading" />;
  }
  return <Content of={found.data} />;
}

function Content({ of: key }: { of: Key }) {
  return (
    <>
      <Group gap={6} fz="xs" mb={4} component="nav" aria-label="Where this is">
        <Anchor component={Link} to="/keys" size="xs">
          Keys
        </Anchor>
        <span aria-hidden>/</span>
        <Anchor component={Link} to={unitLink(key.unit)} size="xs">
          {key.unit}
        </Anchor>
      </Group>
      <PageHeader title={key.label} actions={<KeyActions of={key} />}>
        <Group gap="md">
          <Status tone={toneOf(key.status)}>{words(key.status)}</Status>
          <span>
            Last used <Time at={key.lastUsed} as="ago" none="never" />
          </span>
        </Group>
      </PageHeader>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Panel title="Key">
            <Facts
              of={[
                ['Id', <span className="tg-mono">{key.id}</span>],
                ['Unit', <Anchor component={Link} to={unitLink(key.unit)} inherit>{key.unit}</Anchor>],
                ['Owner', key.owner ?? '–'],
                ['Kind', key.serviceAccount ? 'Service account' : "A person's"],
                ['Expires', <Time at={key.expires} as="day" />],
                ['Cost centre', key.costCentre ?? 'As the unit'],
                ['Tags', pairs(key.tags)],
                [
                  'More',
                  <Group gap="md">
                    <Anchor component={Link} to={`/requests?key=${encodeURIComponent(key.id)}`} inherit>
                      Its requests
                    </Anchor>
                    <Anchor component={Link} to={`/costs?group=modelRequested&filter=key:${encodeURIComponent(key.id)}`} inherit>
                      Its costs
                    </Anchor>
                  </Group>,
                ],
              ]}
            />
          </Panel>
          <Panel title="What it may">
            <Facts
              of={[
                ['Models', list(key.rights.models)],
                ['Endpoints', list(key.rights.endpoints)],
                ['Addresses', list(key.rights.addresses)],
                ['Strict', key.settings.strict ? 'Yes: losses in translation are refused' : 'No: losses are reported'],
                ['Content in the log', key.settings.logContent ? 'Yes' : 'No'],
                ['Metadata', pairs(key.settings.metadata)],
              ]}
            />
          </Panel>
        </SimpleGrid>
        <LimitsPanels scope={{ level: 'key', id: key.id }} unit={key.unit} />
      </Stack>
    </>
  );
}

function list(values: string[] | null): string {
  return values === null ? 'As the unit' : values.length === 0 ? 'None' : values.join(', ');
}

function pairs(of: Record<string, string>): string {
  const all = Object.entries(of);
  return all.length === 0 ? '–' : all.map(([name, value]) => `${name}=${value}`).join(', ');
}
