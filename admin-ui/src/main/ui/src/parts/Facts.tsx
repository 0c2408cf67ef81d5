import type { ReactNode } from 'react';

/** Names and values, side by side; a value that is undefined is left out. */
export function Facts({ of }: { of: [string, ReactNode][] }) {
  return (
    <dl className="tg-facts">
      {of
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
