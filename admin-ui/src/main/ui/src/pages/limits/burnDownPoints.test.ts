import { describe, expect, it } from 'vitest';
import { burnDown } from './burnDownPoints';

describe('burnDown', () => {
  const days = [
    { start: '2026-11-01T00:00:00Z', cost: 10 },
    { start: '2026-11-02T00:00:00Z', cost: 30 },
  ];

  it('takes each day from what is left and goes on to the end', () => {
    const points = burnDown({ limit: 100, start: '2026-11-01T00:00:00Z', end: '2026-11-05T00:00:00Z', days, zone: 'UTC' });
    expect(points.map((p) => p.left)).toEqual([90, 60, null, null]);
    expect(points.map((p) => p.even)).toEqual([75, 50, 25, 0]);
    expect(points[2]?.at).toBe('3 Nov');
  });

  it('knows no even pace of a window that rolls', () => {
    const points = burnDown({ limit: 100, start: '2026-11-01T00:00:00Z', end: null, days, zone: 'UTC' });
    expect(points.map((p) => p.even)).toEqual([null, null]);
    expect(points).toHaveLength(2);
  });
});
