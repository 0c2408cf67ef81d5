import { useState } from 'react';
import { EVERYTHING, issueKey, type KeyDraft, type MadeKey } from '../../api/keys';
import { FormDialog } from '../../parts/FormDialog';
import { UnitField } from '../../parts/UnitField';
import { useDone } from '../../parts/useDone';
import { KeyFields } from './KeyFields';

const NEW: KeyDraft = {
  label: '',
  serviceAccount: false,
  owner: null,
  tags: {},
  costCentre: null,
  expires: null,
  rights: EVERYTHING,
  settings: { strict: false, logContent: false, metadata: {} },
};

interface Props {
  unit: string;
  onClose: () => void;
  onMade: (made: MadeKey) => void;
}

export function IssueKeyDialog({ unit: initial, onClose, onMade }: Props) {
  const [unit, setUnit] = useState(initial);
  const [draft, setDraft] = useState(NEW);
  const done = useDone();
  const submit = async () => {
    const made = await issueKey(unit.trim(), draft);
    onMade(made);
    void done(`Key “${made.key.label}” was issued.`, '/keys');
  };
  return (
    <FormDialog title="Issue a key" submit="Issue the key" onClose={onClose} onSubmit={submit}>
      {(errorOf) => (
        <>
          <UnitField
            label="Team or project"
            description="Who pays for what is done with it."
            required
            value={unit}
            error={errorOf('/unit')}
            onChange={setUnit}
          />
          <KeyFields draft={draft} onChange={setDraft} errorOf={errorOf} />
        </>
      )}
    </FormDialog>
  );
}
