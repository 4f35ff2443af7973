import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** A database or a transaction in it. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** Where a package keeps its migrations, and the PostgreSQL schema they make. */
export type Migrations = { schema: string; folder: string };

const quiet = { onnotice: () => {} };

/** Opens a pool; `log` is told of each statement. Times are read and written as UTC instants. */
export function openDatabase(url: string, name: string, log?: (statement: string) => void) {
  const client = postgres(url, { ...quiet, max: 10, connection: { application_name: name } });
  const db: Db = drizzle(client, { casing: 'snake_case', ...(log && { logger: { logQuery: log } }) });
  return { db, close: () => client.end({ timeout: 5 }) };
}

// Any number that nobody else locks on.
const MIGRATION_LOCK = 7_202_611;

/** Brings each schema up to date. Processes that start together wait for one another. */
export async function migrateDatabase(url: string, all: readonly Migrations[]) {
  const client = postgres(url, { ...quiet, max: 1 });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    for (const { schema, folder } of all) {
      await migrate(drizzle(client), {
        migrationsFolder: folder,
        migrationsSchema: schema,
        migrationsTable: 'migrations',
      });
    }
  } finally {
    await client.end({ timeout: 5 });
  }
}
