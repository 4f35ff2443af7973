import { person } from '@cpii/kit/testing';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { seasonPhases } from '../facts/facts.table.ts';
import { rounds } from '../round/round.table.ts';
import { createTestReviews, staff } from '../testing/context.ts';

const t = await createTestReviews();
const { db, ask, insertRound, insertInitiative, assign, handIn, statements } = t;

const BOARD = `query ($id: ID!) { leaderboard(roundId: $id) {
  version access state listSize computedAt seal { reason opensAt } progress { submitted }
  entries { initiative { id } status rank tied rawMean disagreement reviewCount expectedReviews
    criterionMeans { mean criterion { code } } } } }`;
const boardOf = async (viewer: Parameters<typeof ask>[0], id: string) =>
  (await ask(viewer, BOARD, { id })).data.leaderboard;
type Row = { initiative: { id: string }; rank: number | null; rawMean: number | null; reviewCount: number | null };

// One round with something to leak: four initiatives, the best one of an organisation, one with too few reviews.
const organizationId = crypto.randomUUID();
const owner = person();
const reviewers = [staff('REVIEWER'), staff('REVIEWER'), staff('REVIEWER')] as const;
const round = await insertRound({ methodId: 'mean' });
const [opensAt, publishedAt] = [new Date('2030-01-02T00:00:00Z'), new Date('2030-02-03T00:00:00Z')];
const phase = { seasonId: round.seasonId, endsAt: new Date('2031-01-01'), version: 1 };
await db.insert(seasonPhases).values([
  { ...phase, kind: 'DISCUSS', startsAt: opensAt },
  { ...phase, kind: 'PUBLISH', startsAt: publishedAt },
]);
const [best, tiedOne, tiedTwo, few] = [
  await insertInitiative(round, { organizationId, ownerId: owner.id }),
  await insertInitiative(round, { ownerId: owner.id }),
  await insertInitiative(round),
  await insertInitiative(round),
];
const values = new Map<string, (number | number[])[]>([
  [best, [9, 9, [10, 8, 9, 9]]],
  [tiedOne, [6, 7, 8]],
  [tiedTwo, [7, 7, 7]],
  [few, [10, 10]],
]);
for (const [initiativeId, each] of values)
  for (const [n, value] of each.entries()) await handIn(round, initiativeId, reviewers[n]!, value);
await assign(round, few, reviewers[2]);

const colleagueOf = (ended: boolean) => ({ memberships: [{ organizationId, role: 'VIEWER' as const, ended }] });
const colleague = colleagueOf(true);
const ROLE = (role: Parameters<typeof staff>[0], scope: 'SEASON' | 'ROUND', scopeId: string) =>
  person({ roles: [{ role, scope, scopeId }] });
const sorted = [tiedOne, tiedTwo].sort();

test('the chair sees everything: equal means share a place, too few reviews have none', async () => {
  const { entries, ...board } = await boardOf(staff('CHAIR'), round.id);

  expect(board).toEqual({
    version: 22,
    access: 'FULL',
    state: 'LIVE',
    listSize: 5,
    computedAt: expect.any(String),
    seal: null,
    progress: { submitted: 11 },
  });
  const row = (id: string, more: object) => ({
    initiative: { id },
    status: 'RANKED',
    rank: 2,
    tied: true,
    rawMean: 7,
    disagreement: id === tiedOne ? 1 : 0,
    reviewCount: 3,
    expectedReviews: 3,
    criterionMeans: [0, 1, 2, 3].map((n) => ({ mean: 7, criterion: { code: `c${n}` } })),
    ...more,
  });
  expect(entries).toEqual([
    row(best, {
      rank: 1,
      tied: false,
      rawMean: 9,
      criterionMeans: [28 / 3, 26 / 3, 9, 9].map((mean, n) => ({ mean, criterion: { code: `c${n}` } })),
    }),
    ...sorted.map((id) => row(id, {})),
    row(few, {
      status: 'AWAITING',
      rank: null,
      tied: null,
      rawMean: 10,
      reviewCount: 2,
      criterionMeans: [0, 1, 2, 3].map((n) => ({ mean: 10, criterion: { code: `c${n}` } })),
    }),
  ]);
});

test('by plain means ranks go 1, 2, 2, 4', async () => {
  const chair = staff('CHAIR');
  const other = await insertRound({ methodId: 'mean' });
  const of = new Map<string, number>();
  for (const value of [9, 7, 7, 5]) {
    const id = await insertInitiative(other);
    of.set(id, value);
    for (const reviewer of reviewers) await handIn(other, id, reviewer, value);
  }

  const { entries } = await boardOf(chair, other.id);

  expect(entries.map(({ rank, initiative }: Row) => [rank, of.get(initiative.id)])).toEqual([
    [1, 9],
    [2, 7],
    [2, 7],
    [4, 5],
  ]);
});

