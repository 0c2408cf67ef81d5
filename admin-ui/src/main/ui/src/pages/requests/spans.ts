import type { Attempt } from '../../api/gateway';

/** Where a bar stands on the axis, in hundredths of it; `wait` in hundredths of the bar. */
export interface Span {
  left: number;
  width: number;
  wait: number;
}

const BESIDE = ['hedge', 'shadow'];

type Timed = Pick<Attempt, 'kind' | 'durationMillis' | 'firstTokenMillis'>;

/** Retries and fallbacks begin when the one before them has ended; hedges and shadows run beside it. */
export function spans(attempts: Timed[]): Span[] {
  const starts: number[] = [];
  let clock = 0;
  let lastStart = 0;
  for (const attempt of attempts) {
    const beside = BESIDE.includes(attempt.kind);
    const start = beside ? lastStart : clock;
    starts.push(start);
    if (!beside) {
      lastStart = start;
    }
    clock = Math.max(clock, start + (attempt.durationMillis ?? 0));
  }
  const total = Math.max(clock, 1);
  return attempts.map(({ durationMillis, firstTokenMillis }, i) => {
    const length = durationMillis ?? 0;
    return {
      left: ((starts[i] ?? 0) / total) * 100,
      width: (length / total) * 100,
      wait: length > 0 ? Math.min(100, ((firstTokenMillis ?? length) / length) * 100) : 100,
    };
  });
}
