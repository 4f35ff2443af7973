import { expect, test } from 'vitest';
import { audit, pseudonymised, replay } from './audit.ts';
import { rank } from './rank.ts';
import { inputOf, simulatedRound } from './round.testing.ts';

const round = simulatedRound({ items: 15, raters: 12, seed: 95 });
const input = inputOf(round.reviews);
const published = pseudonymised(input);
const record = audit(published, rank(published));

test('a record of JSON can be replayed from the published reviews in any order', () => {
  const stored = JSON.parse(JSON.stringify(record));

  expect(replay(stored, published.reviews.toReversed())).toEqual([]);
  expect(record.items).toHaveLength(15);
  expect(record.reviewsSha256).toMatch(/^[0-9a-f]{64}$/);
});

test('a changed value, result or parameter is found', () => {
  const [first, ...rest] = published.reviews;
  const values = new Map(first!.values).set('reach', first!.values.get('reach')! === 1 ? 2 : 1);
  const forged = structuredClone(record);
  forged.items[3]!.score += 0.0001;

  expect(replay(record, [{ ...first!, values }, ...rest]).join()).toContain('reviewsSha256');
  expect(replay(forged, published.reviews)).toHaveLength(1);
  expect(replay({ ...record, parameters: {} }, published.reviews)[0]).toContain('parameters');
  expect(replay({ ...record, seed: 2 }, published.reviews)).not.toEqual([]);
});

test('pseudonyms follow from the reviews and not from the ids', () => {
  const renamed = input.reviews.map((review) => ({ ...review, rater: `z${99 - Number(review.rater.slice(1))}` }));

  const again = pseudonymised({ ...input, reviews: renamed });

  expect(again.reviews).toEqual(published.reviews);
  expect(new Set(published.reviews.map((review) => review.rater)).size).toBe(12);
  expect(pseudonymised(published).reviews).toEqual(published.reviews);
});

test('a ranking under real ids is not recorded', () => {
  expect(() => audit(input, rank(input))).toThrow('pseudonymised');
});
