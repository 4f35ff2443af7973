import { createHash, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll } from 'vitest';
import { type Migrations, migrateDatabase, openDatabase } from './database.ts';
import type { Caller, Viewer } from './viewer.ts';

const server = () => process.env.TEST_DATABASE_URL!; // set by testing.setup.ts

const at = (database: string) => Object.assign(new URL(server()), { pathname: `/${database}` }).href;

/**
 * A migrated database of its own for one test file, dropped when the file is done; `statements` is what was asked of it.
 * It is a copy of a template that the first file with these migrations makes.
 */
export async function createTestDb(migrations: readonly Migrations[]) {
  const template = `template_${createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16)}`;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(server(), { max: 1, onnotice: () => {} });
  await admin`select pg_advisory_lock(7202612)`;
  const [made] = await admin`select from pg_database where datname = ${template}`;
  if (!made) {
    await admin.unsafe(`create database ${template}`);
    await migrateDatabase(at(template), migrations);
  }
  await admin.unsafe(`create database ${name} template ${template}`);
  await admin`select pg_advisory_unlock(7202612)`;

  const statements: string[] = [];
  const { db, close } = openDatabase(at(name), 'test', (statement) => void statements.push(statement));
  afterAll(async () => {
    await close();
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  });
  return { db, url: at(name), statements };
}

/** A person for a test: signed in, address confirmed, without any role unless given. */
export const person = (more: Partial<NonNullable<Viewer>> = {}): NonNullable<Viewer> => ({
  id: randomUUID(),
  roles: [],
  memberships: [],
  unitId: null,
  emailVerified: true,
  sessionId: randomUUID(),
  ...more,
});

/** A request by that person, in English so that tests read. */
export const callerOf = (viewer: Viewer, more: Partial<Caller> = {}): Caller => ({
  viewer,
  service: null,
  language: 'EN',
  requestId: 'test',
  ...more,
});
