import { Button, Group, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { statement } from '../../../api/reports';
import { EmptyState } from '../../../parts/EmptyState';
import { Panel } from '../../../parts/Panel';
import { dateIn } from '../../../parts/period';
import { ProblemAlert } from '../../../parts/ProblemAlert';
import { UnitField } from '../../../parts/UnitField';
import { useFilters } from '../../../parts/useFilters';
import { ZoneField } from '../../../parts/ZoneField';
import { StatementSheet } from './StatementSheet';

/** The month of a unit on one sheet, to be printed or sent. */
export function StatementPage() {
  const [filter, setFilters] = useFilters();
  const unit = filter('unit');
  const zone = filter('zone') || 'UTC';
  const month = filter('month') || dateIn(zone).slice(0, 7);
  const sheet = useQuery({
    queryKey: ['/reports/statement', unit, month, zone],
    queryFn: () => statement(unit, month, zone),
    enabled: unit !== '' && !unit.endsWith('/'),
  });
  return (
    <>
      <Group gap="xs" mb="md" align="flex-end" className="tg-no-print">
        <UnitField label="Unit" value={unit} onChange={(value) => setFilters({ unit: value })} />
        <TextInput
          label="Month"
          type="month"
          value={month}
          onChange={(event) => setFilters({ month: event.currentTarget.value })}
        />
        <ZoneField label="Time zone" value={zone} onChange={(value) => setFilters({ zone: value })} />
        <Button variant="default" leftSection={<Printer size={15} />} disabled={!sheet.data} onClick={() => window.print()}>
          Print
        </Button>
      </Group>
      {!unit && (
        <Panel>
          <EmptyState title="Whose month?">Choose a tenant, team or project to see its statement.</EmptyState>
        </Panel>
      )}
      {unit && sheet.isFetching && !sheet.data && <Skeleton h={400} role="status" aria-label="Loading" />}
      <ProblemAlert error={sheet.error} onRetry={() => void sheet.refetch()} />
      {sheet.data && <StatementSheet of={sheet.data} />}
    </>
  );
}
