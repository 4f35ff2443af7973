import { bridges, type HelpfulReview, helpfulReviews, type RankInput, type Ranking } from '@cpii/ranking';

/** Who is to review what. */
export type Pair = { item: string; rater: string };

/** More than are shown: some are not to be asked for. */
const CANDIDATES = 60;

/**
 * Which reviews would help most once those that are `coming` are in: first those that would still tie groups together. How
 * much a review narrows does not depend on its values, so the coming ones count with any.
 */
export function helpfulOnceIn(input: RankInput, ranking: Ranking, coming: readonly Pair[]): HelpfulReview[] {
  const middle = (input.scale.min + input.scale.max) / 2;
  const values = new Map(Array.from(input.weights.keys(), (criterion) => [criterion, middle]));
  const reviews = [...input.reviews, ...coming.map((pair) => ({ ...pair, values }))];
  const whole: RankInput = { ...input, methodId: ranking.methodId, reviews };
  return [
    ...bridges(whole).map((pair) => ({ ...pair, gain: 1 })),
    ...helpfulReviews(whole, ranking, { most: CANDIDATES }),
  ];
}
