import { setTimeout as pause } from 'node:timers/promises';
import { Events, openDatabase, type Viewer } from '@cpii/kit';
import { callerOf } from '@cpii/kit/testing';
import { rank } from '@cpii/ranking';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReviews } from '../index.ts';
import { createTestReviews, staff } from '../testing/context.ts';
import { rankings } from './ranking.table.ts';
import { inputOf, readSnapshot } from './snapshot.ts';

const t = await createTestReviews();
const { db, url, log, events, start, stop, insertRound, insertInitiative, handIn } = t;
const chair = staff('CHAIR');

beforeAll(async () => {
  await events.start();
  await start();
});
afterAll(async () => {
  await stop();
  await events.stop();
});

/** Another process on the same database, started later. */
async function another() {
  const { db, close } = openDatabase(url, 'another');
  const events = new Events(url, () => {});
  const reviews = createReviews({ db, events, log, initiatives: async () => ({ data: { _entities: [] } }) });
  await events.start();
  await reviews.start();
  return {
    ask: async (viewer: Viewer, query: string, variables: Record<string, unknown>) =>
      JSON.parse(JSON.stringify(await reviews.subgraph.execute({ query, variables }, callerOf(viewer)))),
    async stop() {
      await reviews.stop();
      await events.stop();
      await close();
    },
  };
}

const BOARD = `query ($id: ID!) { leaderboard(roundId: $id) { version provisional basis connected warnings computedAt
  entries { initiative { id } status rank tied rankLow rankHigh movement adjustedScore adjustedLow adjustedHigh
    topProbability zone explanation { kind amount } rawMean reviewCount } } }`;
type Row = { initiative: { id: string }; rank: number | null; adjustedScore: number | null };

async function fitted(id: string, viewer: Viewer = chair, ask: Awaited<ReturnType<typeof another>>['ask'] = t.ask) {
  for (;;) {
    const board = (await ask(viewer, BOARD, { id })).data.leaderboard;
    if (!board.provisional) return board;
    await pause(20);
  }
}

/** Six initiatives by four reviewers, one of whom is harsh. */
async function reviewed() {
  const round = await insertRound({ minReviews: 3 });
  const reviewers = Array.from({ length: 4 }, () => staff('REVIEWER'));
  const initiatives = [];
  for (let i = 0; i < 6; i++) initiatives.push(await insertInitiative(round, i === 0 ? { organizationId } : {}));
  for (const [i, initiativeId] of initiatives.entries())
    for (const [j, reviewer] of reviewers.entries())
      if ((i + j) % 4 !== 0) await handIn(round, initiativeId, reviewer, Math.max(0, 8 - i + (j === 1 ? -2 : 0)));
  return { round, initiatives, reviewers };
}
const organizationId = crypto.randomUUID();

/** What the engine makes of everything that is stored. */
const coldFit = async (round: Parameters<typeof readSnapshot>[2], viewer: Viewer = null) =>
  rank(inputOf(await readSnapshot(db, viewer, round)));

test('a review is ranked at once, then fitted in full; the full fit is stored and is that of all that is stored', async () => {
  const { round, initiatives, reviewers } = await reviewed();
  const before = await fitted(round.id);
  await handIn(round, initiatives[0]!, reviewers[0]!, 10);

  const at = (await t.ask(chair, BOARD, { id: round.id })).data.leaderboard;
  const after = await fitted(round.id);

  expect([before.version % 2, at.provisional, at.version, after.version]).toEqual([
    1,
    true,
    before.version + 1,
    before.version + 2,
  ]);
  const cold = await coldFit(round);
  expect(after.entries.map(({ initiative, rank, adjustedScore }: Row) => [initiative.id, rank, adjustedScore])).toEqual(
    cold.items.map(({ item, place, score }) => [item, place, score]),
  );
  const rows = await db.select().from(rankings).where(eq(rankings.roundId, round.id));
  expect(rows.find(({ changes }) => changes * 2 + 1 === after.version)?.result).toEqual(
    JSON.parse(JSON.stringify(cold)),
  );
});

