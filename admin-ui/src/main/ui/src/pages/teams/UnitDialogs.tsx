import { Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Tagged } from '../../api/client';
import { createUnit, levelBelow, unitPath, unitTagged, updateUnit, writable, type Unit } from '../../api/directory';
import { EVERYTHING, type Rights } from '../../api/keys';
import { EditLoaded } from '../../parts/EditLoaded';
import { FormDialog, type ErrorOf } from '../../parts/FormDialog';
import { RightsFields } from '../../parts/RightsFields';
import { useDone } from '../../parts/useDone';
import { unitPaths } from './unitPaths';

interface Draft {
  name: string;
  costCentre: string | null;
  rights: Rights;
}

interface NewProps {
  parent: string | null;
  onClose: () => void;
  onMade: (unit: string) => void;
}

export function NewUnitDialog({ parent, onClose, onMade }: NewProps) {
  const level = levelBelow(parent) ?? 'project';
  const [id, setId] = useState('');
  const [draft, setDraft] = useState<Draft>({ name: '', costCentre: null, rights: EVERYTHING });
  const done = useDone();
  const submit = async () => {
    const made = await createUnit(parent, id.trim(), draft);
    void done(`${made.name} was made.`, ...unitPaths(made.id));
    onMade(made.id);
  };
  return (
    <FormDialog title={parent ? `A new ${level} of ${parent}` : 'A new tenant'} submit={`Make the ${level}`} onClose={onClose} onSubmit={submit}>
      {(errorOf) => (
        <>
          <TextInput
            label="Id"
            required
            description="Stands in addresses, reports and configuration; it cannot be changed later."
            placeholder={{ tenant: 'acme', team: 'search', project: 'answer-bot' }[level]}
            leftSection={parent ? <Text size="sm" c="dimmed">{parent}/</Text> : undefined}
            leftSectionWidth={parent ? parent.length * 8 + 26 : undefined}
            autoComplete="off"
            spellCheck={false}
            value={id}
            error={errorOf('/id')}
            onChange={(event) => setId(event.currentTarget.value)}
          />
          <Fields draft={draft} onChange={setDraft} errorOf={errorOf} />
        </>
      )}
    </FormDialog>
  );
}

export function EditUnitDialog({ unit, onClose }: { unit: string; onClose: () => void }) {
  return (
    <EditLoaded title="Edit" queryKey={[unitPath(unit), 'edit']} load={() => unitTagged(unit)} onClose={onClose}>
      {(loaded) => <EditForm loaded={loaded} onClose={onClose} />}
    </EditLoaded>
  );
}

function EditForm({ loaded, onClose }: { loaded: Tagged<Unit>; onClose: () => void }) {
  const [draft, setDraft] = useState(writable(loaded.value));
  const done = useDone();
  const { id } = loaded.value;
  const submit = async () => {
    await updateUnit(id, draft, loaded.etag);
    void done(`${draft.name} was changed.`, ...unitPaths(id));
  };
  return (
    <FormDialog title={`Edit ${id}`} submit="Save" onClose={onClose} onSubmit={submit}>
      {(errorOf) => <Fields draft={draft} onChange={(fields) => setDraft({ ...draft, ...fields })} errorOf={errorOf} />}
    </FormDialog>
  );
}

function Fields({ draft, onChange, errorOf }: { draft: Draft; onChange: (draft: Draft) => void; errorOf: ErrorOf }) {
  return (
    <Stack gap="sm">
      <TextInput
        label="Name"
        required
        value={draft.name}
        error={errorOf('/name')}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <TextInput
        label="Cost centre"
        placeholder="None"
        value={draft.costCentre ?? ''}
        error={errorOf('/costCentre')}
        onChange={(event) => onChange({ ...draft, costCentre: event.currentTarget.value || null })}
      />
      <RightsFields value={draft.rights} onChange={(rights) => onChange({ ...draft, rights })} errorOf={errorOf} />
    </Stack>
  );
}
