import { Button, Modal, Stack } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { revokeAdminKey } from '../../api/governance';
import type { AdminKey, MadeAdminKey } from '../../api/session';
import { ConfirmDialog } from '../../parts/ConfirmDialog';
import { CopyOnce } from '../../parts/CopyOnce';
import { EmptyState } from '../../parts/EmptyState';
import { words } from '../../parts/format';
import { ListView } from '../../parts/ListView';
import { Status, toneOf } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { useDone } from '../../parts/useDone';
import { useList } from '../../parts/useList';
import { IssueAdminKeyDialog } from './IssueAdminKeyDialog';

/** Keys of scripts and of people without a company login. */
export function AdminKeys() {
  const list = useList<AdminKey>('/admin-keys');
  const [issuing, setIssuing] = useState(false);
  const [made, setMade] = useState<MadeAdminKey | null>(null);
  const [revoking, setRevoking] = useState<AdminKey | null>(null);
  const done = useDone();
  return (
    <>
      <ListView
        list={list}
        title="Admin keys"
        actions={
          <Button size="xs" variant="default" leftSection={<Plus size={14} />} onClick={() => setIssuing(true)}>
            Issue an admin key
          </Button>
        }
        label="Admin keys"
        rowKey={(key) => key.id}
        columns={[
          { header: 'Name', cell: (key) => key.name },
          { header: 'Role', cell: (key) => words(key.role) },
          { header: 'For', cell: (key) => key.unit ?? 'Everywhere' },
          { header: 'Status', cell: (key) => <Status tone={toneOf(key.status)}>{words(key.status)}</Status> },
          { header: 'Expires', cell: (key) => <Time at={key.expires} as="day" /> },
          { header: 'Last used', cell: (key) => <Time at={key.lastUsed} as="ago" /> },
          {
            header: 'Actions', hideHeader: true, end: true,
            cell: (key) =>
              key.status === 'revoked' ? null : (
                <Button size="compact-xs" variant="default" aria-label={`Revoke ${key.name}`} onClick={() => setRevoking(key)}>
                  Revoke…
                </Button>
              ),
          },
        ]}
        empty={<EmptyState title="No admin key">Issue one for a script, with the smallest role that does.</EmptyState>}
      />
      {issuing && <IssueAdminKeyDialog onClose={() => setIssuing(false)} onMade={setMade} />}
      {made && (
        <Modal opened onClose={() => setMade(null)} title={`The admin key “${made.key.name}”`} size="lg" closeOnClickOutside={false} closeOnEscape={false}>
          <Stack>
            <CopyOnce secret={made.secret} label="Admin key" />
            <Button style={{ alignSelf: 'flex-end' }} onClick={() => setMade(null)}>
              I have copied it
            </Button>
          </Stack>
        </Modal>
      )}
      {revoking && (
        <ConfirmDialog
          title="Revoke the admin key"
          action="Revoke for good"
          typed={revoking.name}
          onClose={() => setRevoking(null)}
          onConfirm={async () => {
            await revokeAdminKey(revoking.id);
            void done('The admin key is revoked.', '/admin-keys');
          }}
        >
          Whoever uses <strong>{revoking.name}</strong> is logged out and refused from now on. It cannot be brought back.
        </ConfirmDialog>
      )}
    </>
  );
}
