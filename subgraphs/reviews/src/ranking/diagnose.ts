import {
  bridges,
  type HelpfulReview,
  helpfulReviews,
  type RankInput,
  type Ranking,
  rank,
  type Stability,
  stability,
} from '@cpii/ranking';

/** Who is to review what. */
export type Pair = { item: string; rater: string };

/** Which reviews are asked for and not in, and which are not to be asked for. */
export type Standing = { coming: readonly Pair[]; barred: readonly Pair[] };

/** What the chair is told of a ranking beside the order. */
export type Diagnosis = Stability & { helpful: HelpfulReview[] };

const SHOWN = 10;

/** Refits without each reviewer in turn, and which reviews would help most once the coming ones are in. */
export const diagnose = (input: RankInput, standing: Standing): Diagnosis => ({
  ...stability(input),
  helpful: helpfulOnceIn(input, rank(input), standing),
});

/**
 * First those that would still tie groups together, then those that narrow most. How much a review narrows does not depend
 * on its values, so the coming ones count with any.
 */
function helpfulOnceIn(input: RankInput, ranking: Ranking, { coming, barred }: Standing): HelpfulReview[] {
  const middle = (input.scale.min + input.scale.max) / 2;
  const values = new Map(Array.from(input.weights.keys(), (criterion) => [criterion, middle]));
  const reviews = [...input.reviews, ...coming.map((pair) => ({ ...pair, values }))];
  const whole: RankInput = { ...input, methodId: ranking.methodId, reviews };
  const names = new Set(barred.map(({ item, rater }) => `${item}:${rater}`));
  const allowed = (rater: string, item: string) => !names.has(`${item}:${rater}`);
  const tying = bridges(whole, allowed).map((pair) => ({ ...pair, gain: 1 }));
  return [...tying, ...helpfulReviews(whole, ranking, { most: SHOWN, allowed })].slice(0, SHOWN);
}
