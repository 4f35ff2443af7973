import { describe, expect, test } from 'vitest';
import { rank } from './rank.ts';
import { idOf, inputOf, kendall, type Round, simulatedRound } from './round.testing.ts';
import type { MethodId } from './types.ts';

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
});
