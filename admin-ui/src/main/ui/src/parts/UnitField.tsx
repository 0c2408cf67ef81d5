import { Autocomplete } from '@mantine/core';
import type { Unit } from '../api/directory';
import { childrenPath } from '../api/directory';
import { useList } from './useList';

interface Props {
  label: string;
  value: string;
  onChange: (unit: string) => void;
  error?: string;
  description?: string;
  required?: boolean;
  placeholder?: string;
}

/** The path of a unit; proposes what stands at the level that is being typed. */
export function UnitField({ label, value, onChange, ...input }: Props) {
  const parts = value.split('/');
  const parent = parts.length > 1 ? parts.slice(0, Math.min(parts.length - 1, 2)).join('/') : null;
  const units = useList<Unit>(childrenPath(parent), { limit: 200 });
  return (
    <Autocomplete
      label={label}
      value={value}
      onChange={onChange}
      data={units.items.map((unit) => unit.id)}
      placeholder="acme/search"
      autoComplete="off"
      spellCheck={false}
      {...input}
    />
  );
}
