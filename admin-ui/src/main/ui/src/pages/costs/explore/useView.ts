import { dateIn, daysBetween, periodOf, type Period } from '../../../parts/period';
import { useFilters } from '../../../parts/useFilters';
import { filterText, parseFilter, type Filter } from './dimensions';

export type Interval = 'hour' | 'day' | 'week' | 'month';

export interface View {
  period: Period;
  zone: string;
  group: string[];
  interval: Interval;
  compare: boolean;
  filters: Filter[];
}

function fitting(period: Period): Interval {
  const days = daysBetween(period);
  return days <= 2 ? 'hour' : days <= 62 ? 'day' : days <= 370 ? 'week' : 'month';
}

/** What the page shows; all of it stands in the address. */
export function useView() {
  const [filter, setFilters, params] = useFilters();
  const zone = filter('zone') || 'UTC';
  const usual = periodOf('thirty', dateIn(zone));
  const period = { from: filter('from') || usual.from, to: filter('to') || usual.to };
  const view: View = {
    period,
    zone,
    group: (filter('group') || 'team').split(','),
    interval: (filter('interval') as Interval) || fitting(period),
    compare: filter('compare') !== 'false',
    filters: params.getAll('filter').map(parseFilter),
  };
  const change = (changes: Partial<View>) =>
    setFilters({
      ...(changes.period && { from: changes.period.from, to: changes.period.to, interval: '' }),
      ...(changes.zone && { zone: changes.zone }),
      ...(changes.group && { group: changes.group.join(',') }),
      ...(changes.interval && { interval: changes.interval }),
      ...(changes.compare !== undefined && { compare: String(changes.compare) }),
      ...(changes.filters && { filter: changes.filters.map(filterText) }),
    });
  return [view, change] as const;
}

/** The parameters of the API for a view. */
export function reportQuery(view: View) {
  return {
    from: view.period.from,
    to: view.period.to,
    zone: view.zone,
    group: view.group.join(','),
    interval: view.interval,
    compare: view.compare || undefined,
    filter: view.filters.map(filterText),
    limit: 50,
  };
}
