import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import type { Expo } from './expo.ts';

/** The database of a running Expo, for what no page offers: rounds made for a test, and killing the server. */
export function databaseOf({ dataDir }: Pick<Expo, 'dataDir'>) {
  const folder = join(dataDir, 'postgres');
  const [pid, , , port] = readFileSync(join(folder, 'files', 'postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(join(folder, 'password'), 'utf8').trim();
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  return { url, pid: Number(pid), sql: postgres(url, { max: 2, onnotice: () => {} }) };
}

/**
 * A round of its own with `count` initiatives, all assigned to these reviewers, to write in without touching the demo's. The
 * initiatives are ids alone, which nobody can read, unless they are given.
 */
export async function makeRound(
  sql: postgres.Sql,
  reviewers: readonly string[],
  count: number,
  ids: readonly string[] = Array.from({ length: count }, () => crypto.randomUUID()),
) {
  const [{ id: roundId }] = await sql<[{ id: string }]>`
    insert into reviews.rounds (season_id, name, board, reviews_due_at)
    select season_id, 'Vòng thử', 'LIVE', now() + interval '1 day' from reviews.rounds limit 1 returning id`;
  await sql`insert into reviews.criteria (round_id, position, code, name, guidance, weight)
    select ${roundId}, n, 'c' || n, 'Tiêu chí ' || n, '', 25 from generate_series(0, 3) n`;
  await sql`insert into reviews.round_initiatives (round_id, initiative_id, revision_id)
    select ${roundId}, id, gen_random_uuid() from unnest(${[...ids]}::uuid[]) id`;
  await sql`insert into reviews.assignments (round_id, initiative_id, reviewer_id, state, due_at)
    select ${roundId}, initiative, reviewer.id, 'ACCEPTED', now() + interval '1 day'
    from unnest(${[...ids]}::uuid[]) initiative, identity.users reviewer where reviewer.email = any(${[...reviewers]})`;
  return roundId;
}
