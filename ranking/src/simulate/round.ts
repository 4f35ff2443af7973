import { chanceOf } from './chance.ts';
import { type Linear, linearWorld } from './linear.ts';
import { kendall, recall } from './measure.ts';
import { type Method, methods, rankingBy, zScores } from './methods.ts';
import { type Ordinal, ordinalWorld } from './ordinal.ts';
import { itemId, type World } from './world.ts';

export type Recipe = { kind: 'linear'; world: Linear } | { kind: 'ordinal'; world: Ordinal };

/** Bins of P(top 5) by their lower ends. */
export const bins = [0.05, 0.3, 0.6, 0.9];

/** What one simulated round tells. */
export type Outcome = {
  recall: Record<Method, number>;
  tau: Record<Method, number>;
  /** By bin: items, the sum of their P(top 5), and how many are truly there. */
  calibration: { items: number; claimed: number; true: number }[];
  /** Items whose 90 % interval holds the panel's score, and the panel's deviation from its mean; items ranked. */
  covered: { score: number; effect: number; items: number };
  converged: boolean;
  solves: number;
};

const k = 5;
const halfInterval = 1.6448536269514722;

/** A pure function of its numbers. */
export function simulate(recipe: Recipe, seed: number, cell: number, round: number): Outcome {
  const chance = chanceOf(seed, cell, round);
  const world = recipe.kind === 'linear' ? linearWorld(chance, recipe.world) : ordinalWorld(chance, recipe.world);
  return measured(world);
}

function measured({ worth, panelScore, reviews }: World): Outcome {
  const indexOf = new Map(Array.from(worth, (_, i) => [itemId(i), i]));
  const own = rankingBy('crossed-cre-map-1', reviews);
  const scoresOf = ({ items, hyper }: Pick<typeof own, 'items' | 'hyper'>) => {
    // An item without a review that counts stands at the average.
    const scores = new Float64Array(worth.length).fill(hyper.mu);
    for (const { item, score } of items) scores[indexOf.get(item)!] = score;
    return scores;
  };
  const byZ = zScores(reviews);
  const scores: Record<Method, Float64Array> = {
    mean: scoresOf(rankingBy('mean', reviews)),
    'z-score': worth.map((_, i) => byZ.get(itemId(i)) ?? 0),
    'reml-blup': scoresOf(rankingBy('reml-blup', reviews)),
    'crossed-cre-map-1': scoresOf(own),
  };
  const each = (judge: (score: Float64Array) => number) =>
    Object.fromEntries(methods.map((method) => [method, judge(scores[method])])) as Record<Method, number>;

  const line = Array.from(worth).sort((a, b) => b - a)[k - 1]!;
  const meanPanel = panelScore.reduce((sum, value) => sum + value, 0) / panelScore.length;
  const calibration = bins.map(() => ({ items: 0, claimed: 0, true: 0 }));
  const covered = { score: 0, effect: 0, items: own.items.length };
  for (const { item, topProbability, low, high, effect, effectSd } of own.items) {
    const i = indexOf.get(item)!;
    const bin = calibration[bins.findLastIndex((from) => topProbability! >= from)];
    if (bin) {
      bin.items += 1;
      bin.claimed += topProbability!;
      bin.true += Number(worth[i]! >= line);
    }
    covered.score += Number(panelScore[i]! >= low && panelScore[i]! <= high);
    covered.effect += Number(Math.abs(panelScore[i]! - meanPanel - effect) <= halfInterval * effectSd);
  }
  return {
    recall: each((score) => recall(worth, score, k)),
    tau: each((score) => kendall(worth, score)),
    calibration,
    covered,
    converged: own.converged,
    solves: own.solves,
  };
}
