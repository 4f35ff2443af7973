import { type GraphQLRequest, publish } from '@cpii/kit';
import { eq } from 'drizzle-orm';
import type { ExecutionResult } from 'graphql';
import { afterAll, expect, test } from 'vitest';
import { createTestReviews, staff } from '../testing/context.ts';
import { initiativeFacts, seasonPhases } from './facts.table.ts';
import { storeFacts } from './keeper.ts';

type Reference = { __typename: string; id: string };

// What initiatives would say, by id, and how many questions it first leaves without an answer.
const known = new Map<string, object>();
const asked: string[][] = [];
let down = 0;

async function initiatives({ variables }: GraphQLRequest): Promise<ExecutionResult> {
  const references = variables!.references as Reference[];
  asked.push(references.map(({ id }) => id));
  if (down > 0 && down-- > 0) throw new Error('fetch failed');
  return { data: { _entities: references.map(({ id }) => known.get(id) ?? null) } };
}

const t = await createTestReviews({ initiatives });
const { db, events, insertRound, insertInitiative } = t;
await events.start();
afterAll(async () => {
  await t.stop();
  await events.stop();
});

const factsOf = async (id: string) =>
  (await db.select().from(initiativeFacts).where(eq(initiativeFacts.initiativeId, id)))[0];
const startOf = async (seasonId: string) =>
  (await db.select().from(seasonPhases).where(eq(seasonPhases.seasonId, seasonId)))[0]?.startsAt.toISOString();
const initiative = (id: string, ownerId: string, organizationId: string | null, version: number) => ({
  __typename: 'Initiative' as const,
  id,
  initiativeVersion: version,
  owner: { id: ownerId },
  organization: organizationId === null ? null : { id: organizationId },
});
const season = (id: string, startsAt: string, version: number) => ({
  __typename: 'Season' as const,
  id,
  seasonVersion: version,
  phases: [{ kind: 'REVIEW', startsAt, endsAt: '2030-01-01T00:00:00.000Z' }],
});

const round = await insertRound();
const initiativeId = await insertInitiative(round);
const [ownerId, organizationId] = [crypto.randomUUID(), crypto.randomUUID()];

test('at start everything a round refers to is read, and asked for again until there is an answer', async () => {
  known.set(round.seasonId, season(round.seasonId, '2026-11-01T00:00:00.000Z', 2));
  known.set(initiativeId, initiative(initiativeId, ownerId, organizationId, 2));
  down = 1;

  await t.start();

  await expect
    .poll(() => factsOf(initiativeId), { timeout: 10_000 })
    .toEqual({
      initiativeId,
      ownerId,
      organizationId,
      version: 2,
    });
  expect(await startOf(round.seasonId)).toBe('2026-11-01T00:00:00.000Z');
  expect(asked.map((ids) => ids.toSorted())).toEqual(Array(2).fill([round.seasonId, initiativeId].sort()));
});

test('a change is read when it is told, and a new owner is in conflict from then on', async () => {
  const owner = staff('REVIEWER');
  const assignmentId = await t.assign(round, initiativeId, owner);
  const seen = async () =>
    (await t.ask(owner, 'query ($id: ID!) { assignment(id: $id) { id } }', { id: assignmentId })).data.assignment;
  expect(await seen()).toEqual({ id: assignmentId });
  known.set(initiativeId, initiative(initiativeId, owner.id, null, 3));
  known.set(round.seasonId, season(round.seasonId, '2026-11-05T00:00:00.000Z', 3));

  await publish(db, 'initiative', initiativeId);
  await publish(db, 'season', round.seasonId);

  await expect.poll(() => startOf(round.seasonId), { timeout: 10_000 }).toBe('2026-11-05T00:00:00.000Z');
  await expect.poll(seen, { timeout: 10_000 }).toBe(null);
});

test('an older answer that comes late changes nothing', async () => {
  const other = await insertInitiative(round);
  await storeFacts(db, [
    initiative(other, ownerId, organizationId, 7),
    season(round.seasonId, '2026-11-09T00:00:00.000Z', 9),
  ]);

  await storeFacts(db, [initiative(other, ownerId, null, 6), season(round.seasonId, '2026-11-08T00:00:00.000Z', 8)]);

  expect(await factsOf(other)).toEqual({ initiativeId: other, ownerId, organizationId, version: 7 });
  expect(await startOf(round.seasonId)).toBe('2026-11-09T00:00:00.000Z');
});
