import { describe, expect, test } from 'vitest';
import { rank } from './rank.ts';
import { criteria, idOf, inputOf, kendall, type Round, simulatedRound } from './round.testing.ts';
import type { MethodId, Review } from './types.ts';

/** Share of the true top 5 found, and Kendall's tau with the truth, over some rounds. */
function quality(rounds: readonly Round[], methodId: MethodId) {
  let recall = 0;
  let tau = 0;
  for (const { reviews, truth } of rounds) {
    const { items } = rank({ ...inputOf(reviews, methodId), draws: 1 });
    const scores = new Map(items.map((item) => [item.item, item.score]));
    const best = new Set(
      truth
        .map((worth, i) => ({ worth, id: idOf('i', i) }))
        .sort((a, b) => b.worth - a.worth)
        .slice(0, 5)
        .map(({ id }) => id),
    );
    recall += items.slice(0, 5).filter((item) => best.has(item.item)).length / 5 / rounds.length;
    const estimates = truth.map((_, i) => scores.get(idOf('i', i))!);
    tau += kendall(truth, estimates) / rounds.length;
  }
  return { recall, tau };
}

const rounds = (first: number, setting: object) =>
  Array.from({ length: 30 }, (_, at) => simulatedRound({ items: 60, raters: 20, seed: first + at, ...setting }));

describe('floors of simulations with known truth', () => {
  test('one rogue: the top 5 is found at least half', () => {
    const some = rounds(7000, { rogue: true });
    const [model, mean] = [quality(some, 'crossed-cre-map-1'), quality(some, 'mean')];
    console.log('rogue, seeds 7000 to 7029', { model, mean });

    expect(model.recall).toBeGreaterThanOrEqual(0.5);
    expect(mean.recall).toBeLessThan(0.4);
  });

  test('lenient raters on weak items: tau at least 0.7', () => {
    const some = rounds(7100, { lenientToWeak: true });
    const [model, mean] = [quality(some, 'crossed-cre-map-1'), quality(some, 'mean')];
    console.log('lenient to weak, seeds 7100 to 7129', { model, mean });

    expect(model.tau).toBeGreaterThanOrEqual(0.7);
    expect(mean.tau).toBeLessThan(0.6);
  });

  test('nothing amiss: not below the mean', () => {
    const some = rounds(7200, {});
    const [model, mean] = [quality(some, 'crossed-cre-map-1'), quality(some, 'mean')];
    console.log('base, seeds 7200 to 7229', { model, mean });

    expect(model.tau).toBeGreaterThanOrEqual(mean.tau);
    expect(model.recall).toBeGreaterThanOrEqual(mean.recall);
  });

  test('two who collude: the model loses some, the mean all', () => {
    const some = rounds(7300, {}).map(({ reviews, truth }) => ({ truth, reviews: colluding(reviews, truth) }));
    const [model, mean] = [quality(some, 'crossed-cre-map-1'), quality(some, 'mean')];
    console.log('two collude, seeds 7300 to 7329', { model, mean });

    expect(model.recall).toBeGreaterThanOrEqual(0.4);
    expect(mean.recall).toBeLessThan(0.1);
  });

  test('a ceiling: raters who give three points too many cost no more than they cost the mean', () => {
    const some = rounds(7400, {}).map(({ reviews, truth }) => ({
      truth,
      reviews: changed(reviews, (value) => Math.min(10, value + 3)),
    }));
    const [model, mean] = [quality(some, 'crossed-cre-map-1'), quality(some, 'mean')];
    console.log('ceiling, seeds 7400 to 7429', { model, mean });

    expect(model.tau).toBeGreaterThanOrEqual(mean.tau);
    expect(model.tau).toBeGreaterThanOrEqual(0.6);
  });

  test('drift: raters who grow two points stricter cost a little', () => {
    const some = rounds(7500, {});
    const drifted = some.map(({ reviews, truth }) => ({ truth, reviews: drifting(reviews) }));
    const [before, after] = [quality(some, 'crossed-cre-map-1'), quality(drifted, 'crossed-cre-map-1')];
    const mean = quality(drifted, 'mean');
    console.log('drift, seeds 7500 to 7529', { before, after, mean });

    expect(after.tau).toBeLessThan(before.tau);
    expect(after.tau).toBeGreaterThanOrEqual(before.tau - 0.1);
    expect(after.tau).toBeGreaterThanOrEqual(mean.tau);
  });
});

function changed(reviews: readonly Review[], change: (value: number, review: Review) => number): Review[] {
  return reviews.map((review) => {
    return { ...review, values: new Map([...review.values].map(([c, value]) => [c, change(value, review)])) };
  });
}

/** Two raters give 1 to the eight strongest and 10 to one from the middle. */
function colluding(reviews: readonly Review[], truth: readonly number[]): Review[] {
  const order = truth.map((_, i) => i).sort((a, b) => truth[b]! - truth[a]!);
  const ally = idOf('i', order[Math.floor(order.length / 2)]!);
  const targets = [...order.slice(0, 8).map((i) => idOf('i', i)), ally];
  const pair = ['r0000', 'r0001'];
  const honest = reviews.filter((review) => !(pair.includes(review.rater) && targets.includes(review.item)));
  const given = pair.flatMap((rater) =>
    targets.map((item) => {
      return { item, rater, values: new Map(criteria.map((criterion) => [criterion, item === ally ? 10 : 1])) };
    }),
  );
  return [...honest, ...given];
}

/** Every rater begins a point too lenient and ends a point too strict, in the order of the items. */
function drifting(reviews: readonly Review[]): Review[] {
  const counts = Map.groupBy(reviews, (review) => review.rater);
  return changed(reviews, (value, review) => {
    const own = counts.get(review.rater)!;
    const by = 1 - (2 * own.indexOf(review)) / Math.max(1, own.length - 1);
    return Math.max(1, Math.min(10, Math.round(value + by)));
  });
}
