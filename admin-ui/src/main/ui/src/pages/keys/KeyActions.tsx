import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { resumeKey, type Key, type MadeKey } from '../../api/keys';
import { Can } from '../../parts/session';
import { ConfirmDialog } from '../../parts/ConfirmDialog';
import { useDone } from '../../parts/useDone';
import { EditKeyDialog } from './EditKeyDialog';
import { RevokeDialog, SuspendDialog } from './KeyDialogs';
import { RotateDialog } from './RotateDialog';
import { SecretDialog } from './SecretDialog';

type Action = 'edit' | 'rotate' | 'suspend' | 'resume' | 'revoke';

/** What can be done to a key; nothing once it is revoked. */
export function KeyActions({ of: key }: { of: Key }) {
  const [action, setAction] = useState<Action | null>(null);
  const [made, setMade] = useState<MadeKey | null>(null);
  const done = useDone();
  const close = () => setAction(null);
  if (key.status === 'revoked') {
    return null;
  }
  return (
    <Can right="keys.write">
      <Button variant="default" onClick={() => setAction('edit')}>
        Edit
      </Button>
      <Button variant="default" onClick={() => setAction('rotate')}>
        Rotate
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<ChevronDown size={15} aria-hidden />}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {key.status === 'active' ? (
            <Menu.Item onClick={() => setAction('suspend')}>Suspend…</Menu.Item>
          ) : (
            <Menu.Item onClick={() => setAction('resume')}>Resume…</Menu.Item>
          )}
          <Menu.Item c="var(--tg-bad)" onClick={() => setAction('revoke')}>
            Revoke…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {action === 'edit' && <EditKeyDialog id={key.id} onClose={close} />}
      {action === 'rotate' && <RotateDialog of={key} onClose={close} onMade={setMade} />}
      {action === 'suspend' && <SuspendDialog of={key} onClose={close} />}
      {action === 'revoke' && <RevokeDialog of={key} onClose={close} />}
      {action === 'resume' && (
        <ConfirmDialog
          title="Resume the key"
          action="Resume"
          danger={false}
          onClose={close}
          onConfirm={async () => {
            await resumeKey(key.id);
            void done('The key works again.', '/keys');
          }}
        >
          Applications that use <strong>{key.label}</strong> can call models again, and {key.unit} pays for it.
        </ConfirmDialog>
      )}
      {made && <SecretDialog made={made} onClose={() => setMade(null)} />}
    </Can>
  );
}
