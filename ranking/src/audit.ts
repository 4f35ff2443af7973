import { createHash } from 'node:crypto';
import { crossedParameters } from './crossed.ts';
import { rank } from './rank.ts';
import { remlParameters } from './reml.ts';
import type { MethodId, RankInput, Ranking, Review } from './types.ts';

type AuditedItem = {
  item: string;
  score: number;
  sd: number;
  position: number | null;
  place: number | null;
  rankLow: number | null;
  rankHigh: number | null;
  topProbability: number | null;
};

/** What is published with a result, next to its pseudonymised reviews, so that anyone can compute it again. */
export type AuditRecord = {
  methodId: MethodId;
  engineVersion: string;
  /** Major version of Node: the last bits of logarithms may differ between them. */
  node: number;
  parameters: Record<string, unknown>;
  weights: [criterion: string, weight: number][];
  scale: { min: number; max: number };
  k: number;
  minReviews: number;
  draws: number;
  seed: number;
  reviewsSha256: string;
  /** Rounded to 1e-4. */
  items: AuditedItem[];
};

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** One line a review: item, rater, then the values by criterion. */
const lineOf = ({ item, rater, values }: Review) =>
  JSON.stringify([item, rater, [...values].sort(([a], [b]) => byText(a, b))]);

/**
 * The same input with raters called r1, r2 … and reviews sorted. The names follow from what the raters gave, not from
 * their ids, so that the order of the ids gives nobody away. Rank this one for a result that is to be published.
 */
export function pseudonymised(input: RankInput): RankInput {
  const given = Map.groupBy(input.reviews, (review) => review.rater);
  const contents = [...given].map(([rater, reviews]): [string, string] => {
    const lines = reviews.map((review) => lineOf({ ...review, rater: '' }));
    return [rater, lines.sort(byText).join('\n')];
  });
  contents.sort(([, a], [, b]) => byText(a, b));
  const digits = String(contents.length).length;
  const names = new Map(contents.map(([rater], at) => [rater, `r${String(at + 1).padStart(digits, '0')}`]));
  const reviews = input.reviews.map((review) => ({ ...review, rater: names.get(review.rater)! }));
  return { ...input, reviews: reviews.sort((a, b) => byText(lineOf(a), lineOf(b))) };
}

/** The record of a ranking of a pseudonymised input; throws on any other, whose ranks nobody else could draw again. */
export function audit(input: RankInput, ranking: Ranking): AuditRecord {
  const canonical = pseudonymised(input).reviews.map(lineOf);
  const own = input.reviews.map(lineOf).sort(byText);
  if (own.join('\n') !== canonical.join('\n')) throw new Error('An audited ranking is one of pseudonymised reviews.');
  return {
    methodId: ranking.methodId,
    engineVersion: ranking.engineVersion,
    node: Number.parseInt(process.versions.node, 10),
    parameters: parametersOf[ranking.methodId],
    weights: [...input.weights].sort(([a], [b]) => byText(a, b)),
    scale: input.scale,
    k: input.k,
    minReviews: input.minReviews ?? 1,
    draws: ranking.draws,
    seed: ranking.seed,
    reviewsSha256: createHash('sha256').update(canonical.join('\n')).digest('hex'),
    items: ranking.items.map(audited),
  };
}

const parametersOf: Record<MethodId, Record<string, unknown>> = {
  'crossed-cre-map-1': crossedParameters,
  'reml-blup': remlParameters,
  mean: {},
};

const rounded = <T extends number | null>(value: T) => (value === null ? value : Math.round(value * 1e4) / 1e4 + 0);

function audited(item: Ranking['items'][number]): AuditedItem {
  const { position, place, rankLow, rankHigh } = item;
  const [score, sd] = [rounded(item.score)!, rounded(item.sd)!];
  return {
    item: item.item,
    score,
    sd,
    position,
    place,
    rankLow,
    rankHigh,
    topProbability: rounded(item.topProbability),
  };
}

/** Ranks the published reviews anew and says, in words, everything that differs from the record; nothing if it holds. */
export function replay(record: AuditRecord, reviews: readonly Review[]): string[] {
  const { methodId, scale, k, minReviews, draws, seed } = record;
  const input = { reviews, weights: new Map(record.weights), methodId, scale, k, minReviews, draws, seed };
  const again = audit(input, rank(input));
  const problems: string[] = [];
  for (const field of ['engineVersion', 'node', 'parameters', 'reviewsSha256'] as const) {
    const [was, is] = [JSON.stringify(record[field]), JSON.stringify(again[field])];
    if (was !== is) problems.push(`${field}: recorded ${was}, now ${is}`);
  }
  for (let at = 0; at < Math.max(record.items.length, again.items.length); at++) {
    const [was, is] = [JSON.stringify(record.items[at]), JSON.stringify(again.items[at])];
    if (was !== is) problems.push(`place ${at + 1}: recorded ${was}, now ${is}`);
  }
  return problems;
}
