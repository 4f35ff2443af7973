/** A submitted review: whole values from 0 to 10 by criterion. */
export type RankedReview = { initiativeId: string; values: ReadonlyMap<string, number> };

export type RankInput = {
  initiativeIds: readonly string[];
  reviews: readonly RankedReview[];
  /** Hundredths by criterion; they add up to 100. */
  weights: ReadonlyMap<string, number>;
  /** How many reviews an initiative needs to be ranked. */
  minReviews: number;
};

/** A row: means and deviation on the scale 0 to 10. */
export type RankRow = {
  initiativeId: string;
  rank: number | null;
  tied: boolean | null;
  rawMean: number | null;
  disagreement: number | null;
  reviewCount: number;
  criterionMeans: { criterionId: string; mean: number }[] | null;
};

/**
 * Orders initiatives by the mean of their reviews' weighted totals, best first; equal means share a place: 1, 2, 2, 4. One
 * with too few reviews has no rank and stands below. Totals are whole hundredths and means are compared as fractions, so
 * that no rounding ever decides a place. Pure: no database, no clock.
 */
export function rank({ initiativeIds, reviews, weights, minReviews }: RankInput): RankRow[] {
  const reviewsOf = Map.groupBy(reviews, ({ initiativeId }) => initiativeId);
  const rows = initiativeIds.map((initiativeId) => {
    const own = reviewsOf.get(initiativeId) ?? [];
    const totals = own.map(({ values }) => total(values, weights));
    return { initiativeId, own, totals, sum: totals.reduce((sum, each) => sum + each, 0) };
  });
  const ranked = rows.filter(({ own }) => own.length >= minReviews).sort((a, b) => byMean(a, b) || byId(a, b));
  const awaiting = rows
    .filter(({ own }) => own.length < minReviews)
    .sort((a, b) => b.own.length - a.own.length || byId(a, b));

  const placeOf = new Map(ranked.map((row) => [row, 1 + ranked.filter((other) => byMean(other, row) < 0).length]));
  return [...ranked, ...awaiting].map((row) => {
    const place = placeOf.get(row) ?? null;
    return {
      initiativeId: row.initiativeId,
      rank: place,
      tied: place === null ? null : ranked.some((other) => other !== row && byMean(other, row) === 0),
      rawMean: row.own.length > 0 ? row.sum / row.own.length / 100 : null,
      disagreement: deviation(row.totals.map((each) => each / 100)),
      reviewCount: row.own.length,
      criterionMeans: row.own.length > 0 ? criterionMeans(row.own, weights) : null,
    };
  });
}

type Sums = { initiativeId: string; own: readonly RankedReview[]; sum: number };

/** Σ weight · value, in hundredths of a point. */
export const total = (values: ReadonlyMap<string, number>, weights: ReadonlyMap<string, number>) =>
  [...weights].reduce((sum, [criterionId, weight]) => sum + weight * (values.get(criterionId) ?? 0), 0);

/** Greater mean first: a/m against b/n as a·n against b·m, in whole numbers. */
const byMean = (a: Sums, b: Sums) => b.sum * a.own.length - a.sum * b.own.length;

const byId = (a: Sums, b: Sums) => (a.initiativeId < b.initiativeId ? -1 : 1);

/** Sample standard deviation; null below two values. */
function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

const criterionMeans = (own: readonly RankedReview[], weights: ReadonlyMap<string, number>) =>
  [...weights.keys()].map((criterionId) => ({
    criterionId,
    mean: own.reduce((sum, { values }) => sum + (values.get(criterionId) ?? 0), 0) / own.length,
  }));
