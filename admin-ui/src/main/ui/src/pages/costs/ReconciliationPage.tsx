import { Button, FileButton, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useState } from 'react';
import { reconcile, type Reconciliation } from '../../api/reports';
import { DataTable } from '../../parts/DataTable';
import { MoneyText } from '../../parts/MoneyText';
import { Panel } from '../../parts/Panel';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { useCan } from '../../parts/session';
import { Stat } from '../../parts/Stat';

/** What a provider's invoice says, beside what the ledger says. */
export function ReconciliationPage() {
  const [provider, setProvider] = useState('');
  const comparing = useMutation({ mutationFn: async (file: File) => reconcile(provider.trim(), await file.text()) });
  const may = useCan()('reports.write');
  return (
    <Stack gap="md">
      <Panel title="Compare with an invoice" hint="The provider's usage export as CSV. Nothing is changed by it.">
        {may ? (
          <Group align="flex-end" gap="xs">
            <TextInput label="Provider" placeholder="openai" value={provider} onChange={(event) => setProvider(event.currentTarget.value)} />
            <FileButton accept=".csv,text/csv" onChange={(file) => file && comparing.mutate(file)}>
              {(props) => (
                <Button {...props} leftSection={<Upload size={15} />} disabled={!provider.trim()} loading={comparing.isPending}>
                  Choose the CSV file
                </Button>
              )}
            </FileButton>
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            Your role may read reports, but not compare invoices.
          </Text>
        )}
      </Panel>
      <ProblemAlert error={comparing.error} />
      {comparing.data && <Result of={comparing.data} />}
    </Stack>
  );
}

function Result({ of: result }: { of: Reconciliation }) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        <Stat name="Ledger" note={`${result.from} to ${result.to}`}>
          <MoneyText value={result.ledger} />
        </Stat>
        <Stat name="Invoice" note={result.provider}>
          <MoneyText value={result.invoice} />
        </Stat>
        <Stat name="Difference" note="invoice less ledger">
          <MoneyText value={result.difference} signed />
        </Stat>
      </SimpleGrid>
      <Panel title="Day by day" flush>
        <DataTable
          label="Differences by day and model"
          rows={result.rows}
          rowKey={(row) => `${row.day}/${row.model}`}
          columns={[
            { header: 'Day', cell: (row) => row.day },
            { header: 'Model', cell: (row) => row.model },
            { header: 'Ledger', end: true, cell: (row) => <MoneyText value={row.ledger} /> },
            { header: 'Invoice', end: true, cell: (row) => <MoneyText value={row.invoice} /> },
            { header: 'Difference', end: true, cell: (row) => <MoneyText value={row.difference} signed /> },
            {
              header: 'Explained by',
              cell: (row) =>
                row.explanations.length === 0 ? '–' : row.explanations.map(({ what, amount }) => (
                  <div key={what}>
                    {what}: <MoneyText value={amount} signed />
                  </div>
                )),
            },
          ]}
        />
      </Panel>
    </>
  );
}
