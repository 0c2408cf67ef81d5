import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { models, providers } from '../../api/gateway';
import { PageHeader } from '../../parts/PageHeader';
import { useCan } from '../../parts/session';
import { ModelTable } from './ModelTable';
import { ProviderTable } from './ProviderTable';

const REFRESH = 5_000;

/** Which names are served, by whom, and how they fare. */
export default function ModelsPage() {
  const can = useCan();
  const served = useQuery({ queryKey: ['/models'], queryFn: models, enabled: can('models.read') });
  const known = useQuery({
    queryKey: ['/providers'],
    queryFn: providers,
    enabled: can('providers.read'),
    refetchInterval: REFRESH,
  });
  return (
    <>
      <PageHeader title="Models">
        Names that clients ask for, and the providers behind them. They are declared in the configuration file, which is
        taken up without a restart.
      </PageHeader>
      <Stack gap="md">
        {can('models.read') && <ModelTable query={served} states={known.data?.items ?? []} />}
        {can('providers.read') && <ProviderTable query={known} />}
      </Stack>
    </>
  );
}
