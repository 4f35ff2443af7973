import { type Fitted, fitted } from './fit.ts';
import { checkInput } from './input.ts';
import { defaults, orderOf, reviewCount } from './rank.ts';
import type { RankInput, Stability } from './types.ts';

/**
 * Leaves out one rater after the other and fits again: does the same top k hold? The refits begin at the full fit, which
 * changes their results by less than 1e-4. An item that loses a review keeps its place unless it has none left.
 */
export function stability(
  input: RankInput,
  onProgress: (done: number, of: number) => void = () => undefined,
): Stability {
  checkInput(input);
  const full = fitted(input);
  const needed = input.minReviews ?? defaults.minReviews;
  const placed = new Set(full.crossing.items.filter((_, i) => reviewCount(full, i) >= needed));
  const topOf = (fit: Fitted) => {
    const order = orderOf(fit, (i) => placed.has(fit.crossing.items[i]!));
    return new Set(Array.from(order.subarray(0, input.k), (i) => fit.crossing.items[i]!));
  };
  const top = topOf(full);
  const { raters } = full.crossing;
  const swings: Stability['swings'] = [];
  for (const [done, rater] of raters.entries()) {
    const reviews = input.reviews.filter((review) => review.rater !== rater);
    const without = topOf(fitted({ ...input, reviews }, full.hyper));
    const enters = [...without.difference(top)].sort();
    const leaves = [...top.difference(without)].sort();
    if (enters.length || leaves.length) swings.push({ rater, enters, leaves });
    onProgress(done + 1, raters.length);
  }
  return { refits: raters.length, stableTop: raters.length - swings.length, swings };
}
