import { describe, expect, it } from 'vitest';
import { addDays, dateIn, daysBetween, monthStart, periodOf, presetOf } from './period';

describe('dates', () => {
  it('are those of the zone, not of this machine', () => {
    expect(dateIn('Pacific/Auckland', '2026-11-23T12:00:00Z')).toBe('2026-11-24');
    expect(dateIn('America/Los_Angeles', '2026-11-24T05:00:00Z')).toBe('2026-11-23');
  });

  it('count over months, leap years and clock changes', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-29', 1)).toBe('2026-03-30');
    expect(monthStart('2026-01-31', -1)).toBe('2025-12-01');
    expect(daysBetween({ from: '2026-11-01', to: '2026-12-01' })).toBe(30);
  });
});

describe('presets', () => {
  it('end the day after the last one', () => {
    expect(periodOf('week', '2026-11-24')).toEqual({ from: '2026-11-18', to: '2026-11-25' });
    expect(periodOf('lastMonth', '2026-01-05')).toEqual({ from: '2025-12-01', to: '2026-01-01' });
  });

  it('are recognised again', () => {
    expect(presetOf(periodOf('month', '2026-11-24'), '2026-11-24')).toBe('month');
    expect(presetOf({ from: '2026-11-02', to: '2026-11-03' }, '2026-11-24')).toBeNull();
  });
});
