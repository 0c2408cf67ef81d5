import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export type Tone = 'good' | 'warn' | 'bad' | 'quiet';

const COLOURS: Record<Tone, string> = {
  good: 'var(--tg-good)',
  warn: 'var(--tg-warn)',
  bad: 'var(--tg-bad)',
  quiet: 'var(--mantine-color-dimmed)',
};

/** A state in words, with a dot that says the same in colour. */
export function Status({ tone, children, live }: { tone: Tone; children: ReactNode; live?: boolean }) {
  return (
    <Group gap={7} wrap="nowrap" component="span" display="inline-flex">
      <span
        aria-hidden
        className={live ? 'tg-live' : undefined}
        style={{ width: 8, height: 8, borderRadius: 8, background: COLOURS[tone], flex: 'none' }}
      />
      <Text span inherit style={{ whiteSpace: 'nowrap' }}>
        {children}
      </Text>
    </Group>
  );
}

const TONES: Record<string, Tone> = {
  active: 'good',
  healthy: 'good',
  closed: 'good',
  complete: 'good',
  ok: 'good',
  suspended: 'warn',
  degraded: 'warn',
  half_open: 'warn',
  client_gone: 'quiet',
  open: 'bad',
  down: 'bad',
  failed: 'bad',
  upstream_broken: 'bad',
  revoked: 'quiet',
};

export function toneOf(state: string): Tone {
  return TONES[state] ?? 'quiet';
}
