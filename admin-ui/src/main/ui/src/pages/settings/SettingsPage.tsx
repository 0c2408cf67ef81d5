import { SimpleGrid, Stack } from '@mantine/core';
import { PageHeader } from '../../parts/PageHeader';
import { Can } from '../../parts/session';
import { AdminKeys } from './AdminKeys';
import { GatewayPanel } from './GatewayPanel';
import { LedgerPanel } from './LedgerPanel';
import { MePanel } from './MePanel';

export default function SettingsPage() {
  return (
    <>
      <PageHeader title="Settings">The configuration file says how the gateway runs; here you see what it made of it.</PageHeader>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <MePanel />
          <Can right="ledger.verify">
            <LedgerPanel />
          </Can>
        </SimpleGrid>
        <Can right="settings.read">
          <GatewayPanel />
        </Can>
        <Can right="admins.write">
          <AdminKeys />
        </Can>
      </Stack>
    </>
  );
}
