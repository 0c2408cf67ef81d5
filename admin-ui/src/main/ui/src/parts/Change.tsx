import { ArrowDownRight, ArrowUpRight } from 'lucide-react';
import { roughly } from './decimal';

/** How much more or less than before, in per cent; whether that is good depends on what it is of. */
export function Change({ now, before }: { now: string; before: string | null | undefined }) {
  if (before === null || before === undefined) {
    return null;
  }
  const was = roughly(before);
  if (was === 0) {
    return <span className="tg-cents">{roughly(now) === 0 ? 'unchanged' : 'new'}</span>;
  }
  const change = (roughly(now) - was) / was;
  if (Math.abs(change) < 0.0005) {
    return <span className="tg-cents">unchanged</span>;
  }
  const Icon = change > 0 ? ArrowUpRight : ArrowDownRight;
  const size = Math.abs(change) * 100;
  return (
    <span className="tg-num" style={{ whiteSpace: 'nowrap' }} title={`Before: ${before} US dollars`}>
      <Icon size={13} aria-hidden style={{ verticalAlign: -2 }} />
      {change > 0 ? '+' : '−'}
      {size >= 1000 ? Math.round(size).toLocaleString('en') : size.toFixed(size < 10 ? 1 : 0)} %
    </span>
  );
}
