import { afterAll, expect, inject, test } from 'vitest';
import { pause, person } from './api.ts';
import { databaseOf, makeRound } from './database.ts';
import { type Assignment, MY_ASSIGNMENTS, SUBMIT_REVIEW, wholeReview } from './documents.ts';

const { sql } = databaseOf({ dataDir: inject('dataDir') });
afterAll(() => sql.end());

type Seen = { leaderboard: { access: string; version: number; entries: { rawMean: number | null }[] } };
const WATCH = 'subscription ($roundId: ID!) { leaderboard(roundId: $roundId) { access version entries { rawMean } } }';

/** A round of its own, the assignments in it, and somebody who is its chair for the time being. */
async function watchedRound() {
  const roundId = await makeRound(sql, ['reviewer4@example.org'], 3);
  const reviewer = await person('reviewer4@example.org');
  const { data } = await reviewer.ask<{ myAssignments: Assignment[] }>(MY_ASSIGNMENTS);
  const assignments = data!.myAssignments.filter(({ round }) => round.id === roundId);
  await sql`insert into identity.role_grants (user_id, role, scope, scope_id, reason)
    select id, 'CHAIR', 'ROUND', ${roundId}, 'test' from identity.users where email = 'citizen@example.org'`;
  const handIn = (n: number) => reviewer.ask(SUBMIT_REVIEW, { input: wholeReview(assignments[n]!) });
  return { roundId, handIn, board: (await person('citizen@example.org')).watch<Seen>(WATCH, { roundId }) };
}

test('a role that ends while its board is open: the next change is told as to anybody else', async () => {
  const { roundId, handIn, board } = await watchedRound();
  await handIn(0);
  await board.until(({ data }) => data?.leaderboard.version === 3); // told at once as 2, and fitted

  await sql`update identity.role_grants set "to" = now() where scope_id = ${roundId}`;
  await handIn(1);

  const { event } = await board.until(({ data }) => data?.leaderboard.access !== 'FULL');
  expect(event).toEqual({ data: { leaderboard: { access: 'NONE', version: 0, entries: [] } } });
  await handIn(2);
  await pause(1_500);
  expect(board.events.filter(({ data }) => data?.leaderboard.access === 'NONE')).toHaveLength(1);
  await board.stop();
});

test('a session that ends while its board is open: nothing more is delivered', async () => {
  const { handIn, board } = await watchedRound();
  await handIn(0);
  await board.until(({ data }) => data?.leaderboard.version === 3); // told at once as 2, and fitted

  await sql`delete from identity.sessions where user_id = (select id from identity.users where email = 'citizen@example.org')`;
  await handIn(1);
  await pause(1_500);

  expect(board.events.filter(({ data }) => (data?.leaderboard.version ?? 0) > 3)).toEqual([]);
  await board.stop();
});
