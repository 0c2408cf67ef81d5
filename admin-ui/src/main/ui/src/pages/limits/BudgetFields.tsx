import { Group, NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import type { BudgetDraft, BudgetWindow } from '../../api/limits';
import type { ErrorOf } from '../../parts/FormDialog';
import { MoneyField } from '../../parts/MoneyField';
import { ZoneField } from '../../parts/ZoneField';

const WINDOWS = [
  { value: 'day', label: 'Each day' },
  { value: 'week', label: 'Each week' },
  { value: 'month', label: 'Each month' },
  { value: 'quarter', label: 'Each quarter' },
  { value: 'PT24H', label: 'Any 24 hours' },
  { value: 'PT168H', label: 'Any 7 days' },
  { value: 'PT720H', label: 'Any 30 days' },
];

type Calendar = Extract<BudgetWindow, { calendar: string }>['calendar'];

function windowOf(value: string, before: BudgetWindow): BudgetWindow {
  const zone = 'zone' in before ? before.zone : 'UTC';
  return value.startsWith('P') ? { rolling: value } : { calendar: value as Calendar, zone };
}

interface Props {
  draft: BudgetDraft;
  onChange: (draft: BudgetDraft) => void;
  errorOf: ErrorOf;
}

export function BudgetFields({ draft, onChange, errorOf }: Props) {
  const set = (changes: Partial<BudgetDraft>) => onChange({ ...draft, ...changes });
  const { window } = draft;
  const chosen = 'rolling' in window ? window.rolling : window.calendar;
  const known = WINDOWS.some(({ value }) => value === chosen);
  return (
    <>
      <Group grow align="flex-start">
        <MoneyField label="Limit" value={draft.limit} error={errorOf('/limit')} onChange={(limit) => set({ limit })} />
        <Select
          label="Counted over"
          allowDeselect={false}
          data={known ? WINDOWS : [...WINDOWS, { value: chosen, label: chosen }]}
          value={chosen}
          error={errorOf('/window')}
          onChange={(value) => value && set({ window: windowOf(value, window) })}
        />
      </Group>
      {'zone' in window && (
        <ZoneField value={window.zone} onChange={(zone) => set({ window: { ...window, zone } })} label="By the calendar of" />
      )}
      <Switch
        label="Hard: refuse what could exceed it"
        description="Otherwise requests go on, and you are only told."
        checked={draft.hard}
        onChange={(event) => set({ hard: event.currentTarget.checked })}
      />
      <TagsInput
        label="Tell at these per cents"
        acceptValueOnBlur
        value={draft.alertPercents.map(String)}
        error={errorOf('/alertPercents')}
        onChange={(texts) => set({ alertPercents: texts.map(Number).filter((n) => n > 0).sort((a, b) => a - b) })}
      />
      <Switch
        label="Thrift: near the limit, serve a cheaper model"
        checked={draft.thrift !== null}
        onChange={(event) => set({ thrift: event.currentTarget.checked ? { percent: 80, model: '' } : null })}
      />
      {draft.thrift && (
        <Group grow align="flex-start">
          <NumberInput
            label="From this per cent on"
            size="sm"
            min={1}
            max={100}
            value={draft.thrift.percent}
            error={errorOf('/thrift/percent')}
            onChange={(percent) => draft.thrift && set({ thrift: { ...draft.thrift, percent: Number(percent) } })}
          />
          <TextInput
            label="Serve this model"
            required
            value={draft.thrift.model}
            error={errorOf('/thrift/model')}
            onChange={(event) => draft.thrift && set({ thrift: { ...draft.thrift, model: event.currentTarget.value } })}
          />
        </Group>
      )}
      <Switch
        label="Allow models whose price nobody knows"
        description="They are counted as requests, but their cost is not held against the budget."
        checked={draft.allowUnpriced}
        onChange={(event) => set({ allowUnpriced: event.currentTarget.checked })}
      />
    </>
  );
}
