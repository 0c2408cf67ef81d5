import { Button, Group, MultiSelect, Pill, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { PeriodPicker } from '../../../parts/PeriodPicker';
import { DIMENSIONS, dimensionName } from './dimensions';
import type { Interval, View } from './useView';

const MOST_GROUPS = 3;
const INTERVALS = ['hour', 'day', 'week', 'month'].map((value) => ({ value, label: `By ${value}` }));

interface Props {
  view: View;
  onChange: (changes: Partial<View>) => void;
}

function options(chosen: string[]) {
  const known = Object.entries(DIMENSIONS).map(([value, label]) => ({ value, label }));
  const tags = chosen.filter((value) => !(value in DIMENSIONS)).map((value) => ({ value, label: dimensionName(value) }));
  return [...known, ...tags];
}

/** Period, grouping and filters; all narrow enough for one line on a desk. */
export function Controls({ view, onChange }: Props) {
  return (
    <div>
      <Group gap="xs" align="center">
        <PeriodPicker
          period={view.period}
          zone={view.zone}
          onChange={(period) => onChange({ period })}
          onZone={(zone) => onChange({ zone })}
        />
        <MultiSelect
          size="xs"
          miw={150}
          aria-label="Group by"
          placeholder={view.group.length === 0 ? 'Group by' : undefined}
          searchable
          maxValues={MOST_GROUPS}
          data={options(view.group)}
          value={view.group}
          onChange={(group) => group.length > 0 && onChange({ group })}
        />
        <Select
          size="xs"
          w={92}
          aria-label="Interval"
          allowDeselect={false}
          data={INTERVALS}
          value={view.interval}
          onChange={(interval) => interval && onChange({ interval: interval as Interval })}
        />
        <Switch
          size="xs"
          label="Compare"
          checked={view.compare}
          onChange={(event) => onChange({ compare: event.currentTarget.checked })}
        />
      </Group>
      <Filters view={view} onChange={onChange} />
    </div>
  );
}

function Filters({ view, onChange }: Props) {
  const [dimension, setDimension] = useState('team');
  const [tag, setTag] = useState('');
  const [value, setValue] = useState('');
  const name = dimension === 'tag' ? `tag:${tag.trim()}` : dimension;
  const complete = value.trim() !== '' && name !== 'tag:';
  return (
    <Group gap="xs" mt="xs" align="center">
      {view.filters.map((filter, i) => (
        <Pill
          key={`${filter.dimension}:${filter.value}`}
          withRemoveButton
          removeButtonProps={{ 'aria-label': `Remove the filter ${dimensionName(filter.dimension)}` }}
          onRemove={() => onChange({ filters: view.filters.filter((_, at) => at !== i) })}
        >
          {dimensionName(filter.dimension)}: {filter.value}
        </Pill>
      ))}
      <form
        style={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          onChange({ filters: [...view.filters, { dimension: name, value: value.trim() }] });
          setValue('');
        }}
      >
        <Select
          size="xs"
          w={150}
          aria-label="Filter by"
          searchable
          allowDeselect={false}
          data={[...options([]), { value: 'tag', label: 'Tag…' }]}
          value={dimension}
          onChange={(chosen) => chosen && setDimension(chosen)}
        />
        {dimension === 'tag' && (
          <TextInput
            size="xs"
            w={100}
            aria-label="Name of the tag"
            placeholder="env"
            value={tag}
            onChange={(event) => setTag(event.currentTarget.value)}
          />
        )}
        <TextInput
          size="xs"
          w={160}
          aria-label="Value"
          placeholder="is…"
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button size="xs" variant="default" type="submit" disabled={!complete}>
          Filter
        </Button>
      </form>
      {dimension === 'tag' && tag.trim() !== '' && (
        <Button size="xs" variant="subtle" onClick={() => onChange({ group: [name] })}>
          Group by this tag
        </Button>
      )}
    </Group>
  );
}
