import { Button, Group } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { removePrice, type PriceRow } from '../../api/governance';
import { RATE_KINDS } from '../../api/tokens';
import { ConfirmDialog } from '../../parts/ConfirmDialog';
import type { Column } from '../../parts/DataTable';
import { EmptyState } from '../../parts/EmptyState';
import { count } from '../../parts/format';
import { ListView } from '../../parts/ListView';
import { MoneyText } from '../../parts/MoneyText';
import { PageHeader } from '../../parts/PageHeader';
import { SearchField } from '../../parts/SearchField';
import { Can, useCan } from '../../parts/session';
import { Time } from '../../parts/Time';
import { useDone } from '../../parts/useDone';
import { useFilters } from '../../parts/useFilters';
import { useList } from '../../parts/useList';
import { SetPriceDialog } from './SetPriceDialog';

const SOURCES = { catalogue: 'Catalogue', declared: 'Configuration', set: 'Set here' };

const COLUMNS: Column<PriceRow>[] = [
  { header: 'Model', cell: (price) => price.model },
  { header: 'Provider', cell: (price) => price.provider },
  { header: 'For', cell: (price) => price.tenant ?? 'Everybody' },
  { header: 'Tier', cell: (price) => price.serviceTier || 'Standard' },
  { header: 'Per million tokens', cell: (price) => <Rates of={price} /> },
  { header: 'Valid from', cell: (price) => <Time at={price.validFrom} as="day" none="Always" /> },
  { header: 'Source', cell: (price) => SOURCES[price.source] ?? price.source },
];

/** What providers charge, as the ledger reckons with it. */
export default function PricesPage() {
  const [filter, setFilters] = useFilters();
  const query = { provider: filter('provider'), model: filter('model'), tenant: filter('tenant') };
  const list = useList<PriceRow>('/prices', query);
  const may = useCan()('prices.write');
  const [setting, setSetting] = useState<PriceRow | 'new' | null>(null);
  const [removing, setRemoving] = useState<PriceRow | null>(null);
  const done = useDone();
  const actions: Column<PriceRow> = {
    header: 'Actions', hideHeader: true, end: true,
    cell: (price) => (
      <Group gap={6} justify="flex-end" wrap="nowrap">
        <Button size="compact-xs" variant="default" onClick={() => setSetting(price)} aria-label={`Set another price for ${price.model}`}>
          Set anew
        </Button>
        {price.source === 'set' && (
          <Button size="compact-xs" variant="default" onClick={() => setRemoving(price)} aria-label={`Remove the price of ${price.model}`}>
            Remove…
          </Button>
        )}
      </Group>
    ),
  };
  return (
    <>
      <PageHeader
        title="Prices"
        actions={
          <Can right="prices.write">
            <Button leftSection={<Plus size={16} />} onClick={() => setSetting('new')}>
              Set a price
            </Button>
          </Can>
        }
      >
        What is set here goes before the configuration, and that before the catalogue. Each request keeps the price it was
        reckoned with.
      </PageHeader>
      <Group gap="xs" mb="sm">
        <SearchField label="Model" icon value={query.model} onChange={(model) => setFilters({ model })} />
        <SearchField label="Provider" width={150} value={query.provider} onChange={(provider) => setFilters({ provider })} />
        <SearchField label="Tenant" width={150} value={query.tenant} onChange={(tenant) => setFilters({ tenant })} />
      </Group>
      <ListView
        list={list}
        label="Prices"
        columns={may ? [...COLUMNS, actions] : COLUMNS}
        rowKey={(price) => price.id ?? `${price.source}/${price.tenant}/${price.provider}/${price.model}/${price.serviceTier}/${price.validFrom}`}
        empty={
          <EmptyState title="Nobody knows a price for this">
            Requests of models without a price count as unpriced, and hard budgets refuse them. Set a price to change that.
          </EmptyState>
        }
      />
      {setting && <SetPriceDialog like={setting === 'new' ? null : setting} onClose={() => setSetting(null)} />}
      {removing?.id && (
        <ConfirmDialog
          title="Remove the price"
          action="Remove"
          onClose={() => setRemoving(null)}
          onConfirm={async () => {
            await removePrice(removing.id ?? '');
            void done('The price was removed.', '/prices');
          }}
        >
          From the next request on, <strong>{removing.model}</strong> of {removing.provider} costs
          {removing.tenant ? ` ${removing.tenant}` : ''} what the configuration or the catalogue says; if they say nothing, it
          is unpriced. What was reckoned already stays as it is.
        </ConfirmDialog>
      )}
    </>
  );
}

function Rates({ of: price }: { of: PriceRow }) {
  return (
    <div style={{ display: 'grid', gap: 4 }}>
      {price.tiers.map((tier) => (
        <div key={tier.above} style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 12px' }}>
          {(price.tiers.length > 1 || tier.above > 0) && (
            <span className="tg-cents">{tier.above === 0 ? 'Short prompts' : `Above ${count(tier.above)} tokens`}</span>
          )}
          {Object.entries(tier.rates).map(([kind, rate]) => (
            <span key={kind} style={{ whiteSpace: 'nowrap' }}>
              <span className="tg-cents">{RATE_KINDS[kind] ?? kind}</span> <MoneyText value={rate} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
