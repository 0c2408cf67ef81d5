import { Route, Routes } from 'react-router';
import { PageHeader } from '../../parts/PageHeader';
import { SubNav } from '../../parts/SubNav';
import { DeliveriesPage } from './DeliveriesPage';
import { DeprecationsPage } from './DeprecationsPage';
import { ExplorePage } from './explore/ExplorePage';
import { PeriodsPage } from './PeriodsPage';
import { ReconciliationPage } from './ReconciliationPage';
import { SharedCostsPage } from './SharedCostsPage';
import { StatementPage } from './statement/StatementPage';

const PAGES = [
  { to: '/costs', title: 'Explore' },
  { to: '/costs/statement', title: 'Statement' },
  { to: '/costs/periods', title: 'Months' },
  { to: '/costs/shared', title: 'Shared costs' },
  { to: '/costs/reconciliation', title: 'Reconciliation' },
  { to: '/costs/deliveries', title: 'Deliveries' },
  { to: '/costs/deprecations', title: 'Models that go' },
];

/** What was spent, by whom, on what; and the books about it. */
export default function CostsPage() {
  return (
    <>
      <PageHeader title="Costs" />
      <SubNav label="Costs" pages={PAGES} />
      <Routes>
        <Route index element={<ExplorePage />} />
        <Route path="statement" element={<StatementPage />} />
        <Route path="periods" element={<PeriodsPage />} />
        <Route path="shared" element={<SharedCostsPage />} />
        <Route path="reconciliation" element={<ReconciliationPage />} />
        <Route path="deliveries" element={<DeliveriesPage />} />
        <Route path="deprecations" element={<DeprecationsPage />} />
      </Routes>
    </>
  );
}
