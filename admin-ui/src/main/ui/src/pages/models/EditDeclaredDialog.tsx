import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { loadDeclared, redeclare, type Declaration, type Declared, type DeclaredKind } from '../../api/declared';
import type { Tagged } from '../../api/client';
import { EditLoaded } from '../../parts/EditLoaded';
import { FormDialog } from '../../parts/FormDialog';
import { useDone } from '../../parts/useDone';
import { readDeclaration } from './readDeclaration';

interface Props {
  kind: DeclaredKind;
  name: string;
  onClose: () => void;
}

export function EditDeclaredDialog({ kind, name, onClose }: Props) {
  return (
    <EditLoaded title={`Edit ${name}`} queryKey={['/declared', kind, name, 'edit']} load={() => loadDeclared(kind, name)} onClose={onClose}>
      {(loaded) => <Editor kind={kind} loaded={loaded} onClose={onClose} />}
    </EditLoaded>
  );
}

function Editor({ kind, loaded, onClose }: { kind: DeclaredKind; loaded: Tagged<Declared>; onClose: () => void }) {
  const [text, setText] = useState(JSON.stringify(loaded.value.declaration, null, 2));
  const read = readDeclaration(text);
  const done = useDone();
  const submit = async () => {
    await redeclare(kind, loaded.value.name, read.value as Declaration, loaded.etag);
    void done('It is in force.', `/declared/${kind}`, '/providers', '/models');
  };
  return (
    <FormDialog title={`Edit ${loaded.value.name}`} submit="Save" disabled={read.error !== undefined} onClose={onClose} onSubmit={submit}>
      <Text size="sm">
        In the words of the settings' file, as JSON. Credentials are no part of it. It is checked as the file is, and is in
        force on all nodes within a second.
      </Text>
      <Textarea
        data-autofocus
        label="Declaration"
        autosize
        minRows={8}
        maxRows={24}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={text}
        error={read.error}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
