import { describe, expect, it } from 'vitest';
import type { CostReport, Figures } from '../../../api/reports';
import { chartOf, rowName } from './chartOf';

const cost = (text: string) => ({ cost: text }) as Figures;

function report(rows: [string | null, string][], total: string): CostReport {
  const all = rows.map(([team, text]) => ({ key: { team }, figures: cost(text), previous: null }));
  return {
    from: '2026-11-01T00:00:00Z', to: '2026-11-30T00:00:00Z', zone: 'UTC', currency: 'USD', group: ['team'],
    total: cost(total), previous: null, rows: all, more: 0, rest: null,
    series: [{ start: '2026-11-02T00:00:00Z', total: cost(total), rows: all }],
  };
}

describe('chartOf', () => {
  it('has a series for each row and none for nothing', () => {
    const { data, series } = chartOf(report([['a', '0.1'], [null, '0.2']], '0.3'), 'UTC');
    expect(series.map((s) => s.label)).toEqual(['a', 'Unallocated']);
    expect(data).toEqual([{ at: '2 Nov', s0: 0.1, s1: 0.2, rest: 0 }]);
  });

  it('puts what is beyond the dearest together', () => {
    const rows = Array.from({ length: 9 }, (_, i): [string, string] => [`t${i}`, '1']);
    const { data, series } = chartOf(report(rows, '12'), 'UTC');
    expect(series).toHaveLength(8);
    expect(series.at(-1)?.label).toBe('Others');
    expect(data[0]?.rest).toBe(5);
  });
});

it('names rows', () => {
  expect(rowName({ team: 'a/b', modelServed: null })).toBe('a/b · Unallocated');
  expect(rowName({})).toBe('Everything');
});
