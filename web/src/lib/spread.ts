/** How far the reviewers of one initiative are apart, by the standard deviation of their totals in points. */
export type Spread = 'low' | 'middle' | 'high';

/** From how many points on it is called so. */
export const spreadFrom = { middle: 0.75, high: 1.5 } as const;

export function spreadOf(deviation: number): Spread {
  if (deviation < spreadFrom.middle) return 'low';
  return deviation < spreadFrom.high ? 'middle' : 'high';
}
