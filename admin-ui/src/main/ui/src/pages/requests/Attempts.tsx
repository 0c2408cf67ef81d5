import { Group, Text } from '@mantine/core';
import type { Attempt } from '../../api/gateway';
import { millis, words } from '../../parts/format';
import { MoneyText } from '../../parts/MoneyText';
import { Status, toneOf } from '../../parts/Status';
import { outcomeName } from './outcomes';
import { spans } from './spans';

const TONES = { good: 'var(--tg-good)', warn: 'var(--tg-warn)', bad: 'var(--tg-bad)', quiet: 'var(--mantine-color-dimmed)' };

/** Attempts below each other, as bars on one axis of time. */
export function Attempts({ of: attempts }: { of: Attempt[] }) {
  const placed = spans(attempts);
  if (attempts.length === 0) {
    return <Text size="sm" c="dimmed">No provider was asked.</Text>;
  }
  return (
    <ol style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 14 }}>
      {attempts.map((attempt, i) => {
        const span = placed[i] ?? { left: 0, width: 0, wait: 0 };
        const colour = TONES[toneOf(attempt.outcome)];
        return (
          <li key={`${attempt.number}-${attempt.kind}`}>
            <Group justify="space-between" gap="xs" fz="sm">
              <Group gap={8}>
                <Text span fw={500} size="sm">
                  {attempt.number}. {words(attempt.kind)}
                </Text>
                <Text span size="sm">
                  {attempt.model} <span className="tg-cents">at {attempt.provider}</span>
                </Text>
              </Group>
              <Status tone={toneOf(attempt.outcome)}>{outcomeName(attempt.outcome)}</Status>
            </Group>
            <div aria-hidden style={{ position: 'relative', height: 10, margin: '6px 0', borderRadius: 5, background: 'var(--tg-quiet)' }}>
              <div style={{ position: 'absolute', left: `${span.left}%`, width: `${span.width}%`, minWidth: 3, height: 10, borderRadius: 5, overflow: 'hidden' }}>
                <div style={{ position: 'absolute', inset: 0, background: colour, opacity: 0.45 }} />
                <div style={{ position: 'absolute', inset: 0, width: `${span.wait}%`, background: colour }} />
              </div>
            </div>
            <Text size="xs" c="dimmed" component="div">
              {millis(attempt.durationMillis)}
              {attempt.firstTokenMillis !== null && <>, first token after {millis(attempt.firstTokenMillis)}</>}
              {' · cost '}
              <MoneyText value={attempt.cost} none="unpriced" />
              {attempt.reserved !== null && (
                <>
                  {' of '}
                  <MoneyText value={attempt.reserved} /> held
                </>
              )}
              {attempt.priceId && (
                <>
                  {' · price '}
                  <span className="tg-mono">{attempt.priceId}</span>
                </>
              )}
            </Text>
          </li>
        );
      })}
    </ol>
  );
}
