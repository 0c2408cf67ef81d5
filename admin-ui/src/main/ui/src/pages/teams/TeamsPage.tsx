import { Button, Grid } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '../../parts/EmptyState';
import { PageHeader } from '../../parts/PageHeader';
import { Panel } from '../../parts/Panel';
import { SearchField } from '../../parts/SearchField';
import { Can } from '../../parts/session';
import { useFilters } from '../../parts/useFilters';
import { NewUnitDialog } from './UnitDialogs';
import { UnitDetail } from './UnitDetail';
import { UnitTree } from './UnitTree';

/** Tenants, their teams and their projects: who pays, and within which limits. */
export default function TeamsPage() {
  const [filter, setFilters] = useFilters();
  const [adding, setAdding] = useState(false);
  const unit = filter('unit');
  const choose = (id: string) => setFilters({ unit: id });
  return (
    <>
      <PageHeader
        title="Teams"
        actions={
          <Can right="units.write">
            <Button leftSection={<Plus size={16} />} onClick={() => setAdding(true)}>
              New tenant
            </Button>
          </Can>
        }
      >
        A tenant has teams, a team has projects. Limits of all levels hold at once.
      </PageHeader>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 3.5 }}>
          <Panel>
            <SearchField label="Search tenants" icon width="100%" value={filter('search')} onChange={(search) => setFilters({ search })} />
            <UnitTree chosen={unit} search={filter('search')} onChoose={choose} />
          </Panel>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8.5 }}>
          {unit ? (
            <UnitDetail key={unit} unit={unit} onChoose={choose} />
          ) : (
            <Panel>
              <EmptyState title="Choose a tenant, team or project">
                Its budgets, quotas and keys appear here.
              </EmptyState>
            </Panel>
          )}
        </Grid.Col>
      </Grid>
      {adding && <NewUnitDialog parent={null} onClose={() => setAdding(false)} onMade={choose} />}
    </>
  );
}
