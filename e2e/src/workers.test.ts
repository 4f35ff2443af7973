import { rm } from 'node:fs/promises';
import { expect, inject, test } from 'vitest';
import { person } from './api.ts';
import { databaseOf, makeRound } from './database.ts';
import { type Assignment, type Board, LIVE_BOARD, MY_ASSIGNMENTS, SUBMIT_REVIEW, wholeReview } from './documents.ts';
import { startExpo } from './expo.ts';

const COUNT = 40;

test.runIf(inject('mode') === 'embedded')(
  'two app processes on one database show the same board, through concurrent writers and killed listeners',
  async () => {
    const one = await startExpo('embedded');
    const database = databaseOf(one);
    const two = await startExpo('embedded', { env: { DATABASE_URL: database.url } });
    const roundId = await makeRound(database.sql, ['reviewer1@example.org'], COUNT);
    const boards = await Promise.all(
      [one, two].map(async ({ url }) => (await person('chair@example.org', url)).watch<Board>(LIVE_BOARD, { roundId })),
    );
    for (const board of boards) await board.until(() => true);
    const reviewers = await Promise.all([one, two].map(({ url }) => person('reviewer1@example.org', url)));
    const { data } = await reviewers[0]!.ask<{ myAssignments: Assignment[] }>(MY_ASSIGNMENTS);
    const assignments = data!.myAssignments.filter(({ round }) => round.id === roundId);

    // A score written through one moves the board connected to the other.
    const [first, ...others] = assignments;
    await reviewers[0]!.ask(SUBMIT_REVIEW, { input: wholeReview(first!) });
    const { ms } = await boards[1]!.until(({ data }) => data?.leaderboard.version === 2);
    expect(ms).toBeLessThan(1_000);

    await Promise.all(
      others.map(async (assignment, n) => {
        await reviewers[n % 2]!.ask(SUBMIT_REVIEW, { input: wholeReview(assignment) });
        if (n % 10 === 0) {
          await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cpii listener'`;
        }
      }),
    );

    for (const board of boards) {
      // Each change is told at once and again when it is fitted.
      const { event } = await board.until(({ data }) => data?.leaderboard.version === 2 * COUNT + 1);
      expect(event.data!.leaderboard.entries.every(({ reviewCount }) => reviewCount === 1)).toBe(true);
      const versions = board.events.map(({ data }) => data!.leaderboard.version);
      expect(versions).toEqual(versions.toSorted((a, b) => a - b));
      await board.stop();
    }
    await database.sql.end();
    await two.stop();
    await one.stop();
    for (const { dataDir } of [one, two]) await rm(dataDir, { recursive: true, force: true });
  },
);

test.runIf(inject('mode') === 'embedded')('WORKERS=2 serves one port from two processes', async () => {
  const expo = await startExpo('embedded', { env: { WORKERS: '2' } });

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => fetch(`${expo.url}/readyz`).then((response) => response.status)),
  );

  expect(answers).toEqual(Array(20).fill(200));
  await expo.stop();
  await rm(expo.dataDir, { recursive: true, force: true });
});
