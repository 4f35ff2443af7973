import { sql } from 'drizzle-orm';
import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { isOneOf, rowsOf } from './query.ts';
import { createTestDb } from './testing.ts';

const { db, statements } = await createTestDb([]);

const towns = pgTable('towns', { townId: uuid().primaryKey(), name: text() });
const ids = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
await db.execute(sql`create table towns (town_id uuid primary key, name text)`);
await db.insert(towns).values(ids.map((townId, n) => ({ townId, name: n === 1 ? null : `Phường ${n}` })));

const named = (wanted: readonly string[]) =>
  db.select().from(towns).where(isOneOf(towns.townId, wanted)).orderBy(towns.townId);

test('a column is one of none, one or several ids, in the same statement', async () => {
  const asked = statements.length;

  expect(await named([])).toEqual([]);
  expect((await named([ids[2]!])).map(({ townId }) => townId)).toEqual([ids[2]]);
  expect((await named([ids[2]!, ids[0]!])).map(({ townId }) => townId)).toEqual([ids[0], ids[2]]);
  expect(new Set(statements.slice(asked)).size).toBe(1);
});

test('what can be no id of ours is not asked for', async () => {
  expect((await named(['x', '', '\0', ids[1]!])).map(({ townId }) => townId)).toEqual([ids[1]]);
});

test('the rows of queries come in one statement, in their order, under the names of their fields', async () => {
  const backwards = db.select({ townId: towns.townId, name: towns.name }).from(towns).orderBy(sql`town_id desc`);
  const none = db.select({ townId: towns.townId }).from(towns).where(sql`false`);
  const asked = statements.length;

  const rows = await db.execute(sql`select ${rowsOf(backwards)} as all, ${rowsOf(none)} as none`);

  expect([...(rows as Iterable<object>)]).toEqual([
    {
      all: [
        { townId: ids[2], name: 'Phường 2' },
        { townId: ids[1], name: null },
        { townId: ids[0], name: 'Phường 0' },
      ],
      none: [],
    },
  ]);
  expect(statements.length - asked).toBe(1);
});
