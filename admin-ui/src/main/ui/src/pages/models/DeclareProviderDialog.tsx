import { PasswordInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { declare } from '../../api/declared';
import { settings } from '../../api/governance';
import { FormDialog } from '../../parts/FormDialog';
import { useDone } from '../../parts/useDone';

export function DeclareProviderDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [dialect, setDialect] = useState<string>('openai');
  const known = useQuery({ queryKey: ['/settings'], queryFn: settings });
  const [url, setUrl] = useState('');
  const [secret, setSecret] = useState('');
  const done = useDone();
  const submit = async () => {
    const declaration = { dialect, 'base-url': url.trim() };
    await declare('providers', { name: name.trim(), declaration, ...(secret ? { secret } : {}) });
    void done('The provider is declared.', '/declared/providers', '/providers');
  };
  return (
    <FormDialog title="Declare a provider" submit="Declare it" onClose={onClose} onSubmit={submit}>
      {(errorOf) => (
        <>
          <TextInput data-autofocus label="Name" required placeholder="house" value={name} error={errorOf('/name')} onChange={(e) => setName(e.currentTarget.value)} />
          <Select label="Dialect" required allowDeselect={false} data={known.data?.dialects ?? [dialect]} value={dialect} error={errorOf('/declaration/dialect')} onChange={(value) => setDialect(value ?? 'openai')} />
          <TextInput
            label="Base URL"
            required
            type="url"
            placeholder="https://llm.example.com/v1"
            description="A public address, unless the settings allow others."
            value={url}
            error={errorOf('/declaration/base-url')}
            onChange={(e) => setUrl(e.currentTarget.value)}
          />
          <PasswordInput
            label="Credential"
            autoComplete="off"
            description="It is sealed, and cannot be read again. Empty if the provider wants none."
            value={secret}
            error={errorOf('/secret')}
            onChange={(e) => setSecret(e.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
