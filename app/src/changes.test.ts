import { demoId, publish, type Viewer } from '@cpii/kit';
import { createTestDb, person } from '@cpii/kit/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changesFrom, fieldsOf } from './changes.ts';
import { allMigrations, seedDemo } from './database.ts';
import { createParts, nobody, supergraphSdl } from './parts.ts';

const { db, url } = await createTestDb(allMigrations);
let parts: Awaited<ReturnType<typeof createParts>>;
beforeAll(async () => {
  await seedDemo(url);
  parts = await createParts({ databaseUrl: url, publicUrl: 'http://localhost' });
});
afterAll(() => parts.stop());

const GALLERY = '{ initiatives { totalCount } }';
const ROUNDS = '{ reviewRounds { id version } }';
const initiativeId = demoId('initiative', 'vn-001');

async function ask<Data>(query: string, viewer: Viewer = null, variables: object = {}): Promise<Data> {
  const { data, errors } = await parts.gateway.execute({ query, variables: { ...variables } }, { ...nobody, viewer });
  if (errors) throw errors[0];
  return data as Data;
}
const galleryCount = async () => (await ask<{ initiatives: { totalCount: number } }>(GALLERY)).initiatives.totalCount;

/** Reads until it is so; gives how many milliseconds that took. */
async function until(isSo: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > 3_000) throw new Error('not within three seconds');
    await new Promise((wait) => setTimeout(wait, 1));
  }
  return performance.now() - began;
}

const setPublication = (publication: string) =>
  sql`update initiatives.initiatives set publication = ${publication} where id = ${initiativeId}`;

test('what visitors have read is kept until the event of a change is heard, and then read afresh', async () => {
  const before = await galleryCount();
  expect(before).toBe(81);
  await db.execute(setPublication('HIDDEN'));
  expect(await galleryCount()).toBe(before);

  await db.transaction((tx) => publish(tx, 'initiative', initiativeId));
  await until(async () => (await galleryCount()) === before - 1);
  await db.transaction(async (tx) => {
    await tx.execute(setPublication('PUBLISHED'));
    await publish(tx, 'initiative', initiativeId);
  });
  await until(async () => (await galleryCount()) === before);
});

test('a change through the API is seen by visitors at once', async () => {
  const before = await galleryCount();
  const owner = person({ id: demoId('user', 'owner@example.org') });
  const id = demoId('initiative', 'vn-002');
  const { initiative } = await ask<{ initiative: { version: number } }>(
    'query ($id: ID!) { initiative(id: $id) { version } }',
    owner,
    { id },
  );
  const input = { id, version: initiative.version, idempotencyKey: crypto.randomUUID() };
  await ask('mutation ($input: WithdrawInitiativeInput!) { withdrawInitiative(input: $input) { id } }', owner, {
    input,
  });

  await until(async () => (await galleryCount()) === before - 1);
});

test('what reviewers do makes nothing be read afresh, so that nobody can tell when they did it', async () => {
  const version = async () => (await ask<{ reviewRounds: { version: number }[] }>(ROUNDS)).reviewRounds[0]!.version;
  const change = () => db.execute(sql`update reviews.rounds set version = version + 1`);
  const before = (await version()) + 1;
  await change();
  await db.transaction((tx) => publish(tx, 'season', demoId('season', 'demo')));
  await until(async () => (await version()) === before);
  await change();
  for (const topic of ['board', 'assignment'])
    await db.transaction((tx) => publish(tx, topic, demoId('round', 'demo')));
  await new Promise((heard) => setTimeout(heard, 200));
  expect(await version()).toBe(before);

  await db.transaction((tx) => publish(tx, 'season', demoId('season', 'demo')));
  await until(async () => (await version()) === before + 1);
});

test('the signed-in always read afresh', async () => {
  const before = await galleryCount();
  await db.execute(setPublication('HIDDEN'));
  const seen = await ask<{ initiatives: { totalCount: number } }>(GALLERY, person());

  expect(seen.initiatives.totalCount).toBe(before - 1);
  expect(await galleryCount()).toBe(before);
});

test('a subgraph is entered by root fields and by fields of things with a key, but not by the key', () => {
  const sdl = `
    type Query @join__type(graph: A) @join__type(graph: B) { a: A @join__field(graph: A) b: B @join__field(graph: B) }
    type A @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") { id: ID! mine: Value @join__field(graph: A) theirs: Int @join__field(graph: B) }
    type B @join__type(graph: B, key: "id") { id: ID! all: Int }
    type Value @join__type(graph: A) { of: Int }`;

  expect(fieldsOf('A', sdl)).toEqual(['Query.a', 'A.mine']);
  expect(fieldsOf('B', sdl)).toEqual(['Query.b', 'A.theirs', 'B.all']);
});

test('every root field of the API is read afresh after some event, but for those of identity, which publishes none', () => {
  const told = new Set<string>();
  const listeners: (() => void)[] = [];
  const on = (_: string, listener: () => void) => {
    listeners.push(listener);
    return () => {};
  };
  changesFrom(
    { on } as never,
    supergraphSdl,
  )((tags) => {
    for (const tag of tags) told.add(tag);
  });
  for (const listener of listeners) listener();
  const untold = fieldsOf('IDENTITY', supergraphSdl).filter((field) => !told.has(field) && field.startsWith('Query.'));

  expect(untold).toEqual(['Query.me', 'Query.user', 'Query.organizations', 'Query.organization']);
});
