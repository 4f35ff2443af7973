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

/** What is ranked, and which reviews are asked for and not in. */
export type Asked = { input: RankInput; coming: readonly Pair[] };

/** What the chair is told of a ranking beside the order. */
export type Diagnosis = Stability & { helpful: HelpfulReview[] };

/** More than are shown: some are not to be asked for. */
const CANDIDATES = 60;

/** Refits without each reviewer in turn, and which reviews would help most once the coming ones are in. */
export const diagnose = ({ input, coming }: Asked): Diagnosis => ({
  ...stability(input),
  helpful: helpfulOnceIn(input, rank(input), coming),
});

/**
 * First those that would still tie groups together, then those that narrow most. How much a review narrows does not depend
 * on its values, so the coming ones count with any.
 */
function helpfulOnceIn(input: RankInput, ranking: Ranking, coming: readonly Pair[]): HelpfulReview[] {
  const middle = (input.scale.min + input.scale.max) / 2;
  const values = new Map(Array.from(input.weights.keys(), (criterion) => [criterion, middle]));
  const reviews = [...input.reviews, ...coming.map((pair) => ({ ...pair, values }))];
  const whole: RankInput = { ...input, methodId: ranking.methodId, reviews };
  return [
    ...bridges(whole).map((pair) => ({ ...pair, gain: 1 })),
    ...helpfulReviews(whole, ranking, { most: CANDIDATES }),
  ];
}
