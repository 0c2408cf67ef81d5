import { Alert, Group, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { setPrice, type PriceRow } from '../../api/governance';
import { RATE_KINDS } from '../../api/tokens';
import { FormDialog } from '../../parts/FormDialog';
import { MoneyField } from '../../parts/MoneyField';
import { useDone } from '../../parts/useDone';

/** The kinds that most prices have; others appear where the price at hand has them. */
const USUAL = ['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'output', 'reasoning', 'request'];

interface Props {
  /** The price to begin with; null: none. */
  like: PriceRow | null;
  onClose: () => void;
}

export function SetPriceDialog({ like, onClose }: Props) {
  const [provider, setProvider] = useState(like?.provider ?? '');
  const [model, setModel] = useState(like?.model ?? '');
  const [tenant, setTenant] = useState(like?.tenant ?? '');
  const [tier, setTier] = useState(like?.serviceTier ?? '');
  const [from, setFrom] = useState('');
  const [rates, setRates] = useState<Record<string, string>>(like?.tiers[0]?.rates ?? {});
  const higher = like?.tiers.slice(1) ?? [];
  const kinds = [...new Set([...USUAL, ...Object.keys(rates)])];
  const done = useDone();
  const submit = async () => {
    const given = Object.fromEntries(Object.entries(rates).filter(([, rate]) => rate !== ''));
    await setPrice({
      tenant: tenant.trim() || null,
      provider: provider.trim(),
      model: model.trim(),
      serviceTier: tier.trim(),
      validFrom: from ? `${from}T00:00:00Z` : null,
      tiers: [{ above: 0, rates: given }, ...higher],
    });
    void done('The price holds.', '/prices');
  };
  return (
    <FormDialog title="Set a price" submit="Set the price" onClose={onClose} onSubmit={submit}>
      {(errorOf) => (
        <>
          <Group grow align="flex-start">
            <TextInput label="Provider" required placeholder="openai" value={provider} error={errorOf('/provider')} onChange={(e) => setProvider(e.currentTarget.value)} />
            <TextInput label="Model" required placeholder="gpt-4.1*" value={model} error={errorOf('/model')} onChange={(e) => setModel(e.currentTarget.value)} />
          </Group>
          <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
            <TextInput label="Tenant" placeholder="Everybody" value={tenant} error={errorOf('/tenant')} onChange={(e) => setTenant(e.currentTarget.value)} />
            <TextInput label="Service tier" placeholder="Standard" value={tier} error={errorOf('/serviceTier')} onChange={(e) => setTier(e.currentTarget.value)} />
            <TextInput
              label="Valid from"
              type="date"
              description="At 00:00 UTC; empty: now."
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={from}
              error={errorOf('/validFrom')}
              onChange={(e) => setFrom(e.currentTarget.value)}
            />
          </SimpleGrid>
          <div>
            <Text size="sm" fw={500}>
              Dollars per million tokens
            </Text>
            <Text size="xs" c="dimmed" mb={6}>
              Empty: as the kind it belongs to, or none. “Per request” is for one request.
            </Text>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
              {kinds.map((kind) => (
                <MoneyField
                  key={kind}
                  label={RATE_KINDS[kind] ?? kind}
                  required={false}
                  value={rates[kind] ?? ''}
                  error={errorOf(`/tiers/0/rates/${kind}`)}
                  onChange={(rate) => setRates({ ...rates, [kind]: rate })}
                />
              ))}
            </SimpleGrid>
          </div>
          {higher.length > 0 && (
            <Alert variant="outline" color="gray" styles={{ message: { color: 'var(--mantine-color-text)' } }}>
              The rates for longer prompts ({higher.map(({ above }) => `above ${above.toLocaleString('en')} tokens`).join(', ')})
              are kept as they are. To change them, use the admin API or the command line.
            </Alert>
          )}
        </>
      )}
    </FormDialog>
  );
}
