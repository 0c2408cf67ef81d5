import { useState } from 'react';
import type { Tagged } from '../../api/client';
import { keyTagged, updateKey, writable, type Key } from '../../api/keys';
import { EditLoaded } from '../../parts/EditLoaded';
import { FormDialog } from '../../parts/FormDialog';
import { useDone } from '../../parts/useDone';
import { KeyFields } from './KeyFields';

export function EditKeyDialog({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <EditLoaded title="Edit the key" queryKey={['/keys', 'edit', id]} load={() => keyTagged(id)} onClose={onClose}>
      {(loaded) => <Form loaded={loaded} onClose={onClose} />}
    </EditLoaded>
  );
}

function Form({ loaded, onClose }: { loaded: Tagged<Key>; onClose: () => void }) {
  const [draft, setDraft] = useState(writable(loaded.value));
  const done = useDone();
  const submit = async () => {
    await updateKey(loaded.value.id, draft, loaded.etag);
    void done('The key was changed.', '/keys');
  };
  return (
    <FormDialog title="Edit the key" submit="Save" onClose={onClose} onSubmit={submit}>
      {(errorOf) => <KeyFields draft={draft} onChange={setDraft} errorOf={errorOf} />}
    </FormDialog>
  );
}
