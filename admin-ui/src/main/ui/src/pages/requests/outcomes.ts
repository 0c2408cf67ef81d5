import { words } from '../../parts/format';

const NAMES: Record<string, string> = {
  complete: 'Complete',
  client_gone: 'Client left',
  upstream_broken: 'Broke off',
  cut: 'Cut off',
  abandoned: 'Given up',
  crashed: 'Gateway died',
  failed: 'Failed',
  open: 'Running',
};

/** How a request ended, in words. */
export const outcomeName = (outcome: string): string => NAMES[outcome] ?? words(outcome);
