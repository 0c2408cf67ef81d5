import { TextInput } from '@mantine/core';
import { isDecimal } from './decimal';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
  description?: string;
  required?: boolean;
}

/** Dollars as a decimal text: what is typed is what is sent. */
export function MoneyField({ value, onChange, error, required = true, ...input }: Props) {
  const wrong = value !== '' && !isDecimal(value) ? 'A plain number, such as 500 or 0.25.' : undefined;
  return (
    <TextInput
      inputMode="decimal"
      leftSection="$"
      rightSection={<span style={{ fontSize: 11 }}>USD</span>}
      rightSectionWidth={44}
      autoComplete="off"
      required={required}
      value={value}
      error={error ?? wrong}
      onChange={(event) => onChange(event.currentTarget.value.trim())}
      {...input}
    />
  );
}
