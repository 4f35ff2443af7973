import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestReviews, staff } from '../testing/context.ts';

const t = await createTestReviews();
const chair = staff('CHAIR');

beforeAll(async () => {
  await t.events.start();
  await t.start();
});
afterAll(async () => {
  await t.stop();
  await t.events.stop();
});

const HELPFUL = `query ($id: ID!) { reviewRound(id: $id) { diagnostics { components
  helpfulReviews { initiative { id } reviewer { id } gain } } } }`;
type Helpful = { initiative: { id: string }; reviewer: { id: string }; gain: number };

async function helpful({ id }: { id: string }) {
  const { components, helpfulReviews } = (await t.ask(chair, HELPFUL, { id })).data.reviewRound.diagnostics;
  return { components, helpfulReviews: helpfulReviews as Helpful[] };
}

/** A round with these reviewers, each of whom has reviewed the initiatives named, all alike. */
async function reviewed(places: readonly (readonly number[])[], count: number) {
  const round = await t.insertRound({ listSize: 3 });
  const reviewers = places.map(() => staff('REVIEWER'));
  const initiatives = [];
  for (let n = 0; n < count; n++) initiatives.push(await t.insertInitiative(round));
  for (const [n, reviewer] of reviewers.entries())
    for (const place of places[n]!) await t.handIn(round, initiatives[place]!, reviewer, [7, 7, 6 + (place % 2), 7]);
  return { round, reviewers, initiatives };
}

test('a review that is asked for counts as coming: another of the same initiative would help less', async () => {
  const places = [
    [0, 1, 2],
    [1, 2, 3],
    [2, 3, 0],
    [3, 0, 1],
    [0, 1],
    [2, 3],
  ];
  const { round, reviewers } = await reviewed(places, 4);
  const before = (await helpful(round)).helpfulReviews;
  const [best] = before;
  const [, another] = before.filter(({ initiative }) => initiative.id === best!.initiative.id);

  await t.assign(round, best!.initiative.id, reviewers.find((each) => each!.id === best!.reviewer.id)!, 'INVITED');

  const after = (await helpful(round)).helpfulReviews;
  const of = (pair: Helpful) =>
    after.find(({ initiative, reviewer }) => initiative.id === pair.initiative.id && reviewer.id === pair.reviewer.id);
  expect(of(best!)).toBeUndefined();
  expect(of(another!)!.gain).toBeLessThan(another!.gain);
});

test.each([
  { state: 'ACCEPTED', bridges: 0 },
  { state: 'DECLINED', bridges: 2 },
] as const)('two groups that a review $state would tie need $bridges more to be tied', async ({ state, bridges }) => {
  const groups = [0, 0, 0, 1, 1, 1].map((group) => (group ? [3, 4, 5] : [0, 1, 2]));
  const { round, reviewers, initiatives } = await reviewed(groups, 6);
  const tying = async () => (await helpful(round)).helpfulReviews.filter(({ gain }) => gain === 1).length;
  expect(await tying()).toBe(2);

  await t.assign(round, initiatives[0]!, reviewers[3]!, state);

  expect(await tying()).toBe(bridges);
  expect((await helpful(round)).components).toBe(2);
});
