import { Accordion, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import type { KeyDraft } from '../../api/keys';
import type { ErrorOf } from '../../parts/FormDialog';
import { PairsField } from '../../parts/PairsField';
import { RightsFields } from '../../parts/RightsFields';

interface Props {
  draft: KeyDraft;
  onChange: (draft: KeyDraft) => void;
  errorOf: ErrorOf;
}

/** What can be set of a key, the rarer half folded away. */
export function KeyFields({ draft, onChange, errorOf }: Props) {
  const set = (changes: Partial<KeyDraft>) => onChange({ ...draft, ...changes });
  return (
    <Stack gap="sm">
      <TextInput
        label="Label"
        description="What it is for, so that others recognise it."
        required
        value={draft.label}
        error={errorOf('/label')}
        onChange={(event) => set({ label: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label="Owner"
          placeholder="Nobody in particular"
          value={draft.owner ?? ''}
          error={errorOf('/owner')}
          onChange={(event) => set({ owner: event.currentTarget.value || null })}
        />
        <TextInput
          label="Expires"
          type="date"
          description="At 00:00 UTC; empty: never."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.expires?.slice(0, 10) ?? ''}
          error={errorOf('/expires')}
          onChange={(event) => set({ expires: event.currentTarget.value ? `${event.currentTarget.value}T00:00:00Z` : null })}
        />
      </SimpleGrid>
      <Switch
        label="Service account: a machine uses it, not a person"
        checked={draft.serviceAccount}
        onChange={(event) => set({ serviceAccount: event.currentTarget.checked })}
      />
      <Accordion variant="contained" chevronPosition="left">
        <Accordion.Item value="rights">
          <Accordion.Control>What it may use</Accordion.Control>
          <Accordion.Panel>
            <RightsFields value={draft.rights} onChange={(rights) => set({ rights })} errorOf={errorOf} />
          </Accordion.Panel>
        </Accordion.Item>
        <Accordion.Item value="costs">
          <Accordion.Control>Tags and cost centre</Accordion.Control>
          <Accordion.Panel>
            <Stack gap="sm">
              <PairsField
                label="Tags"
                description="Reports can group by them."
                value={draft.tags}
                error={errorOf('/tags')}
                onChange={(tags) => set({ tags })}
              />
              <TextInput
                label="Cost centre"
                placeholder="As the unit"
                value={draft.costCentre ?? ''}
                error={errorOf('/costCentre')}
                onChange={(event) => set({ costCentre: event.currentTarget.value || null })}
              />
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
        <Accordion.Item value="settings">
          <Accordion.Control>Behaviour</Accordion.Control>
          <Accordion.Panel>
            <Stack gap="sm">
              <Switch
                label="Strict"
                description="Refuse what a provider's dialect cannot carry, rather than leave it out."
                checked={draft.settings.strict}
                onChange={(event) => set({ settings: { ...draft.settings, strict: event.currentTarget.checked } })}
              />
              <Switch
                label="Log content"
                description="Write prompts and answers to the log. Mind whose words they are."
                checked={draft.settings.logContent}
                onChange={(event) => set({ settings: { ...draft.settings, logContent: event.currentTarget.checked } })}
              />
              <PairsField
                label="Metadata"
                value={draft.settings.metadata}
                error={errorOf('/settings/metadata')}
                onChange={(metadata) => set({ settings: { ...draft.settings, metadata } })}
              />
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Stack>
  );
}
