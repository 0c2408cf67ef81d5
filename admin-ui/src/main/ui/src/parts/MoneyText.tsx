import { grouped, padded, rounded } from './decimal';

interface Props {
  /** As the API sent it. */
  value: string | null | undefined;
  /** Round what is seen to so many places; the exact figure is in the title then. */
  places?: number;
  /** What stands there for null. */
  none?: string;
  signed?: boolean;
}

/** Dollars, exact to the last digit; what is finer than a cent stands back a little. */
export function MoneyText({ value, places, none = '–', signed = false }: Props) {
  if (value === null || value === undefined) {
    return <span title="Not known">{none}</span>;
  }
  const shown = places === undefined ? value : padded(rounded(value, places), places);
  const negative = shown.startsWith('-');
  const digits = grouped(negative ? shown.slice(1) : shown);
  const point = digits.indexOf('.');
  const split = point < 0 ? digits.length : Math.min(digits.length, point + 3);
  const sign = negative ? '−' : signed ? '+' : '';
  return (
    <span className="tg-num" title={`${value} US dollars`}>
      {sign}${digits.slice(0, split)}
      {split < digits.length && <span className="tg-cents">{digits.slice(split)}</span>}
    </span>
  );
}
