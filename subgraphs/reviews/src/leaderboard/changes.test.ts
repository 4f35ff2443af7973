import type { Caller, Viewer } from '@cpii/kit';
import { callerOf, person } from '@cpii/kit/testing';
import type { ExecutionResult } from 'graphql';
import { afterAll, expect, test } from 'vitest';
import { createTestReviews, staff } from '../testing/context.ts';

const { events, subgraph, insertRound, insertInitiative, handIn } = await createTestReviews();
await events.start();
afterAll(() => events.stop());

type Board = { version: number; access: string; entries: { reviewCount: number | null; initiative: { id: string } }[] };

const WATCH = `subscription ($roundId: ID!, $sinceVersion: Int) {
  leaderboard(roundId: $roundId, sinceVersion: $sinceVersion) { version access entries { reviewCount initiative { id } } } }`;

/** A subscription whose caller can change while it runs. */
async function watch(viewer: Viewer, variables: { roundId: string; sinceVersion?: number }) {
  let caller: Caller | null = callerOf(viewer);
  const stream = await subgraph.subscribe({ query: WATCH, variables }, caller, async () => caller);
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  const boards = stream[Symbol.asyncIterator]() as AsyncIterator<ExecutionResult>;
  return {
    next: async (): Promise<Board | 'ended'> => {
      const { done, value } = await boards.next();
      return done ? 'ended' : JSON.parse(JSON.stringify(value)).data.leaderboard;
    },
    becomes: (now: Viewer | 'gone') => {
      caller = now === 'gone' ? null : callerOf(now);
    },
    close: () => boards.return?.(),
  };
}

const version = (board: Board | 'ended') => (board === 'ended' ? board : board.version);
const chair = () => staff('CHAIR');
const reviewed = async (more: object = {}) => {
  const round = await insertRound();
  return { round, initiativeId: await insertInitiative(round, more) };
};

test('who joins late gets the state at once, then each change', async () => {
  const { round, initiativeId } = await reviewed();
  await handIn(round, initiativeId, staff('REVIEWER'), 6);
  const board = await watch(chair(), { roundId: round.id });

  expect(await board.next()).toEqual({
    version: 2,
    access: 'FULL',
    entries: [{ reviewCount: 1, initiative: { id: initiativeId } }],
  });
  await handIn(round, initiativeId, staff('REVIEWER'), 8);

  expect(await board.next()).toEqual({
    version: 4,
    access: 'FULL',
    entries: [{ reviewCount: 2, initiative: { id: initiativeId } }],
  });
  await board.close();
});

test('who holds the state already hears first of the next change; who holds less gets it at once', async () => {
  const { round, initiativeId } = await reviewed();
  await handIn(round, initiativeId, staff('REVIEWER'), 6);
  const upToDate = await watch(chair(), { roundId: round.id, sinceVersion: 2 });
  const behind = await watch(chair(), { roundId: round.id, sinceVersion: 0 });
  const first = upToDate.next();

  expect(version(await behind.next())).toBe(2);
  await handIn(round, initiativeId, staff('REVIEWER'), 8);

  expect(version(await first)).toBe(4);
  await Promise.all([upToDate.close(), behind.close()]);
});

test('a reviewer hears of their own reviews and of nobody else’s', async () => {
  const { round, initiativeId } = await reviewed();
  const [me, other] = [staff('REVIEWER'), staff('REVIEWER')];
  const [mine, everything] = [await watch(me, { roundId: round.id }), await watch(chair(), { roundId: round.id })];
  expect([version(await mine.next()), version(await everything.next())]).toEqual([0, 0]);
  const next = mine.next();

  await handIn(round, initiativeId, other, 9);
  expect(version(await everything.next())).toBe(2);
  await handIn(round, initiativeId, me, 4);

  // Had the other's review made an event, it would be this one, with version 0.
  expect(await next).toEqual({
    version: 1,
    access: 'OWN',
    entries: [{ reviewCount: null, initiative: { id: initiativeId } }],
  });
  await Promise.all([mine.close(), everything.close()]);
});

