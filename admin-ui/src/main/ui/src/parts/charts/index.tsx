import { Skeleton } from '@mantine/core';
import { lazy, Suspense, type ComponentProps } from 'react';

// Charts are as heavy as everything else together: they come when they are needed.
const LazyBars = lazy(() => import('./Bars'));
const LazyLines = lazy(() => import('./Lines'));

export function Bars(props: ComponentProps<typeof LazyBars>) {
  return (
    <Suspense fallback={<Skeleton h={props.height ?? 200} />}>
      <LazyBars {...props} />
    </Suspense>
  );
}

export function Lines(props: ComponentProps<typeof LazyLines>) {
  return (
    <Suspense fallback={<Skeleton h={props.height ?? 180} />}>
      <LazyLines {...props} />
    </Suspense>
  );
}

const AXIS = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** A rough sum on an axis; exact ones stand in tables. */
export const axisMoney = (value: number) => `$${AXIS.format(value)}`;
export const axisCount = (value: number) => AXIS.format(value);
