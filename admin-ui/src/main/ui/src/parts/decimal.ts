// Money comes as decimal texts and stays one: sums and differences are made of whole numbers of the smallest place.

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

interface Scaled {
  units: bigint;
  places: number;
}

function scaled(text: string): Scaled | null {
  const match = DECIMAL.exec(text.trim());
  if (!match) {
    return null;
  }
  const fraction = match[3] ?? '';
  const units = BigInt((match[2] ?? '0') + fraction);
  return { units: match[1] === '-' ? -units : units, places: fraction.length };
}

function aligned(a: Scaled, b: Scaled): [bigint, bigint, number] {
  const places = Math.max(a.places, b.places);
  const grow = (s: Scaled) => s.units * 10n ** BigInt(places - s.places);
  return [grow(a), grow(b), places];
}

function text(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = places === 0 ? '' : '.' + digits.slice(digits.length - places);
  return (units < 0n ? '-' : '') + whole + fraction;
}

/** Exactly a + b; null where one of them is no decimal. */
export function plus(a: string, b: string): string | null {
  const [x, y] = [scaled(a), scaled(b)];
  if (!x || !y) {
    return null;
  }
  const [left, right, places] = aligned(x, y);
  return text(left + right, places);
}

/** Exactly a - b; null where one of them is no decimal. */
export function minus(a: string, b: string): string | null {
  return b.trim().startsWith('-') ? plus(a, b.trim().slice(1)) : plus(a, `-${b.trim().replace(/^\+/, '')}`);
}

export function isDecimal(value: string): boolean {
  return scaled(value) !== null;
}

/** The text with thousands grouped, every digit kept: `1234.50` is `1,234.50`. */
export function grouped(value: string): string {
  const match = DECIMAL.exec(value.trim());
  if (!match) {
    return value;
  }
  const whole = (match[2] ?? '').replace(/\B(?=(\d{3})+$)/g, ',');
  return match[1] + whole + (match[3] === undefined ? '' : `.${match[3]}`);
}

/** Rounded half up to so many places; only where the full figure stands beside it, as in a tooltip. */
export function rounded(value: string, places: number): string {
  const exact = scaled(value);
  if (!exact || exact.places <= places) {
    return value.trim();
  }
  const step = 10n ** BigInt(exact.places - places);
  const size = exact.units < 0n ? -exact.units : exact.units;
  const units = (size + step / 2n) / step;
  return text(exact.units < 0n ? -units : units, places);
}

/** The same number with at least so many places: `61.9` is `61.90`. */
export function padded(value: string, places: number): string {
  const exact = scaled(value);
  return !exact || exact.places >= places ? value : text(exact.units * 10n ** BigInt(places - exact.places), places);
}

/** A rough number, for the height of a bar or the order of rows. Never for text. */
export function roughly(value: string | null | undefined): number {
  const number = Number(value ?? '0');
  return Number.isFinite(number) ? number : 0;
}

/** How many hundredths `part` is of `whole`, roughly; null where there is no whole. */
export function percentOf(part: string, whole: string): number | null {
  const all = roughly(whole);
  return all > 0 ? (roughly(part) / all) * 100 : null;
}
