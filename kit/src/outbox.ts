import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import type { Db, Migrations } from './database.ts';

/** The one table of changes that all subgraphs write to; it carries ids and never rows. */
export const outboxMigrations: Migrations = {
  schema: 'events',
  folder: fileURLToPath(new URL('../migrations', import.meta.url)),
};

/** Says, in the transaction that makes the change, that the thing `key` of `topic` changed. */
export async function publish(tx: Db, topic: string, key: string) {
  await tx.execute(sql`insert into events.outbox (topic, key) values (${topic}, ${key})`);
}
