import { TagsInput } from '@mantine/core';

interface Props {
  label: string;
  description?: string;
  value: Record<string, string>;
  onChange: (value: Record<string, string>) => void;
  error?: string;
}

/** `env=prod` becomes `{"env": "prod"}`; without an equals sign the value is empty. */
export function pairsOf(texts: string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=');
      return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    }),
  );
}

export function PairsField({ value, onChange, ...input }: Props) {
  return (
    <TagsInput
      placeholder="env=prod"
      acceptValueOnBlur
      value={Object.entries(value).map(([name, content]) => `${name}=${content}`)}
      onChange={(texts) => onChange(pairsOf(texts))}
      {...input}
    />
  );
}
