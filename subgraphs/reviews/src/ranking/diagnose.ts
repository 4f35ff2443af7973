import {
  bridges,
  type HelpfulReview,
  helpfulReviews,
  type RankInput,
  rank,
  type Stability,
  stability,
} from '@cpii/ranking';

/** What the chair is told of a ranking beside the order. */
export type Diagnosis = Stability & { helpful: HelpfulReview[] };

/** More than are shown: some may be assigned already. */
const CANDIDATES = 60;

/** Refits without each reviewer in turn, and which further reviews would help most: first those that tie groups together. */
export const diagnose = (input: RankInput): Diagnosis => ({
  ...stability(input),
  helpful: [
    ...bridges(input).map((review) => ({ ...review, gain: 1 })),
    ...helpfulReviews(input, rank(input), { most: CANDIDATES }),
  ],
});