test('a chair hears nothing of what they have a conflict with, not even that something happened', async () => {
  const organizationId = crypto.randomUUID();
  const { round, initiativeId: hidden } = await reviewed({ organizationId });
  const shown = await insertInitiative(round);
  const member = staff('CHAIR', { memberships: [{ organizationId, role: 'OWNER', ended: true }] });
  const [partly, everything] = [
    await watch(member, { roundId: round.id }),
    await watch(chair(), { roundId: round.id }),
  ];
  expect([version(await partly.next()), version(await everything.next())]).toEqual([0, 0]);
  const next = partly.next();

  await handIn(round, hidden, staff('REVIEWER'), 9);
  expect(version(await everything.next())).toBe(2);
  await handIn(round, shown, staff('REVIEWER'), 9);

  expect(await next).toEqual({
    version: 2,
    access: 'FULL',
    entries: [{ reviewCount: 1, initiative: { id: shown } }],
  });
  await Promise.all([partly.close(), everything.close()]);
});

test.each([
  { who: 'the public', viewer: null },
  { who: 'an owner', viewer: person() },
  { who: 'a programme manager', viewer: staff('PROGRAMME_MANAGER') },
])('$who gets the sealed state once and then silence to the end', async ({ viewer }) => {
  const { round, initiativeId } = await reviewed();
  const [sealed, everything] = [
    await watch(viewer, { roundId: round.id }),
    await watch(chair(), { roundId: round.id }),
  ];
  expect(await sealed.next()).toMatchObject({ version: 0, entries: [] });
  await everything.next();
  const next = sealed.next();

  await handIn(round, initiativeId, staff('REVIEWER'), 9);
  expect(version(await everything.next())).toBe(2);
  sealed.becomes('gone');
  await handIn(round, initiativeId, staff('REVIEWER'), 9);

  expect(await next).toBe('ended');
  await everything.close();
});

test('rights are read at each delivery: a chair no more sees a sealed board, a chair anew the full one', async () => {
  const { round, initiativeId } = await reviewed();
  await handIn(round, initiativeId, staff('REVIEWER'), 6);
  const person = chair();
  const board = await watch(person, { roundId: round.id });
  expect(await board.next()).toMatchObject({ version: 2, access: 'FULL' });

  board.becomes({ ...person, roles: [] });
  await handIn(round, initiativeId, staff('REVIEWER'), 8);
  expect(await board.next()).toEqual({ version: 0, access: 'NONE', entries: [] });

  board.becomes(person);
  await handIn(round, initiativeId, staff('REVIEWER'), 9);
  expect(await board.next()).toMatchObject({ version: 6, access: 'FULL' });
  await board.close();
});

test('a board hears nothing of another round', async () => {
  const [one, other] = [await reviewed(), await reviewed()];
  const [board, elsewhere] = [
    await watch(chair(), { roundId: one.round.id }),
    await watch(chair(), { roundId: other.round.id }),
  ];
  expect([version(await board.next()), version(await elsewhere.next())]).toEqual([0, 0]);
  const next = board.next();

  await handIn(other.round, other.initiativeId, staff('REVIEWER'), 9);
  expect(version(await elsewhere.next())).toBe(2);
  await handIn(one.round, one.initiativeId, staff('REVIEWER'), 9);

  expect(await next).toMatchObject({ version: 2, entries: [{ initiative: { id: one.initiativeId } }] });
  await Promise.all([board.close(), elsewhere.close()]);
});

test('a closed subscription ends, also while it waits', async () => {
  const { round } = await reviewed();
  const board = await watch(chair(), { roundId: round.id });
  await board.next();
  const next = board.next();

  await board.close();

  expect(await next).toBe('ended');
});

test('an unknown round is refused at once', async () => {
  const request = { query: WATCH, variables: { roundId: crypto.randomUUID() } };

  expect(JSON.parse(JSON.stringify(await subgraph.subscribe(request, callerOf(chair()))))).toMatchObject({
    errors: [{ extensions: { code: 'NOT_FOUND' } }],
  });
});
