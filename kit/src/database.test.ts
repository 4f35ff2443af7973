import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createTestDb } from './testing.ts';

const { db } = await createTestDb([]);

type Tx = Parameters<Parameters<typeof db.transaction>[0]>[0];

/** How many statements this connection keeps that begin so. */
async function kept(tx: Tx, beginning: string) {
  const rows = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_prepared_statements where starts_with(statement, ${beginning})`,
  );
  return [...(rows as Iterable<{ count: number }>)][0]!.count;
}

test('a connection prepares a statement once, in a transaction and in one inside it, whatever its values', async () => {
  await db.transaction(async (tx) => {
    for (const value of [1, 2]) await tx.execute(sql`select ${value}::int as outer`);
    await tx.transaction(async (inner) => {
      for (const value of [3, 4]) await inner.execute(sql`select ${value}::int as inner`);
    });

    expect(await kept(tx, 'select $1::int as outer')).toBe(1);
    expect(await kept(tx, 'select $1::int as inner')).toBe(1);
  });
});

test('a statement with a long list is not kept', async () => {
  const list = (length: number) =>
    sql`select 1 where 1 in (${sql.join(
      Array.from({ length }, (_, n) => sql`${n}::int`),
      sql`, `,
    )})`;

  await db.transaction(async (tx) => {
    await tx.execute(list(32));
    await tx.execute(list(33));

    expect(await kept(tx, 'select 1 where 1 in ($1')).toBe(1);
  });
});

test('a plan that is as good for any values is kept after five', async () => {
  await db.transaction(async (tx) => {
    for (let n = 0; n < 10; n++) await tx.execute(sql`select ${n}::int as planned`);
    const rows = await tx.execute<{ generic: number; custom: number }>(
      sql`select generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements
        where statement = 'select $1::int as planned'`,
    );

    expect([...(rows as Iterable<object>)]).toEqual([{ generic: 5, custom: 5 }]);
  });
});
