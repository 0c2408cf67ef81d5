import { ago, day, moment } from './format';

interface Props {
  at: string | null | undefined;
  as?: 'ago' | 'moment' | 'day';
  none?: string;
}

/** An instant as people read it; exactly, in its title. */
export function Time({ at, as = 'moment', none = 'Never' }: Props) {
  if (!at) {
    return <span className="tg-cents">{none}</span>;
  }
  const say = { ago, moment, day }[as];
  return (
    <time dateTime={at} title={`${new Date(at).toLocaleString()} (${at})`} style={{ whiteSpace: 'nowrap' }}>
      {say(at)}
    </time>
  );
}
