import { ActionIcon, Alert, Button, Group, TextInput, Tooltip } from '@mantine/core';
import { Check, Copy, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { copy } from './clipboard';

function useCopied(text: string) {
  const [copied, setCopied] = useState(false);
  const run = async () => {
    setCopied(await copy(text));
    setTimeout(() => setCopied(false), 2000);
  };
  return [copied, run] as const;
}

export function CopyIcon({ text, what }: { text: string; what: string }) {
  const [copied, run] = useCopied(text);
  const label = copied ? 'Copied' : `Copy ${what}`;
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={() => void run()}>
        {copied ? <Check size={14} /> : <Copy size={14} />}
      </ActionIcon>
    </Tooltip>
  );
}

/** A secret that nobody can see again: to be copied now. */
export function CopyOnce({ secret, label }: { secret: string; label: string }) {
  const [copied, run] = useCopied(secret);
  return (
    <Alert
      variant="outline"
      color="toll"
      icon={<KeyRound size={18} />}
      title="Copy it now: it is not shown again"
      styles={{ message: { color: 'var(--mantine-color-text)' } }}
    >
      Tollgate keeps only a fingerprint. Put it where your secrets are kept.
      <Group gap="xs" mt="xs" wrap="nowrap" align="flex-end">
        <TextInput
          readOnly
          data-autofocus
          aria-label={label}
          value={secret}
          style={{ flex: 1 }}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={() => void run()} leftSection={copied ? <Check size={16} /> : <Copy size={16} />}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </Group>
    </Alert>
  );
}
