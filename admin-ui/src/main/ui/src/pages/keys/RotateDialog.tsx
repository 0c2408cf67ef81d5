import { Select, Text } from '@mantine/core';
import { useState } from 'react';
import { rotateKey, type Key, type MadeKey } from '../../api/keys';
import { FormDialog } from '../../parts/FormDialog';
import { useDone } from '../../parts/useDone';

const OVERLAPS = [
  { value: 'PT0S', label: 'None: the old secret stops at once' },
  { value: 'PT1H', label: '1 hour' },
  { value: 'PT24H', label: '24 hours' },
  { value: 'PT168H', label: '7 days' },
];

interface Props {
  of: Key;
  onClose: () => void;
  onMade: (made: MadeKey) => void;
}

export function RotateDialog({ of: key, onClose, onMade }: Props) {
  const [overlap, setOverlap] = useState('PT24H');
  const done = useDone();
  const submit = async () => {
    onMade(await rotateKey(key.id, overlap));
    void done('The key has a new secret.', '/keys');
  };
  return (
    <FormDialog title="Rotate the key" submit="Make a new secret" size="md" onClose={onClose} onSubmit={submit}>
      {(errorOf) => (
        <>
          <Text size="sm">
            <strong>{key.label}</strong> gets a new secret, which is shown once. Limits, rights and reports stay as they
            are.
          </Text>
          <Select
            label="How long the old secret still works"
            data={OVERLAPS}
            allowDeselect={false}
            value={overlap}
            error={errorOf('/overlap')}
            onChange={(value) => setOverlap(value ?? 'PT24H')}
          />
        </>
      )}
    </FormDialog>
  );
}
