import { SimpleGrid, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { settings } from '../../api/governance';
import { DataTable } from '../../parts/DataTable';
import { Facts } from '../../parts/Facts';
import { Panel } from '../../parts/Panel';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { Status } from '../../parts/Status';

const STORES: Record<string, string> = { postgresql: 'PostgreSQL', sqlite: 'SQLite, embedded' };

export function GatewayPanel() {
  const query = useQuery({ queryKey: ['/settings'], queryFn: settings, refetchInterval: 10_000 });
  if (query.error) {
    return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) {
    return <Skeleton h={160} role="status" aria-label="Loading" />;
  }
  const { version, node, store, redis, access, nodes, oidc } = query.data;
  return (
    <>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Panel title="Gateway">
          <Facts
            of={[
              ['Version', version],
              ['This node', <span className="tg-mono">{node}</span>],
              ['Store', STORES[store] ?? store],
              ['Limits in', redis ? 'Redis, for all nodes together' : 'This process'],
              ['Access', access === 'keys' ? 'Every request needs a key' : <Status tone="warn">Open: no key is needed from this machine</Status>],
            ]}
          />
        </Panel>
        <Panel title="Nodes" flush>
          {nodes.length === 0 ? (
            <Text size="sm" c="dimmed" p="md">
              Only this one: nodes appear here when they share a store.
            </Text>
          ) : (
            <DataTable
              label="Nodes"
              rows={nodes}
              rowKey={({ id }) => id}
              columns={[
                { header: 'Node', cell: ({ id }) => <span className="tg-mono">{id}</span> },
                { header: 'State', cell: ({ alive }) => <Status tone={alive ? 'good' : 'bad'}>{alive ? 'Alive' : 'Not heard of'}</Status> },
              ]}
            />
          )}
        </Panel>
      </SimpleGrid>
      <Panel title="OIDC issuers" flush>
        {oidc.length === 0 ? (
          <Text size="sm" c="dimmed" p="md">
            None: people log in with admin keys from this machine. Declare your company's issuer in the configuration file.
          </Text>
        ) : (
          <DataTable
            label="OIDC issuers"
            rows={oidc}
            rowKey={({ id }) => id}
            columns={[
              { header: 'Name', cell: ({ id }) => id },
              { header: 'Issuer', cell: ({ issuer }) => <span className="tg-mono">{issuer}</span> },
              { header: 'Audiences', cell: ({ audiences }) => audiences.join(', ') || '–' },
            ]}
          />
        )}
      </Panel>
    </>
  );
}
