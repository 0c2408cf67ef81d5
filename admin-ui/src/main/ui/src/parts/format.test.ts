import { describe, expect, it } from 'vitest';
import { ago, duration, millis, percent, words } from './format';

describe('durations', () => {
  it.each([
    ['PT24H', '1 day'],
    ['PT720H', '30 days'],
    ['PT90M', '90 minutes'],
    ['P1DT12H', '36 hours'],
    ['PT1S', '1 second'],
    ['P3W', 'P3W'],
  ])('%s', (iso, said) => expect(duration(iso)).toBe(said));
});

describe('millis', () => {
  it.each([
    [null, '–'],
    [812, '812 ms'],
    [1234, '1.23 s'],
    [12_345, '12.3 s'],
    [125_000, '2 min 5 s'],
  ])('%s', (ms, said) => expect(millis(ms)).toBe(said));
});

it('tells times from now', () => {
  const now = Date.parse('2026-11-24T12:00:00Z');
  expect(ago('2026-11-24T09:00:00Z', now)).toBe('3 hours ago');
  expect(ago('2026-11-25T12:00:00Z', now)).toBe('tomorrow');
  expect(ago('2026-11-24T11:59:30Z', now)).toBe('30 seconds ago');
});

it('says rates and code words', () => {
  expect(percent(0.0123)).toBe('1.23 %');
  expect(percent(0.5)).toBe('50.0 %');
  expect(words('client_gone')).toBe('Client gone');
  expect(words('context-too-long')).toBe('Context too long');
});
