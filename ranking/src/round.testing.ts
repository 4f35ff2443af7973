import type { MethodId, RankInput, Review } from './types.ts';

/** Uniform numbers of a seed (mulberry32), apart from the engine's own generator. */
export function uniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function gaussians(seed: number): () => number {
  const uniform = uniforms(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

type Setting = {
  items: number;
  raters: number;
  seed: number;
  /** Two to this many reviews an item; default 5. */
  most?: number;
  /** The weaker the item, the more lenient its raters. */
  lenientToWeak?: boolean;
};

type Round = { reviews: Review[]; truth: number[] };

/**
 * A round with known truth: four whole criteria from 1 to 10; severity of sd 0.8, spread lognormal 0.3 and noise 0.8
 * lognormal 0.4, in units of the sd of the truth.
 */
export function simulatedRound({ items, raters, seed, most = 5, lenientToWeak }: Setting): Round {
  const uniform = uniforms(seed);
  const normal = gaussians(seed + 1_000_003);
  const truth = Array.from({ length: items }, normal);
  const people = Array.from({ length: raters }, () => {
    return { leniency: 0.8 * normal(), spread: Math.exp(0.3 * normal()), noise: 0.8 * Math.exp(0.4 * normal()) };
  });
  const strongest = truth.map((_, i) => i).sort((a, b) => truth[b]! - truth[a]!);
  const lenientFirst = people.map((_, j) => j).sort((a, b) => people[b]!.leniency - people[a]!.leniency);
  const reviews: Review[] = [];
  for (let i = 0; i < items; i++) {
    const count = Math.min(raters, 2 + Math.floor(uniform() * (most - 1)));
    const chosen = new Set<number>();
    while (chosen.size < count) {
      const place = (strongest.length - 1 - strongest.indexOf(i) + 0.5) / items;
      const near = Math.floor(raters * Math.min(0.999, Math.max(0, place + 0.2 * normal())));
      chosen.add(lenientToWeak ? lenientFirst[near]! : Math.floor(uniform() * raters));
    }
    for (const j of chosen) {
      const { leniency, spread, noise } = people[j]!;
      const values = new Map<string, number>();
      const common = leniency + spread * truth[i]! + noise * normal();
      for (const criterion of criteria) {
        values.set(criterion, Math.min(10, Math.max(1, Math.round(5.5 + 1.6 * (common + 0.3 * normal())))));
      }
      reviews.push({ item: idOf('i', i), rater: idOf('r', j), values });
    }
  }
  return { reviews, truth };
}

export const criteria = ['benefit', 'novelty', 'reach', 'upkeep'];
export const idOf = (kind: string, index: number) => kind + String(index).padStart(4, '0');

export function inputOf(reviews: readonly Review[], methodId: MethodId = 'crossed-cre-map-1', k = 5): RankInput {
  const weights = new Map(criteria.map((criterion) => [criterion, 25]));
  return { reviews, weights, scale: { min: 1, max: 10 }, k, methodId, draws: 128 };
}

/** Reviews with a single criterion, from rows of item, rater and score. */
export function singleInput(rows: readonly [string, string, number][], options: Partial<RankInput> = {}): RankInput {
  const reviews = rows.map(([item, rater, score]) => ({ item, rater, values: new Map([['score', score]]) }));
  const weights = new Map([['score', 1]]);
  return { reviews, weights, scale: { min: 0, max: 10 }, k: 2, methodId: 'crossed-cre-map-1', ...options };
}
