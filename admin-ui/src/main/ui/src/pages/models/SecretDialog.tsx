import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { setSecret, type Declared } from '../../api/declared';
import { FormDialog } from '../../parts/FormDialog';
import { useDone } from '../../parts/useDone';

export function SecretDialog({ provider, onClose }: { provider: Declared; onClose: () => void }) {
  const [secret, setText] = useState('');
  const done = useDone();
  const submit = async () => {
    await setSecret(provider.name, secret);
    void done('The credential is in use.', '/declared/providers', '/providers');
  };
  return (
    <FormDialog title={`Credential of ${provider.name}`} submit="Use it" size="md" disabled={secret === ''} onClose={onClose} onSubmit={submit}>
      {(errorOf) => (
        <PasswordInput
          data-autofocus
          label="Credential"
          autoComplete="off"
          description={
            provider.secret
              ? `It takes the place of ${provider.secret.fingerprint}, at once. It is sealed, and cannot be read again.`
              : 'It is sealed, and cannot be read again.'
          }
          value={secret}
          error={errorOf('/secret')}
          onChange={(e) => setText(e.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}
