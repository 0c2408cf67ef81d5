import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  icon?: boolean;
  width?: number | string;
}

/** A filter by text, applied a moment after the last letter. */
export function SearchField({ label, value, onChange, icon = false, width = 200 }: Props) {
  const [text, setText] = useState(value);
  const apply = useDebouncedCallback(onChange, 300);
  useEffect(() => setText(value), [value]);
  return (
    <TextInput
      type="search"
      size="xs"
      aria-label={label}
      placeholder={label}
      w={{ base: '100%', xs: width }}
      leftSection={icon ? <Search size={14} aria-hidden /> : undefined}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        apply(event.currentTarget.value);
      }}
    />
  );
}
