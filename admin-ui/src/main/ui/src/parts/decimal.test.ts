import { describe, expect, it } from 'vitest';
import { grouped, isDecimal, minus, padded, percentOf, plus, rounded } from './decimal';

describe('grouped', () => {
  it.each([
    ['0', '0'],
    ['12.30', '12.30'],
    ['999', '999'],
    ['1000', '1,000'],
    ['1234567.8901', '1,234,567.8901'],
    ['-1234.5', '-1,234.5'],
    ['0.000000000001', '0.000000000001'],
    ['123456789012345678901234.000000000001', '123,456,789,012,345,678,901,234.000000000001'],
  ])('keeps every digit of %s', (text, expected) => {
    expect(grouped(text)).toBe(expected);
    expect(grouped(text).replaceAll(',', '')).toBe(text);
  });

  it('leaves alone what it does not know', () => {
    expect(grouped('n/a')).toBe('n/a');
  });
});

describe('sums', () => {
  it('are exact where floating point is not', () => {
    expect(plus('0.1', '0.2')).toBe('0.3');
    expect(minus('1', '0.000000000001')).toBe('0.999999999999');
    expect(minus('0.5', '0.75')).toBe('-0.25');
    expect(minus('5', '-2.5')).toBe('7.5');
    expect(plus('12345678901234567890', '0.01')).toBe('12345678901234567890.01');
  });

  it('say when there is nothing to add', () => {
    expect(plus('1', 'much')).toBeNull();
    expect(isDecimal('1.')).toBe(false);
    expect(isDecimal('1e3')).toBe(false);
  });
});

describe('rounded', () => {
  it.each([
    ['1.005', 2, '1.01'],
    ['1.004999', 2, '1.00'],
    ['-1.005', 2, '-1.01'],
    ['999.999', 2, '1000.00'],
    ['3', 2, '3'],
    ['0.00049', 2, '0.00'],
  ])('%s to %i places', (text, places, expected) => {
    expect(rounded(text, places)).toBe(expected);
  });
});

describe('percentOf', () => {
  it('has no share of nothing', () => {
    expect(percentOf('25', '50')).toBe(50);
    expect(percentOf('25', '0')).toBeNull();
  });
});

it('padded to cents keeps the value', () => {
  expect(padded('61.9', 2)).toBe('61.90');
  expect(padded('-3', 2)).toBe('-3.00');
  expect(padded('0.125', 2)).toBe('0.125');
});
