import type { SubmittedReview } from '../ranking/snapshot.ts';

/** What reviewers gave an initiative, as given: means and deviation on the scale 0 to 10. */
export type Marks = {
  rawMean: number | null;
  disagreement: number | null;
  reviewCount: number;
  criterionMeans: { criterionId: string; mean: number }[] | null;
};

/** Hundredths by criterion; they add up to 100. */
type Weights = ReadonlyMap<string, number>;

/** Totals are whole hundredths, so that equal reviews give equal means. */
export function marksOf(reviews: readonly Pick<SubmittedReview, 'values'>[], weights: Weights): Marks {
  const totals = reviews.map(({ values }) => total(values, weights));
  const count = reviews.length;
  return {
    rawMean: count > 0 ? sum(totals) / count / 100 : null,
    disagreement: deviation(totals.map((each) => each / 100)),
    reviewCount: count,
    criterionMeans:
      count > 0
        ? [...weights.keys()].map((criterionId) => ({
            criterionId,
            mean: sum(reviews.map(({ values }) => values.get(criterionId) ?? 0)) / count,
          }))
        : null,
  };
}

/** Σ weight · value, in hundredths of a point. */
export const total = (values: ReadonlyMap<string, number>, weights: Weights) =>
  sum([...weights].map(([criterionId, weight]) => weight * (values.get(criterionId) ?? 0)));

/** Sample standard deviation; null below two values. */
function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
}

const sum = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
