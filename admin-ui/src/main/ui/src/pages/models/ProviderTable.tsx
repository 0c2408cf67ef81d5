import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '../../api/client';
import type { Provider } from '../../api/gateway';
import { DataTable } from '../../parts/DataTable';
import { EmptyState } from '../../parts/EmptyState';
import { millis } from '../../parts/format';
import { Waiting } from '../../parts/ListView';
import { Panel } from '../../parts/Panel';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { Can } from '../../parts/session';
import { Status, toneOf } from '../../parts/Status';
import { ListLine } from './ListLine';
import { TestDialog } from './TestDialog';

const BREAKERS = { closed: 'In service', half_open: 'On trial', open: 'Taken out' };

export function ProviderTable({ query }: { query: UseQueryResult<Page<Provider>> }) {
  const [testing, setTesting] = useState<Provider | null>(null);
  if (query.error) {
    return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  }
  const items = query.data?.items ?? [];
  return (
    <Stack gap="md">
      {query.isPending && <Waiting />}
      {query.data && items.length === 0 && (
        <Panel title="Providers">
          <EmptyState title="No provider is declared">
            Declare one under <code>tollgate.providers</code>, or set its API key in the environment.
          </EmptyState>
        </Panel>
      )}
      {items.map((provider) => (
        <Panel
          key={provider.name}
          flush
          title={
            <Group gap={8}>
              {provider.name}
              <Badge variant="default" size="sm" tt="none" fw={500}>
                {provider.dialect}
              </Badge>
            </Group>
          }
          hint={<Hint of={provider} />}
          actions={
            <Can right="providers.write">
              <Button size="xs" variant="default" onClick={() => setTesting(provider)} aria-label={`Test ${provider.name}`}>
                Test…
              </Button>
            </Can>
          }
        >
          {provider.list && <ListLine of={provider} list={provider.list} />}
          {provider.targets.length === 0 ? (
            <Text size="sm" c="dimmed" px="md" py="sm">
              Nothing was asked of it yet.
            </Text>
          ) : (
            <DataTable
              label={`Targets of ${provider.name}`}
              rows={provider.targets}
              rowKey={(target) => target.name}
              columns={[
                { header: 'Target', cell: (target) => target.name },
                { header: 'State', width: '18%', cell: (target) => <Status tone={toneOf(target.breaker)}>{BREAKERS[target.breaker]}</Status> },
                { header: 'Running', end: true, width: '14%', cell: (target) => target.outstanding },
                { header: 'First token', end: true, width: '14%', cell: (target) => seconds(target.secondsToFirstToken) },
                { header: 'Whole answer', end: true, width: '14%', cell: (target) => seconds(target.secondsToWholeAnswer) },
              ]}
            />
          )}
        </Panel>
      ))}
      {testing && <TestDialog provider={testing} onClose={() => setTesting(null)} />}
    </Stack>
  );
}

/** 0 says that nothing was measured. */
const seconds = (value: number | null) => (value !== null && value > 0 ? millis(value * 1000) : '–');

function Hint({ of: { baseUrl, secrets } }: { of: Provider }) {
  const credential = secrets.length === 0 ? 'no credential' : secrets.map(({ fingerprint }) => fingerprint).join(', ');
  return (
    <>
      <span className="tg-mono">{baseUrl}</span> ·{' '}
      {credential}
    </>
  );
}
