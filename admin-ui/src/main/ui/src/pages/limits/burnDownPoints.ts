import { stampFor } from '../../parts/stamps';

const DAY = 86_400_000;

interface Spending {
  limit: number;
  start: string;
  /** When the window begins anew; null for one that rolls. */
  end: string | null;
  days: { start: string; cost: number }[];
  zone: string;
}

export interface BurnPoint {
  [name: string]: string | number | null;
  at: string;
  /** At the end of the day; null for days to come. */
  left: number | null;
  even: number | null;
}

/** Points from the window's first day to its last; rough numbers, for a chart. */
export function burnDown({ limit, start, end, days, zone }: Spending): BurnPoint[] {
  const stamp = stampFor('2000-01-01', '2001-01-01', zone);
  const first = Date.parse(start);
  const last = end ? Date.parse(end) : null;
  const even = (t: number) => (last === null ? null : Math.max(0, limit * (1 - (t - first) / (last - first))));
  let left = limit;
  const points: BurnPoint[] = days.map((day) => {
    left -= day.cost;
    return { at: stamp(day.start), left, even: even(Date.parse(day.start) + DAY) };
  });
  const lastDay = days.at(-1);
  if (last !== null && lastDay) {
    for (let t = Date.parse(lastDay.start) + DAY; t < last; t += DAY) {
      points.push({ at: stamp(new Date(t).toISOString()), left: null, even: even(t + DAY) });
    }
  }
  return points;
}
