import { Group, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Tagged } from '../../api/client';
import {
  createQuota, quotaTagged, updateQuota, writableQuota, type Quota, type QuotaDraft, type QuotaUnit, type Scope,
} from '../../api/limits';
import { EditLoaded } from '../../parts/EditLoaded';
import { FormDialog, type ErrorOf } from '../../parts/FormDialog';
import { scopeName } from '../../parts/scopes';
import { useDone } from '../../parts/useDone';

export function NewQuotaDialog({ scope, onClose }: { scope: Scope; onClose: () => void }) {
  const [draft, setDraft] = useState<QuotaDraft>({
    scope, model: null, unit: 'requests', period: 'minute', limit: 600, shadow: false,
  });
  const done = useDone();
  const submit = async () => {
    await createQuota(draft);
    void done('The quota holds from now on.', '/quotas');
  };
  return (
    <FormDialog title={`A quota for ${scopeName(scope)}`} submit="Set the quota" size="md" onClose={onClose} onSubmit={submit}>
      {(errorOf) => <Fields draft={draft} onChange={setDraft} errorOf={errorOf} />}
    </FormDialog>
  );
}

export function EditQuotaDialog({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <EditLoaded title="Edit the quota" queryKey={['/quotas', 'edit', id]} load={() => quotaTagged(id)} onClose={onClose}>
      {(loaded) => <EditForm loaded={loaded} onClose={onClose} />}
    </EditLoaded>
  );
}

function EditForm({ loaded, onClose }: { loaded: Tagged<Quota>; onClose: () => void }) {
  const [draft, setDraft] = useState(writableQuota(loaded.value));
  const done = useDone();
  const submit = async () => {
    await updateQuota(loaded.value.id, draft, loaded.etag);
    void done('The quota was changed.', '/quotas');
  };
  return (
    <FormDialog title={`Edit ${loaded.value.id}`} submit="Save" size="md" onClose={onClose} onSubmit={submit}>
      {(errorOf) => <Fields draft={draft} onChange={setDraft} errorOf={errorOf} />}
    </FormDialog>
  );
}

interface FieldsProps {
  draft: QuotaDraft;
  onChange: (draft: QuotaDraft) => void;
  errorOf: ErrorOf;
}

function Fields({ draft, onChange, errorOf }: FieldsProps) {
  const set = (changes: Partial<QuotaDraft>) => onChange({ ...draft, ...changes });
  const choose = (unit: QuotaUnit) => set({ unit, period: unit === 'streams' ? null : (draft.period ?? 'minute') });
  return (
    <>
      <Group grow align="flex-start">
        <NumberInput
          label="Limit"
          size="sm"
          required
          min={0}
          thousandSeparator=","
          allowDecimal={false}
          description="0 allows nothing."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.limit}
          error={errorOf('/limit')}
          onChange={(limit) => set({ limit: Number(limit) })}
        />
        <Select
          label="Of"
          allowDeselect={false}
          data={[
            { value: 'requests', label: 'Requests' },
            { value: 'tokens', label: 'Tokens' },
            { value: 'streams', label: 'Open streams' },
          ]}
          value={draft.unit}
          error={errorOf('/unit')}
          onChange={(unit) => unit && choose(unit as QuotaUnit)}
        />
        {draft.unit !== 'streams' && (
          <Select
            label="Per"
            allowDeselect={false}
            data={['minute', 'hour', 'day']}
            value={draft.period}
            error={errorOf('/period')}
            onChange={(period) => set({ period: period as QuotaDraft['period'] })}
          />
        )}
      </Group>
      <TextInput
        label="Only for these models"
        placeholder="All models together"
        description="A name, or a glob such as claude-*"
        value={draft.model ?? ''}
        error={errorOf('/model')}
        onChange={(event) => set({ model: event.currentTarget.value || null })}
      />
      <Switch
        label="Only count: say in the metrics what it would have refused"
        checked={draft.shadow}
        onChange={(event) => set({ shadow: event.currentTarget.checked })}
      />
    </>
  );
}
