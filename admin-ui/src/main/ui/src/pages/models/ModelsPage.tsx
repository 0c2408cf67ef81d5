import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { models, providers } from '../../api/gateway';
import { PageHeader } from '../../parts/PageHeader';
import { Can, useCan } from '../../parts/session';
import { DeclaredPanel } from './DeclaredPanel';
import { DeclareModelDialog } from './DeclareModelDialog';
import { DeclareProviderDialog } from './DeclareProviderDialog';
import { ModelTable } from './ModelTable';
import { ProviderTable } from './ProviderTable';

const REFRESH = 5_000;

/** Which names are served, by whom, and how they fare. */
export default function ModelsPage() {
  const can = useCan();
  const [declaring, setDeclaring] = useState<'provider' | 'model' | null>(null);
  const served = useQuery({ queryKey: ['/models'], queryFn: models, enabled: can('models.read') });
  const known = useQuery({
    queryKey: ['/providers'],
    queryFn: providers,
    enabled: can('providers.read'),
    refetchInterval: REFRESH,
  });
  return (
    <>
      <PageHeader
        title="Models"
        actions={
          <Can right="providers.write">
            <Button variant="default" onClick={() => setDeclaring('provider')}>
              Declare a provider
            </Button>
            <Button onClick={() => setDeclaring('model')}>Declare a model</Button>
          </Can>
        }
      >
        Names that clients ask for, and the providers behind them. They are declared in the settings' file, which is taken
        up without a restart, or here.
      </PageHeader>
      <Stack gap="md">
        {can('models.read') && <ModelTable query={served} states={known.data?.items ?? []} />}
        {can('providers.read') && <DeclaredPanel />}
        {can('providers.read') && <ProviderTable query={known} />}
      </Stack>
      {declaring === 'provider' && <DeclareProviderDialog onClose={() => setDeclaring(null)} />}
      {declaring === 'model' && (
        <DeclareModelDialog providers={(known.data?.items ?? []).map(({ name }) => name)} onClose={() => setDeclaring(null)} />
      )}
    </>
  );
}