test('the waterfall of each row adds up to its score, and the row says how sure its place is', async () => {
  const { round } = await reviewed();

  const { entries, basis, connected, warnings } = await fitted(round.id);

  expect([basis, connected]).toEqual(['ADJUSTED', true]);
  expect(warnings.includes('TOO_CLOSE')).toBe(entries.some(({ zone }: { zone: string }) => zone === 'TOO_CLOSE'));
  for (const row of entries) {
    const steps: { kind: string; amount: number }[] = row.explanation;
    expect(steps.map(({ kind }) => kind)).toEqual(['RAW_MEAN', 'SEVERITY', 'WEIGHTING', 'SHRINKAGE']);
    expect(steps[0]!.amount).toBeCloseTo(row.rawMean, 9);
    expect(steps.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(row.adjustedScore, 9);
    expect(row.adjustedLow).toBeLessThan(row.adjustedScore);
    expect(row.adjustedHigh).toBeGreaterThan(row.adjustedScore);
    expect(row.rankLow).toBeLessThanOrEqual(row.rank);
    expect(row.rankHigh).toBeGreaterThanOrEqual(row.rank);
  }
});

test('two processes show the same, also one that starts when all was in', async () => {
  const { round } = await reviewed();
  const here = await fitted(round.id);

  const other = await another();
  const there = await fitted(round.id, chair, other.ask);
  await other.stop();

  expect(there).toEqual(here);
});

test('reviews that nobody has fitted are fitted at the next start', async () => {
  const { round } = await reviewed();
  await fitted(round.id);
  await db.delete(rankings).where(eq(rankings.roundId, round.id));

  const other = await another();
  const rows = async () => db.select().from(rankings).where(eq(rankings.roundId, round.id));
  while ((await rows()).length === 0) await pause(20);
  await other.stop();

  expect((await rows())[0]!.result).toEqual(JSON.parse(JSON.stringify(await coldFit(round))));
});

test('a chair in conflict has the ranking of the others alone, as if nobody had reviewed that one', async () => {
  const { round, initiatives } = await reviewed();
  const inConflict = staff('CHAIR', { memberships: [{ organizationId, role: 'VIEWER', ended: false }] });

  const { entries } = await fitted(round.id, inConflict);

  const ofOthers = await coldFit(round, inConflict);
  const scores = entries.map(({ initiative, adjustedScore }: Row) => [initiative.id, adjustedScore]);
  expect(scores).toEqual(ofOthers.items.map(({ item, score }) => [item, score]));
  expect(entries.map(({ initiative }: Row) => initiative.id)).not.toContain(initiatives[0]);
  const all = await coldFit(round);
  expect(ofOthers.items[0]!.score).not.toBe(all.items.find(({ item }) => item === ofOthers.items[0]!.item)!.score);
});

test('rows tell how many places were gained since an hour ago', async () => {
  const { round, initiatives, reviewers } = await reviewed();
  const before = await fitted(round.id);
  await db
    .update(rankings)
    .set({ computedAt: sql`computed_at - interval '2 hours'` })
    .where(eq(rankings.roundId, round.id));
  for (const [j, reviewer] of reviewers.entries())
    if ((5 + j) % 4 === 0) await handIn(round, initiatives[5]!, reviewer, 10);

  const after = await fitted(round.id);

  const rankOf = (rows: Row[]) => new Map(rows.map(({ initiative, rank }) => [initiative.id, rank!]));
  const [old, now] = [rankOf(before.entries), rankOf(after.entries)];
  for (const { initiative, movement } of after.entries)
    expect(movement).toBe(old.get(initiative.id)! - now.get(initiative.id)!);
});

test('of older rankings the last of each hour stays', async () => {
  const { round, initiatives, reviewers } = await reviewed();
  await fitted(round.id);
  const [latest] = await db.select().from(rankings).where(eq(rankings.roundId, round.id));
  await db.delete(rankings).where(eq(rankings.roundId, round.id));
  // The first minutes of three earlier hours, and of this one.
  const minutes = (hour: number) => sql`date_trunc('hour', now()) - interval '1 hour' * ${hour}`;
  const at = [...[5, 5, 4, 3].map((hour, n) => sql`${minutes(hour)} + interval '1 minute' * ${n}`), sql`now()`];
  await db.insert(rankings).values(at.map((computedAt, n) => ({ ...latest!, changes: -5 + n, computedAt })));

  for (const [j, reviewer] of reviewers.entries())
    if ((5 + j) % 4 === 0) await handIn(round, initiatives[5]!, reviewer, 10);
  await fitted(round.id);

  const left = await db.select({ changes: rankings.changes }).from(rankings).where(eq(rankings.roundId, round.id));
  expect(
    left
      .map(({ changes }) => changes)
      .toSorted((a, b) => a - b)
      .slice(0, 4),
  ).toEqual([-4, -3, -2, -1]);
});

const COMPARE = `query ($id: ID!, $ids: [ID!]!) { compareRanks(roundId: $id, initiativeIds: $ids) {
  probability above { initiative { id } rank } below { initiative { id } rank } } }`;

test('two initiatives beside each other: the higher one first, with the probability that it is the better one', async () => {
  const { round, initiatives } = await reviewed();
  await fitted(round.id);
  const compare = async (viewer: Viewer, ids: string[]) => t.ask(viewer, COMPARE, { id: round.id, ids });

  const { compareRanks } = (await compare(chair, [initiatives[5]!, initiatives[0]!])).data;

  expect([compareRanks.above.initiative.id, compareRanks.below.initiative.id]).toEqual([
    initiatives[0],
    initiatives[5],
  ]);
  expect(compareRanks.probability).toBeGreaterThan(0.9);
  const inConflict = staff('CHAIR', { memberships: [{ organizationId, role: 'VIEWER', ended: false }] });
  for (const viewer of [null, staff('REVIEWER'), staff('PROGRAMME_MANAGER'), inConflict])
    expect((await compare(viewer, [initiatives[0]!, initiatives[5]!])).data).toEqual({ compareRanks: null });
  for (const ids of [[initiatives[0]!], [initiatives[0]!, initiatives[0]!], initiatives.slice(0, 3)])
    expect((await compare(chair, ids)).errors[0].extensions.code).toBe('INVALID');
});

const DIAGNOSTICS = `query ($id: ID!) { reviewRound(id: $id) { diagnostics {
  components assignmentEffect stableTop refits
  reviewers { reviewer { id } reviews severity severityLow severityHigh spread reliability }
  helpfulReviews { initiative { id } reviewer { id } gain } } } }`;

test('the chair sees who is severe, how stable the list is, and which reviews would help; nobody else does', async () => {
  const { round, reviewers } = await reviewed();

  const { diagnostics } = (await t.ask(chair, DIAGNOSTICS, { id: round.id })).data.reviewRound;

  expect(diagnostics).toMatchObject({ components: 1, refits: 4 });
  expect(diagnostics.reviewers).toHaveLength(4);
  const [most] = diagnostics.reviewers;
  expect([most.reviewer.id, most.reviews]).toEqual([reviewers[1]!.id, 5]);
  expect(most.severity).toBeLessThan(-0.5);
  expect(most.severityLow).toBeLessThan(most.severity);
  for (const { gain } of diagnostics.helpfulReviews) expect(gain).toBeGreaterThan(0);
  for (const viewer of [null, reviewers[0]!, staff('PROGRAMME_MANAGER'), staff('AUDITOR')])
    expect((await t.ask(viewer, DIAGNOSTICS, { id: round.id })).data.reviewRound).toEqual({ diagnostics: null });
});

const SWINGS = `query ($id: ID!) { reviewRound(id: $id) { diagnostics { stableTop refits
  swings { reviewer { id } enters { id } leaves { id } } } } }`;

test('the chair sees without whom the list would be another, and what comes and goes; less what they have a conflict with', async () => {
  const round = await insertRound({ minReviews: 3, listSize: 3 });
  const [alone, ...others] = Array.from({ length: 4 }, () => staff('REVIEWER'));
  const held = await insertInitiative(round, { organizationId });
  const next = await insertInitiative(round);
  const marks: [string, number | number[], number][] = [
    [held, [7, 7, 7, 8], 6],
    [next, 7, 8],
  ];
  for (const value of [9, 9, 4, 4]) marks.push([await insertInitiative(round), value, value]);
  for (const [id, value, byOne] of marks) {
    for (const reviewer of others) await handIn(round, id, reviewer, value);
    await handIn(round, id, alone!, byOne);
  }
  const seenBy = async (viewer: Viewer) => (await t.ask(viewer, SWINGS, { id: round.id })).data.reviewRound.diagnostics;
  const member = { memberships: [{ organizationId, role: 'VIEWER' as const, ended: false }] };

  const { swings, ...counts } = await seenBy(chair);
  expect(counts).toEqual({ stableTop: 1, refits: 4 });
  expect(swings.map(({ reviewer }: { reviewer: { id: string } }) => reviewer.id).sort()).toEqual(
    others.map(({ id }) => id).sort(),
  );
  for (const { enters, leaves } of swings) expect([enters, leaves]).toEqual([[{ id: next }], [{ id: held }]]);
  expect(await seenBy(staff('CHAIR', member))).toEqual({ stableTop: 4, refits: 4, swings: [] });
  expect(await seenBy(others[0]!)).toBeNull();
});

const WATCH = `subscription ($id: ID!) { leaderboard(roundId: $id) { version provisional entries { adjustedScore } } }`;

test('a fit ticks for the chair and for nobody else', async () => {
  const { round, initiatives, reviewers } = await reviewed();
  const { version } = await fitted(round.id);
  const heard = new Map<string, { version: number }[]>();
  const watching = { chair, reviewer: reviewers[0]!, manager: staff('PROGRAMME_MANAGER'), public: null };
  const streams = await Promise.all(
    Object.entries(watching).map(async ([who, viewer]) => {
      const caller = callerOf(viewer);
      const stream = await t.subgraph.subscribe(
        { query: WATCH, variables: { id: round.id } },
        caller,
        async () => caller,
      );
      const boards = (stream as AsyncIterable<unknown>)[Symbol.asyncIterator]();
      heard.set(who, []);
      void (async () => {
        for (let next = await boards.next(); !next.done; next = await boards.next())
          heard.get(who)!.push(JSON.parse(JSON.stringify(next.value)).data.leaderboard);
      })();
      return boards;
    }),
  );

  await handIn(round, initiatives[0]!, reviewers[0]!, 10);
  while (heard.get('chair')!.at(-1)?.version !== version + 2) await pause(20);
  await Promise.all(streams.map((each) => each.return?.()));

  const versions = (who: string) => heard.get(who)!.map((board) => board.version);
  expect(versions('chair')).toEqual([version, version + 1, version + 2]);
  expect([versions('manager'), versions('public')]).toEqual([[0], [0]]);
  expect(heard.get('reviewer')).toHaveLength(2); // at the start, and after their own review
  for (const who of ['reviewer', 'manager', 'public'])
    for (const board of heard.get(who)!) expect(JSON.stringify(board)).not.toMatch(/"adjustedScore":\d/);
});
