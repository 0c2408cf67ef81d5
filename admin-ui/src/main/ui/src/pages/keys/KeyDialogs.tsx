import { revokeKey, suspendKey, type Key } from '../../api/keys';
import { ConfirmDialog } from '../../parts/ConfirmDialog';
import { useDone } from '../../parts/useDone';

interface Props {
  of: Key;
  onClose: () => void;
}

export function SuspendDialog({ of: key, onClose }: Props) {
  const done = useDone();
  return (
    <ConfirmDialog
      title="Suspend the key"
      action="Suspend"
      onClose={onClose}
      onConfirm={async () => {
        await suspendKey(key.id);
        void done('The key is suspended.', '/keys');
      }}
    >
      New requests with <strong>{key.label}</strong> are refused on every node within a second, until somebody resumes
      it. Answers that are being streamed now go on to their end.
    </ConfirmDialog>
  );
}

export function RevokeDialog({ of: key, onClose }: Props) {
  const done = useDone();
  return (
    <ConfirmDialog
      title="Revoke the key for good"
      action="Revoke for good"
      typed={key.label}
      onClose={onClose}
      onConfirm={async () => {
        await revokeKey(key.id);
        void done('The key is revoked.', '/keys');
      }}
    >
      Every application that uses <strong>{key.label}</strong> ({key.unit}) loses access within a second. A revoked key
      cannot be brought back; they would need a new one. Its past requests and costs stay in the reports.
    </ConfirmDialog>
  );
}
