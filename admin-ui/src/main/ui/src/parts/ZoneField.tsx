import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { zones } from './period';

interface Props {
  value: string;
  onChange: (zone: string) => void;
  label?: string;
  size?: string;
  width?: number;
}

/** A time zone, by its name in the tz database. */
export function ZoneField({ value, onChange, label, size = 'sm', width }: Props) {
  const data = useMemo(zones, []);
  return (
    <Select
      searchable
      size={size}
      w={width}
      label={label}
      aria-label={label ?? 'Time zone'}
      allowDeselect={false}
      limit={80}
      data={data.includes(value) ? data : [value, ...data]}
      value={value}
      onChange={(zone) => zone && onChange(zone)}
    />
  );
}
