import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { Events, outboxMigrations, publish } from './index.ts';
import { createTestDb } from './testing.ts';

const { db, url } = await createTestDb([outboxMigrations]);

const settle = async (isDone: () => boolean) => {
  while (!isDone()) await new Promise((wait) => setTimeout(wait, 20));
};

test('concurrent writers and killed listeners: every committed change is heard once, and none that was rolled back', async () => {
  const events = new Events(url, () => {});
  const heard: string[] = [];
  events.on('thing', (key) => void heard.push(key));
  await events.start();
  const killer = postgres(url, { max: 1 });
  const written: string[] = [];

  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let n = 0; n < 40; n++) {
        const key = `${writer}-${n}`;
        await db
          .transaction(async (tx) => {
            await publish(tx, 'thing', key);
            await tx.execute(sql`select pg_sleep(${((writer * 7 + n) % 5) / 500})`);
            if (n % 10 === 9) throw new Error('rolled back');
          })
          .then(
            () => void written.push(key),
            () => {},
          );
        if (writer === 0 && n % 8 === 0) {
          await killer`select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'cpii listener' and datname = current_database()`;
        }
      }
    }),
  );
  await settle(() => heard.length >= written.length);
  await events.stop();
  await killer.end();

  expect(written).toHaveLength(8 * 36);
  expect(heard.toSorted()).toEqual(written.toSorted());
});

test('a watcher ticks at once, then for what it waits for and for nothing else', async () => {
  const events = new Events(url, () => {});
  await events.start();
  const ticks = events.watch('thing', (key) => key === 'mine')[Symbol.asyncIterator]();
  await ticks.next();
  let ticked = false;
  const next = ticks.next().then(() => {
    ticked = true;
  });

  const other: string[] = [];
  events.on('thing', (key) => void other.push(key));
  await db.transaction((tx) => publish(tx, 'thing', 'of another'));
  await settle(() => other.length === 1);
  expect(ticked).toBe(false);
  await db.transaction((tx) => publish(tx, 'thing', 'mine'));
  await next;

  await ticks.return?.();
  await events.stop();
  expect(ticked).toBe(true);
});
