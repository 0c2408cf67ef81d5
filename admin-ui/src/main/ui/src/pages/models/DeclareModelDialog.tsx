import { Autocomplete, TextInput } from '@mantine/core';
import { useState } from 'react';
import { declare } from '../../api/declared';
import { FormDialog } from '../../parts/FormDialog';
import { useDone } from '../../parts/useDone';

interface Props {
  /** The names of those that are known. */
  providers: string[];
  onClose: () => void;
}

export function DeclareModelDialog({ providers, onClose }: Props) {
  const [name, setName] = useState('');
  const [provider, setProvider] = useState('');
  const [model, setModel] = useState('');
  const done = useDone();
  const submit = async () => {
    const target = { provider: provider.trim(), ...(model.trim() ? { model: model.trim() } : {}) };
    await declare('models', { name: name.trim(), declaration: { targets: [target] } });
    void done('The model is declared.', '/declared/models', '/models');
  };
  return (
    <FormDialog title="Declare a model" submit="Declare it" onClose={onClose} onSubmit={submit}>
      {(errorOf) => (
        <>
          <TextInput
            data-autofocus
            label="Name"
            required
            placeholder="house-chat"
            description="As clients ask for it; a star stands for any text."
            value={name}
            error={errorOf('/name')}
            onChange={(e) => setName(e.currentTarget.value)}
          />
          <Autocomplete label="Provider" required data={providers} value={provider} error={errorOf('/declaration/targets[0]/provider')} onChange={setProvider} />
          <TextInput
            label="Model at the provider"
            description="Empty: as the client names it. More targets, prices and fallbacks are added by editing it."
            value={model}
            error={errorOf('/declaration/targets[0]/model')}
            onChange={(e) => setModel(e.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