test.each([
  { who: 'a member', viewer: staff('CHAIR', colleagueOf(false)) },
  { who: 'a member until not long ago', viewer: staff('CHAIR', colleagueOf(true)) },
])('$who who chairs has a board without that initiative: in rows, ranks, counts and version', async ({ viewer }) => {
  const board = await boardOf(viewer, round.id);

  expect([board.access, board.version, board.progress]).toEqual(['FULL', 16, { submitted: 8 }]);
  expect(board.entries.map(({ initiative, rank }: Row) => [initiative.id, rank])).toEqual([
    [sorted[0], 1],
    [sorted[1], 1],
    [few, null],
  ]);
});

test('a reviewer sees their own scores in their own order, and nothing of how others scored', async () => {
  const { entries, ...board } = await boardOf(reviewers[2], round.id);

  expect(board).toEqual({
    version: 3,
    access: 'OWN',
    state: 'LIVE',
    listSize: 5,
    computedAt: null,
    seal: { reason: 'REVIEW_OPEN', opensAt: opensAt.toISOString() },
    progress: { submitted: 3 },
  });
  const row = (id: string, rawMean: number, means = [rawMean, rawMean, rawMean, rawMean]) => ({
    initiative: { id },
    status: 'UNRANKED',
    rank: null,
    tied: null,
    rawMean,
    disagreement: null,
    reviewCount: null,
    expectedReviews: null,
    criterionMeans: means.map((mean, n) => ({ mean, criterion: { code: `c${n}` } })),
  });
  expect(entries).toEqual([row(best, 9, [10, 8, 9, 9]), row(tiedOne, 8), row(tiedTwo, 7)]);
});

test('a conflict found later takes a reviewer’s own scores off their board too', async () => {
  const board = await boardOf({ ...reviewers[2], ...colleague }, round.id);

  expect([board.version, board.entries.map(({ initiative }: Row) => initiative.id)]).toEqual([2, [tiedOne, tiedTwo]]);
});

const withheld = { version: 0, computedAt: null, entries: [] };
const nothing = {
  ...withheld,
  access: 'NONE',
  state: 'LIVE',
  listSize: 5,
  seal: { reason: 'NOT_PUBLISHED', opensAt: publishedAt.toISOString() },
  progress: null,
};
const counts = {
  ...withheld,
  access: 'PROGRESS',
  state: 'LIVE',
  listSize: 5,
  seal: { reason: 'REVIEW_OPEN', opensAt: opensAt.toISOString() },
  progress: { submitted: 11 },
};

test.each([
  { who: 'the public', viewer: null, sees: nothing },
  { who: 'the owner of one of them', viewer: owner, sees: nothing },
  { who: 'a member of its organisation', viewer: person(colleagueOf(false)), sees: nothing },
  { who: 'a member until not long ago', viewer: person(colleagueOf(true)), sees: nothing },
  { who: 'an administrator', viewer: staff('ADMINISTRATOR'), sees: nothing },
  { who: 'an auditor', viewer: staff('AUDITOR'), sees: nothing },
  { who: 'a screener', viewer: staff('SCREENER'), sees: nothing },
  { who: 'the chair of another round', viewer: ROLE('CHAIR', 'ROUND', crypto.randomUUID()), sees: nothing },
  { who: 'a programme manager', viewer: staff('PROGRAMME_MANAGER'), sees: counts },
  { who: 'a manager of the season', viewer: ROLE('PROGRAMME_MANAGER', 'SEASON', round.seasonId), sees: counts },
])('while LIVE $who gets $sees.access', async ({ viewer, sees }) => {
  expect(await boardOf(viewer, round.id)).toEqual(sees);
});

test.each([
  { who: 'the chair of the round', viewer: ROLE('CHAIR', 'ROUND', round.id) },
  { who: 'the chair of the season', viewer: ROLE('CHAIR', 'SEASON', round.seasonId) },
])('$who has the full view', async ({ viewer }) => {
  const { access, entries } = await boardOf(viewer, round.id);

  expect([access, entries.length]).toEqual(['FULL', 4]);
});

