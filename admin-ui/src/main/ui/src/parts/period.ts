/** Dates are texts such as `2026-11-24`; an end is exclusive, as the API's are. */
export interface Period {
  from: string;
  to: string;
}

/** The date that a zone's calendars show at an instant. */
export function dateIn(zone: string, instant: string | Date = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(new Date(instant));
}

export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** The first of a month, so many months away from the month of a date. */
export function monthStart(date: string, months = 0): string {
  const first = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  return first.toISOString().slice(0, 10);
}

export function daysBetween({ from, to }: Period): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export const PRESETS = {
  today: 'Today',
  week: 'Last 7 days',
  thirty: 'Last 30 days',
  month: 'This month',
  lastMonth: 'Last month',
  quarter: 'Last 90 days',
} as const;

export type Preset = keyof typeof PRESETS;

export function periodOf(preset: Preset, today: string): Period {
  const tomorrow = addDays(today, 1);
  switch (preset) {
    case 'today':
      return { from: today, to: tomorrow };
    case 'week':
      return { from: addDays(tomorrow, -7), to: tomorrow };
    case 'thirty':
      return { from: addDays(tomorrow, -30), to: tomorrow };
    case 'quarter':
      return { from: addDays(tomorrow, -90), to: tomorrow };
    case 'month':
      return { from: monthStart(today), to: monthStart(today, 1) };
    case 'lastMonth':
      return { from: monthStart(today, -1), to: monthStart(today) };
  }
}

/** Which of the presets a period is, if any. */
export function presetOf(period: Period, today: string): Preset | null {
  const names = Object.keys(PRESETS) as Preset[];
  return (
    names.find((name) => {
      const { from, to } = periodOf(name, today);
      return from === period.from && to === period.to;
    }) ?? null
  );
}

export function zones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}
