import type { Entry } from './documents.ts';

/** What all rows are drawn on, in points. */
export interface Axis {
  from: number;
  to: number;
}

/** Whole points around all that is drawn, two apart at least, and nothing outside the scale of 0 to 10. */
export function axisOf(values: (number | null)[]): Axis {
  const drawn = values.filter((value) => value !== null);
  if (!drawn.length) return { from: 0, to: 10 };
  const least = drawn.reduce((a, b) => Math.min(a, b));
  const most = drawn.reduce((a, b) => Math.max(a, b));
  const from = Math.min(8, onScale(Math.floor(least)));
  return { from, to: Math.max(from + 2, onScale(Math.ceil(most))) };
}

/** What is drawn of a board: all that is ranked. */
export const drawnOn = (
  entries: Pick<Entry, 'rank' | 'rawMean' | 'adjustedScore' | 'adjustedLow' | 'adjustedHigh'>[],
) =>
  entries
    .filter(({ rank }) => rank !== null)
    .flatMap(({ rawMean, adjustedScore, adjustedLow, adjustedHigh }) => [
      rawMean,
      adjustedScore,
      adjustedLow,
      adjustedHigh,
    ]);

/**
 * An axis for one view: it grows where something would lie outside and never shrinks, so that no dot moves by itself. It
 * begins anew where something else is drawn, named by `of`.
 */
export function growingAxis(): (values: (number | null)[], of?: string) => Axis {
  let widest: Axis | undefined;
  let drawn: string | undefined;
  return (values, of) => {
    if (of !== drawn) widest = undefined;
    drawn = of;
    const fitting = axisOf(values);
    if (values.every((value) => value === null)) return widest ?? fitting;
    const { from, to } = widest ?? fitting;
    widest = { from: Math.min(from, fitting.from), to: Math.max(to, fitting.to) };
    return widest;
  };
}

const onScale = (value: number) => Math.max(0, Math.min(10, value));

/** Where a value lies on the axis, from 0 to 100; what lies outside is drawn at its end. */
export function along({ from, to }: Axis, value: number): number {
  const share = Math.max(0, Math.min(1, (value - from) / (to - from)));
  return Math.round(share * 1000) / 10;
}

/** The points that are written over it, and how far they are apart. */
export function ticksOf({ from, to }: Axis): { step: number; ticks: number[] } {
  const step = to - from <= 5 ? 1 : 2;
  return { step, ticks: Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, n) => from + n * step) };
}
