import { expect, it } from 'vitest';
import { spans } from './spans';

const attempt = (kind: string, durationMillis: number | null, firstTokenMillis: number | null = null) => ({
  kind, durationMillis, firstTokenMillis,
});

it('puts retries and fallbacks behind each other', () => {
  expect(spans([attempt('first', 100), attempt('retry', 100), attempt('fallback', 200, 50)])).toEqual([
    { left: 0, width: 25, wait: 100 },
    { left: 25, width: 25, wait: 100 },
    { left: 50, width: 50, wait: 25 },
  ]);
});

it('puts hedges beside what they hedge', () => {
  const [first, hedge, retry] = spans([attempt('first', 400), attempt('hedge', 200), attempt('retry', 400)]);
  expect(first?.left).toBe(0);
  expect(hedge).toEqual({ left: 0, width: 25, wait: 100 });
  expect(retry?.left).toBe(50);
});

it('bears an attempt that has not ended', () => {
  expect(spans([attempt('first', null)])).toEqual([{ left: 0, width: 0, wait: 100 }]);
});
