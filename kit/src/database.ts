import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** A database or a transaction in it. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** Where a package keeps its migrations, and the PostgreSQL schema they make. */
export type Migrations = { schema: string; folder: string };

const quiet = { onnotice: () => {} };

// A list makes another statement for each of its lengths: long ones would only fill PostgreSQL's memory.
const MOST_PARAMETERS = 32;

/**
 * Opens a pool; `log` is told of each statement. Times are read and written as UTC instants. Statements are prepared once a
 * connection and from then on asked in one round trip, by a plan that PostgreSQL keeps where it is as good as a new one.
 */
export function openDatabase(url: string, name: string, log?: (statement: string) => void) {
  const connection = { application_name: name };
  const client = prepareShort(postgres(url, { ...quiet, max: 10, connection }));
  const db: Db = drizzle(client, { casing: 'snake_case', ...(log && { logger: { logQuery: log } }) });
  return { db, close: () => client.end({ timeout: 5 }) };
}

type Begin = (act: (client: Client) => Promise<unknown>) => Promise<unknown>;
type Client = { unsafe: postgres.Sql['unsafe']; begin?: Begin; savepoint?: Begin };

/** Prepares short statements, in transactions too: drizzle asks for it only where a query has a name. */
function prepareShort<Each extends object>(client: Each): Each {
  const { unsafe, begin, savepoint } = client as Client;
  const inside =
    (open: Begin): Begin =>
    (act) =>
      open((client) => act(prepareShort(client)));
  return Object.assign(client, {
    unsafe: (text: string, values: never[] = [], options: object = {}) =>
      unsafe(text, values, { ...options, prepare: values.length <= MOST_PARAMETERS }),
    ...(begin && { begin: inside(begin) }),
    ...(savepoint && { savepoint: inside(savepoint) }),
  });
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
