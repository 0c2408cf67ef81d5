import { Group, Select, TextInput } from '@mantine/core';
import { addDays, dateIn, periodOf, presetOf, PRESETS, type Period, type Preset } from './period';
import { ZoneField } from './ZoneField';

interface Props {
  period: Period;
  zone: string;
  onChange: (period: Period) => void;
  onZone: (zone: string) => void;
}

/** Days from the first to the last one, as the calendar of a zone has them. */
export function PeriodPicker({ period, zone, onChange, onZone }: Props) {
  const today = dateIn(zone);
  const preset = presetOf(period, today);
  const presets = Object.entries(PRESETS).map(([value, label]) => ({ value, label }));
  return (
    <Group gap="xs">
      <Select
        size="xs"
        w={124}
        aria-label="Period"
        allowDeselect={false}
        data={preset ? presets : [...presets, { value: 'own', label: 'Own dates' }]}
        value={preset ?? 'own'}
        onChange={(value) => value && value !== 'own' && onChange(periodOf(value as Preset, today))}
      />
      <TextInput
        size="xs"
        type="date"
        aria-label="First day"
        max={addDays(period.to, -1)}
        value={period.from}
        onChange={(event) => event.currentTarget.value && onChange({ ...period, from: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        type="date"
        aria-label="Last day"
        min={period.from}
        value={addDays(period.to, -1)}
        onChange={(event) => event.currentTarget.value && onChange({ ...period, to: addDays(event.currentTarget.value, 1) })}
      />
      <ZoneField size="xs" width={130} value={zone} onChange={onZone} />
    </Group>
  );
}
