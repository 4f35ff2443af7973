import { rank } from '../rank.ts';
import type { MethodId, Ranking, Review } from '../types.ts';
import { criteria, scale } from './world.ts';

export const methods = ['mean', 'z-score', 'reml-blup', 'crossed-cre-map-1'] as const;
export type Method = (typeof methods)[number];

const weights = new Map(criteria.map((criterion) => [criterion, 1]));

export function rankingBy(methodId: MethodId, reviews: readonly Review[]): Ranking {
  const draws = methodId === 'crossed-cre-map-1' ? 512 : 64;
  return rank({ reviews, weights, scale, k: 5, methodId, draws });
}

/**
 * What is in wide use: each rater's scores brought to mean 0 and standard deviation 1, then averaged by item. One who
 * gave a single score, or always the same, gives 0.
 */
export function zScores(reviews: readonly Review[]): Map<string, number> {
  const scored = reviews.flatMap(({ item, rater, values }) => {
    return values.size ? [{ item, rater, score: mean([...values.values()]) }] : [];
  });
  const standards = new Map(
    [...Map.groupBy(scored, (review) => review.rater)].map(([rater, own]) => {
      const scores = own.map((review) => review.score);
      const middle = mean(scores);
      const sd = Math.sqrt(scores.reduce((sum, score) => sum + (score - middle) ** 2, 0) / (scores.length - 1));
      return [rater, (score: number) => (sd > 0 ? (score - middle) / sd : 0)];
    }),
  );
  return new Map(
    [...Map.groupBy(scored, (review) => review.item)].map(([item, own]) => {
      return [item, mean(own.map(({ rater, score }) => standards.get(rater)!(score)))];
    }),
  );
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
