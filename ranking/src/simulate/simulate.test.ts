import { describe, expect, test } from 'vitest';
import { groups } from './cells.ts';
import { chanceOf } from './chance.ts';
import { linearWorld } from './linear.ts';
import { kendall, meanOf, ratioOf, recall } from './measure.ts';
import { zScores } from './methods.ts';
import { ordinalWorld } from './ordinal.ts';
import { type Outcome, type Recipe, simulate } from './round.ts';
import { summary } from './table.ts';
import { itemId, raterId } from './world.ts';

const few = { items: 60, raters: 20 };
const rounds = (recipe: Recipe, count: number): Outcome[] =>
  Array.from({ length: count }, (_, round) => simulate(recipe, 1, 0, round));

describe('the simulator', () => {
  test('gives the same round for the same seed and another one for another', () => {
    for (const { recipe } of [groups[0]!.cells[0]!, groups[2]!.cells[0]!]) {
      expect(simulate(recipe, 1, 2, 3)).toEqual(simulate(recipe, 1, 2, 3));
      expect(simulate(recipe, 1, 2, 3)).not.toEqual(simulate(recipe, 2, 2, 3));
      expect(simulate(recipe, 1, 2, 3)).not.toEqual(simulate(recipe, 1, 3, 3));
    }
  });

  test('gives two to five reviews an item, of whole values from 1 to 10, each rater at most once', () => {
    for (const { reviews } of [linearWorld(chanceOf(1), few), ordinalWorld(chanceOf(1), few)]) {
      const byItem = Map.groupBy(reviews, (review) => review.item);
      expect(byItem.size).toBe(60);
      expect([...new Set([...byItem.values()].map((own) => own.length))].sort()).toEqual([2, 3, 4, 5]);
      for (const own of byItem.values()) expect(new Set(own.map((review) => review.rater)).size).toBe(own.length);
      const values = new Set(reviews.flatMap((review) => [...review.values.values()]));
      expect([...values].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }
  });

  test('knows the score of the panel, at the ends of the scale too: what very many raters give comes to it', () => {
    const crowd = { items: 3, raters: 40 };
    const off = new Map<string, number[]>();
    for (let round = 0; round < 2_000; round++) {
      const worlds = { linear: linearWorld(chanceOf(round), crowd), ordinal: ordinalWorld(chanceOf(round), crowd) };
      for (const [kind, { panelScore, reviews }] of Object.entries(worlds)) {
        for (const { item, values } of reviews) {
          const panel = panelScore[Number(item.slice(1))]!;
          const given = [...values.values()].reduce((sum, value) => sum + value / 4, 0);
          const where = `${kind} ${panel < 4 ? 'low' : panel > 7 ? 'high' : 'middle'}`;
          const known = off.get(where);
          if (known) known.push(given - panel);
          else off.set(where, [given - panel]);
        }
      }
    }
    expect(off.size).toBe(6);
    for (const differences of off.values()) expect(Math.abs(meanOf(differences).value)).toBeLessThan(0.06);
  }, 60_000);

  test('lets plotters give 1 to the strongest and 10 to their ally, and nobody else', () => {
    for (const make of [linearWorld, ordinalWorld]) {
      const { worth, reviews } = make(chanceOf(7), { ...few, plot: { plotters: 2, rivals: 6 } });
      const best = Array.from(worth, (_, i) => i).sort((a, b) => worth[b]! - worth[a]!);
      for (const plotter of [raterId(0), raterId(1)]) {
        const valuesOf = (i: number) => {
          const review = reviews.find(({ item, rater }) => item === itemId(i) && rater === plotter);
          return new Set(review!.values.values());
        };
        for (const i of best.slice(0, 6)) expect(valuesOf(i)).toEqual(new Set([1]));
        expect(valuesOf(best[30]!)).toEqual(new Set([10]));
      }
    }
  });
});

describe('the measures', () => {
  test('recall shares the places among equal scores', () => {
    expect(recall([5, 4, 3, 2], [9, 8, 1, 0], 2)).toBe(1);
    expect(recall([5, 4, 3, 2], [9, 1, 8, 0], 2)).toBe(0.5);
    expect(recall([5, 4, 3, 2], [9, 8, 8, 0], 2)).toBe(0.75);
  });

  test('Kendall’s tau-b counts pairs and corrects for ties', () => {
    expect(kendall([1, 2, 3], [1, 2, 3])).toBe(1);
    expect(kendall([1, 2, 3], [3, 2, 1])).toBe(-1);
    expect(kendall([1, 2, 3], [1, 1, 2])).toBeCloseTo(2 / Math.sqrt(6), 12);
    expect(kendall([1, 2, 3], [1, 1, 1])).toBe(0);
  });

  test('standard errors are those of the textbook', () => {
    expect(meanOf([1, 2, 3])).toEqual({ value: 2, error: Math.sqrt(1 / 3) });
    expect(ratioOf([1, 2, 3], [1, 1, 1])).toEqual({ value: 2, error: Math.sqrt(1 / 3) });
  });

  test('z-scores know nothing of a rater with one score or always the same', () => {
    const review = (item: string, rater: string, value: number) => ({ item, rater, values: new Map([['a', value]]) });
    const reviews = [review('x', 'r', 3), review('y', 'r', 5), review('x', 's', 9), review('y', 't', 4)];
    const scores = zScores(reviews);
    expect(scores.get('x')).toBeCloseTo(-Math.SQRT1_2 / 2, 12);
    expect(scores.get('y')).toBeCloseTo(Math.SQRT1_2 / 2, 12);
  });
});

describe('in simulated rounds the model', () => {
  test('is no worse than the plain mean, and its probabilities and intervals hold', () => {
    const cell = summary(rounds({ kind: 'linear', world: few }, 400));
    expect(cell.ahead.mean.recall.value).toBeGreaterThan(0);
    expect(cell.ahead.mean.tau.value).toBeGreaterThan(0.05);
    for (const bin of cell.calibration) expect(Math.abs(bin.true.value - bin.claimed.value)).toBeLessThan(0.05);
    expect(cell.coveredScore.value).toBeGreaterThan(0.88);
    expect(cell.coveredScore.value).toBeLessThan(0.95);
    expect(cell.converged).toBe(1);
  }, 60_000);

  test('withstands one who gives 1 to ten rivals and 10 to an ally', () => {
    const plot = { plotters: 1, rivals: 10 };
    const cell = summary(rounds({ kind: 'linear', world: { ...few, plot } }, 60));
    expect(cell.recall['crossed-cre-map-1'].value).toBeGreaterThan(0.5);
    expect(cell.recall.mean.value).toBeLessThan(0.2);
  });

  test('sees through lenient raters who got the weak items', () => {
    const cell = summary(rounds({ kind: 'linear', world: { ...few, handing: { pull: 0.7 } } }, 60));
    expect(cell.tau['crossed-cre-map-1'].value).toBeGreaterThan(0.68);
    expect(cell.ahead.mean.tau.value).toBeGreaterThan(0.15);
  });

  test('costs little where raters hardly differ', () => {
    const cell = summary(rounds({ kind: 'linear', world: { ...few, trained: true } }, 60));
    expect(Math.abs(cell.ahead.mean.tau.value)).toBeLessThan(0.02);
  });
});
