const HOUR = 3_600_000;

/** How instants of a period are written on an axis: by the clock within two days, by the date beyond. */
export function stampFor(from: string, to: string, zone?: string): (instant: string) => string {
  const length = Date.parse(to) - Date.parse(from);
  const options: Intl.DateTimeFormatOptions =
    length <= 49 * HOUR
      ? { hour: '2-digit', minute: '2-digit', hour12: false }
      : length <= 8 * 24 * HOUR
        ? { weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false }
        : { day: 'numeric', month: 'short' };
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  return (instant) => format.format(new Date(instant));
}
