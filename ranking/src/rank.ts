import { probabilityAboveOf } from './compare.ts';
import { componentsOf } from './crossing.ts';
import { rankDraws } from './draws.ts';
import { stepsOf } from './explain.ts';
import { type Fitted, fitted, fittedAt } from './fit.ts';
import { checkInput } from './input.ts';
import type { Hyperparameters, RankedItem, RankedRater, RankInput, Ranking, Zone } from './types.ts';

export const engineVersion = '1.0.1';
export const defaults = { minReviews: 1, draws: 512, seed: 20260601 };

/** The 95 % point of the normal distribution: half of a 90 % interval in standard deviations. */
const halfInterval = 1.6448536269514722;
/** Below it the board does not put one item above another. */
const separation = 0.9;

/** A full cold fit: a pure function of the set of reviews. Throws `InvalidInput`. */
export function rank(input: RankInput): Ranking {
  checkInput(input);
  return rankingOf(input, fitted(input), false);
}

/** One solve with the hyperparameters of the last fit, at once after a review: provisional. Throws `InvalidInput`. */
export function refresh(input: RankInput, hyper: Hyperparameters): Ranking {
  checkInput(input);
  return rankingOf(input, fittedAt(input, hyper), true);
}

/** P(item a above item b) with the hyperparameters of a ranking of the same input; null if one of them has no review. */
export function probabilityAbove(input: RankInput, hyper: Hyperparameters, a: string, b: string): number | null {
  checkInput(input);
  const { crossing, posterior } = fittedAt(input, hyper);
  const [i, k] = [crossing.items.indexOf(a), crossing.items.indexOf(b)];
  return i < 0 || k < 0 ? null : probabilityAboveOf(posterior, i, k);
}

const scoreOf = ({ posterior }: Fitted, i: number) => posterior.mu + posterior.effect[i]!;

/** Indices of the items that have a place, best first: scores rounded to 1e-6 on a scale of ten, equal ones by id. */
export function orderOf(fit: Fitted, hasPlace: (i: number) => boolean): Int32Array {
  const { crossing } = fit;
  const rounded = crossing.items.map((_, i) => roundedScore(fit, i));
  const indices = crossing.items.map((_, i) => i).filter(hasPlace);
  return Int32Array.from(indices.sort((i, k) => rounded[k]! - rounded[i]! || i - k));
}

function roundedScore(fit: Fitted, i: number): number {
  return Math.round(scoreOf(fit, i) / (1.8e-6 * fit.crossing.unit));
}

export const reviewCount = ({ crossing: { start } }: Fitted, i: number) => start[i + 1]! - start[i]!;

function rankingOf(input: RankInput, fit: Fitted, provisional: boolean): Ranking {
  const { minReviews, draws, seed } = { ...defaults, ...definedIn(input) };
  const order = orderOf(fit, (i) => reviewCount(fit, i) >= minReviews);
  const drawn = rankDraws(order, input.k, draws, (block) => fit.posterior.draw(seed, block));
  const places = placesOf(input, fit, order);
  const items = Array.from(order, (i, at): RankedItem => {
    const [rankLow, rankHigh] = [drawn.rankLow[at]!, drawn.rankHigh[at]!];
    return {
      ...estimatesOf(fit, i),
      position: at + 1,
      place: places[at]!,
      tied: places[at - 1] === places[at] || places[at + 1] === places[at],
      rankLow,
      rankHigh,
      topProbability: drawn.topProbability[at]!,
      zone: zoneOf(rankLow, rankHigh, input.k),
    };
  });
  const awaiting = orderOf(fit, (i) => reviewCount(fit, i) < minReviews);
  const noPlace = { position: null, place: null, tied: false, rankLow: null, rankHigh: null, topProbability: null };
  for (const i of awaiting) items.push({ ...estimatesOf(fit, i), ...noPlace, zone: null });
  const components = componentsOf(fit.crossing);
  return {
    methodId: input.methodId,
    engineVersion,
    k: input.k,
    draws,
    seed,
    hyper: fit.hyper,
    converged: fit.converged,
    solves: fit.solves,
    provisional,
    components,
    connected: components.length <= 1,
    uncounted: fit.crossing.uncounted,
    items,
    raters: ratersOf(fit),
  };
}

function definedIn({ minReviews, draws, seed }: RankInput): Partial<typeof defaults> {
  return Object.fromEntries(Object.entries({ minReviews, draws, seed }).filter(([, value]) => value !== undefined));
}

function estimatesOf(fit: Fitted, i: number) {
  const { crossing, posterior, terms } = fit;
  const score = scoreOf(fit, i);
  const sd = Math.sqrt(posterior.scoreVariance[i]!);
  const steps = stepsOf(crossing, terms, i);
  return {
    item: crossing.items[i]!,
    n: reviewCount(fit, i),
    rawMean: steps[0]!.amount,
    effect: posterior.effect[i]!,
    effectSd: Math.sqrt(posterior.effectVariance[i]!),
    score,
    sd,
    low: score - halfInterval * sd,
    high: score + halfInterval * sd,
    steps,
  };
}

/**
 * The board's places: going down the order, an item joins the group while P(the group's first above it) < 0.90, else it
 * opens a group at its position. For plain means, which claim nothing of the kind, equal scores share a place.
 */
function placesOf({ methodId }: RankInput, fit: Fitted, order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  for (let at = 0, first = 0; at < order.length; at++) {
    const separate =
      methodId === 'mean'
        ? roundedScore(fit, order[first]!) !== roundedScore(fit, order[at]!)
        : probabilityAboveOf(fit.posterior, order[first]!, order[at]!) >= separation;
    if (separate) first = at;
    places[at] = first + 1;
  }
  return places;
}

function zoneOf(rankLow: number, rankHigh: number, k: number): Zone {
  if (rankHigh <= k) return 'IN';
  return rankLow > k ? 'OUT' : 'TOO_CLOSE';
}

function ratersOf({ crossing, posterior, terms }: Fitted): RankedRater[] {
  const counts = new Int32Array(crossing.raters.length);
  for (const j of crossing.rater) counts[j]! += 1;
  return crossing.raters.map((rater, j) => {
    // Strict is positive; not -0 where nothing is known.
    const severity = 0 - posterior.leniency[j]!;
    const half = halfInterval * Math.sqrt(posterior.leniencyVariance[j]!);
    return {
      rater,
      n: counts[j]!,
      severity,
      low: severity - half,
      high: severity + half,
      spread: terms.model.spread[j]!,
      reliability: terms.model.reliability[j]!,
    };
  });
}