test('what is sealed tells every viewer the same before and after reviews', async () => {
  const viewers = [null, owner, staff('PROGRAMME_MANAGER'), staff('REVIEWER')];
  const other = await insertRound();
  const id = await insertInitiative(other);
  const without = ({ progress: _, ...board }: Record<string, unknown>) => board;
  const seen = async () => (await Promise.all(viewers.map((viewer) => boardOf(viewer, other.id)))).map(without);
  const before = await seen();

  for (const reviewer of reviewers) await handIn(other, id, reviewer, 8);

  expect((await boardOf(staff('CHAIR'), other.id)).entries[0].rawMean).toBe(8);
  expect(await seen()).toEqual(before);
});

test('the version of a chair in conflict stands still while that initiative is reviewed', async () => {
  const other = await insertRound();
  const id = await insertInitiative(other, { organizationId });
  const versions = () =>
    Promise.all(
      [staff('CHAIR'), staff('CHAIR', colleague)].map(async (each) => (await boardOf(each, other.id)).version),
    );
  await handIn(other, await insertInitiative(other), reviewers[0], 8);
  expect(await versions()).toEqual([2, 2]);

  await handIn(other, id, reviewers[0], 8);

  expect(await versions()).toEqual([4, 2]);
});

test('a board that is SEALED shows nobody what is in it', async () => {
  const other = await insertRound();
  await handIn(other, await insertInitiative(other), reviewers[0], 8);
  const viewers = [null, owner, reviewers[0], staff('PROGRAMME_MANAGER'), staff('CHAIR')];
  expect((await boardOf(staff('CHAIR'), other.id)).entries).toHaveLength(1);

  await db.update(rounds).set({ board: 'SEALED' }).where(eq(rounds.id, other.id));

  const seen = await Promise.all(viewers.map((viewer) => boardOf(viewer, other.id)));
  expect(seen.map(({ progress: _, ...board }) => board)).toEqual(
    viewers.map(() => ({
      ...withheld,
      access: 'NONE',
      state: 'SEALED',
      listSize: 5,
      seal: { reason: 'NOT_PUBLISHED', opensAt: null },
    })),
  );
});

test.each([
  { board: 'SEALED', chair: 'NONE', manager: 'NONE', reviewer: 'NONE', anyone: 'NONE' },
  { board: 'LIVE', chair: 'FULL', manager: 'PROGRESS', reviewer: 'OWN', anyone: 'NONE' },
  { board: 'PANEL', chair: 'FULL', manager: 'NONE', reviewer: 'NONE', anyone: 'NONE' },
  { board: 'FROZEN', chair: 'FULL', manager: 'NONE', reviewer: 'NONE', anyone: 'NONE' },
  { board: 'DECIDED', chair: 'FULL', manager: 'NONE', reviewer: 'NONE', anyone: 'NONE' },
  { board: 'PUBLISHED', chair: 'FULL', manager: 'NONE', reviewer: 'NONE', anyone: 'NONE' },
] as const)(
  'a $board board is open to the chair: $chair, a manager: $manager, a reviewer: $reviewer',
  async ({ board, ...expected }) => {
    const { id } = await insertRound({ board });
    const accessOf = async (viewer: Parameters<typeof ask>[0]) => (await boardOf(viewer, id)).access;

    expect({
      chair: await accessOf(staff('CHAIR')),
      manager: await accessOf(staff('PROGRAMME_MANAGER')),
      reviewer: await accessOf(staff('REVIEWER')),
      anyone: await accessOf(null),
    }).toEqual(expected);
  },
);

test('an unknown round has no board', async () => {
  for (const id of [crypto.randomUUID(), 'demo']) expect(await boardOf(staff('CHAIR'), id)).toBe(null);
});

test('a board gives as many rows as asked for, 1 to 500', async () => {
  const source = 'query ($id: ID!, $n: Int!) { leaderboard(roundId: $id) { entries(first: $n) { rank } } }';
  const rows = (n: number) => ask(staff('CHAIR'), source, { id: round.id, n });

  expect((await rows(2)).data.leaderboard.entries).toEqual([{ rank: 1 }, { rank: 2 }]);
  expect((await rows(500)).data.leaderboard.entries).toHaveLength(4);
  for (const n of [0, 501]) expect((await rows(n)).errors[0].extensions.code).toBe('INVALID');
});

test('a board of 1 and of 3 rows cost the same number of statements', async () => {
  const cost = async (count: number) => {
    const other = await insertRound();
    for (let n = 0; n < count; n++) await handIn(other, await insertInitiative(other), reviewers[0], 6);
    const costs: number[] = [];
    for (const viewer of [staff('CHAIR'), reviewers[0]]) {
      statements.length = 0;
      expect((await boardOf(viewer, other.id)).entries).toHaveLength(count);
      costs.push(statements.length);
    }
    return costs;
  };

  expect(await cost(3)).toEqual(await cost(1));
});
