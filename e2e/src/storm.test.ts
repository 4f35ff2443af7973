import { rm } from 'node:fs/promises';
import { rank } from '@cpii/ranking';
import { expect, inject, test } from 'vitest';
import { pause, person } from './api.ts';
import { databaseOf, makeRound } from './database.ts';
import { type Assignment, MY_ASSIGNMENTS, SUBMIT_REVIEW, wholeReview } from './documents.ts';
import { startExpo } from './expo.ts';

const COUNT = 60;
const REVIEWERS = [1, 2, 3, 4].map((n) => `reviewer${n}@example.org`);

type Row = { initiativeId: string; reviewerId: string; values: Record<string, number> };
type Entry = { rank: number | null; adjustedScore: number | null; topProbability: number | null; reviewCount: number };

test.runIf(inject('mode') === 'embedded')(
  'kill -9 of two workers in a storm of reviews: the board is then the full fit of all that is stored',
  async () => {
    const before = await startExpo('embedded', { env: { WORKERS: '2' } });
    const { sql } = databaseOf(before);
    const roundId = await makeRound(sql, REVIEWERS, COUNT);
    await sql.end();
    const reviews = await Promise.all(
      REVIEWERS.map(async (email, j) => {
        const reviewer = await person(email, before.url);
        const { data } = await reviewer.ask<{ myAssignments: Assignment[] }>(MY_ASSIGNMENTS);
        const own = data!.myAssignments.filter(({ round }) => round.id === roundId);
        return own.map((assignment, i) => ({ reviewer, input: wholeReview(assignment, 4 + ((i * 7 + j * 3) % 6)) }));
      }),
    );
    const all = reviews.flat();
    let done = 0;
    const storm = all.map(async ({ reviewer, input }) => {
      await reviewer.ask(SUBMIT_REVIEW, { input }).catch(() => null);
      done++;
    });
    while (done < all.length / 4) await pause(2);
    await before.kill();
    await Promise.all(storm);

    const after = await startExpo('embedded', { dataDir: before.dataDir, env: { WORKERS: '2' } });
    const stored = databaseOf(after).sql;
    const rows = await stored<Row[]>`
      select a.initiative_id as "initiativeId", a.reviewer_id as "reviewerId", json_object_agg(s.criterion_id, s.value) as values
      from reviews.reviews r join reviews.assignments a on a.id = r.assignment_id join reviews.scores s on s.review_id = r.id
      where r.round_id = ${roundId} and r.submitted_at is not null group by 1, 2`;
    const criteria = await stored`select id, weight from reviews.criteria where round_id = ${roundId}`;
    const cold = rank({
      reviews: rows.map(({ initiativeId, reviewerId, values }) => {
        return { item: initiativeId, rater: reviewerId, values: new Map(Object.entries(values)) };
      }),
      weights: new Map(criteria.map(({ id, weight }) => [id, weight])),
      scale: { min: 0, max: 10 },
      k: 5,
      minReviews: 3,
      methodId: 'crossed-cre-map-1',
    });
    const chair = await person('chair@example.org', after.url);
    const BOARD = `query ($r: ID!) { leaderboard(roundId: $r) { provisional
      entries { rank adjustedScore topProbability reviewCount } } }`;
    const board = async () =>
      (await chair.ask<{ leaderboard: { provisional: boolean; entries: Entry[] } }>(BOARD, { r: roundId })).data!
        .leaderboard;
    while ((await board()).provisional) await pause(50);

    expect(rows.length).toBeGreaterThanOrEqual(all.length / 4);
    expect(rows.length).toBeLessThan(all.length);
    const { entries } = await board();
    expect(entries.filter(({ rank }) => rank !== null)).toEqual(
      cold.items
        .filter(({ place }) => place !== null)
        .map(({ place, score, topProbability, n }) => {
          return { rank: place, adjustedScore: score, topProbability, reviewCount: n };
        }),
    );
    await stored.end();
    await after.stop();
    await rm(before.dataDir, { recursive: true, force: true });
  },
);
