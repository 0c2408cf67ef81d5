import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { address } from '../../api/client';
import { deprecations, type GoingModel } from '../../api/reports';
import { DataTable } from '../../parts/DataTable';
import { EmptyState } from '../../parts/EmptyState';
import { Waiting } from '../../parts/ListView';
import { MoneyText } from '../../parts/MoneyText';
import { Panel } from '../../parts/Panel';
import { ProblemAlert } from '../../parts/ProblemAlert';

const DAYS = ['7', '30', '90', '365'];

/** Models that go, and who has to be told. */
export function DeprecationsPage() {
  const [days, setDays] = useState('30');
  const report = useQuery({ queryKey: ['/reports/deprecations', days], queryFn: () => deprecations(Number(days)) });
  return (
    <Stack gap="md">
      <Group justify="space-between" align="end">
        <Select
          label="Used within"
          data={DAYS.map((value) => ({ value, label: `${value} days` }))}
          value={days}
          allowDeselect={false}
          onChange={(value) => value && setDays(value)}
        />
        <Button component="a" href={address('/reports/deprecations', { days, format: 'csv' })} download variant="default" leftSection={<Download size={15} />}>
          CSV
        </Button>
      </Group>
      <ProblemAlert error={report.error} onRetry={() => void report.refetch()} />
      {report.isPending && <Waiting />}
      {report.data?.models.length === 0 && (
        <Panel title="Models that go">
          <EmptyState title="No model that is served or was used is known to go">
            Say so yourself of a model with <code>deprecated-on</code> and <code>retires-on</code>.
          </EmptyState>
        </Panel>
      )}
      {report.data?.models.map((model) => <Going key={`${model.model} ${model.provider} ${model.served}`} of={model} />)}
    </Stack>
  );
}

function Going({ of: model }: { of: GoingModel }) {
  return (
    <Panel flush title={model.model} hint={<Hint of={model} />}>
      {model.users.length === 0 ? (
        <Text size="sm" c="dimmed" px="md" py="sm">
          Nobody used it.
        </Text>
      ) : (
        <DataTable
          label={`Users of ${model.model}`}
          rows={model.users}
          rowKey={(user) => `${user.team} ${user.project} ${user.keyId}`}
          columns={[
            { header: 'Team', cell: (user) => user.project ?? user.team ?? user.tenant ?? '–' },
            { header: 'Key', cell: (user) => user.keyLabel ?? user.keyId ?? '–' },
            { header: 'Attempts', end: true, width: '14%', cell: (user) => user.attempts.toLocaleString() },
            { header: 'Cost', end: true, width: '14%', cell: (user) => <MoneyText value={user.cost} /> },
            { header: 'Last used', end: true, width: '16%', cell: (user) => user.lastUsed },
          ]}
        />
      )}
    </Panel>
  );
}

function Hint({ of: { provider, served, deprecatedOn, retiresOn, successor } }: { of: GoingModel }) {
  const facts = [
    `${provider}/${served}`,
    deprecatedOn ? `deprecated on ${deprecatedOn}` : 'deprecated',
    retiresOn ? `goes on ${retiresOn}` : 'goes on a day that is not known',
    successor && `successor: ${successor}`,
  ];
  return <>{facts.filter(Boolean).join(' · ')}</>;
}
