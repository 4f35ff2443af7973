import { rm } from 'node:fs/promises';
import { expect, inject, test } from 'vitest';
import { pause, person } from './api.ts';
import { databaseOf, makeRound } from './database.ts';
import { type Assignment, type Board, MY_ASSIGNMENTS, SUBMIT_REVIEW, wholeReview } from './documents.ts';
import { type Expo, startExpo } from './expo.ts';

const COUNT = 100;

const fields = (n: number) => ({
  title: `Sáng kiến nộp lúc mất điện ${n}`,
  summary: 'Một câu tóm tắt.',
  sections: [
    { kind: 'PROBLEM', body: 'Vấn đề.' },
    { kind: 'SOLUTION', body: 'Giải pháp.' },
  ],
  language: 'VI',
  maturity: 'IDEA',
  objectives: ['CITIZEN_INPUT'],
  kinds: ['NEW_SERVICE'],
  unitIds: ['34-66'],
  contact: { name: 'Đầu mối', email: 'dau.moi@example.org' },
});

type Draft = { id: string; version: number };
type Attempt = { id: string; key: string; input: object };

/** Sends everything at once and gives which were acknowledged; `strike` happens in the middle. */
async function sendAll(
  attempts: Attempt[],
  send: (input: object) => Promise<{ data?: unknown; errors?: unknown }>,
  strike: () => Promise<void>,
) {
  const acknowledged: string[] = [];
  let done = 0;
  const sending = attempts.map(async ({ id, input }) => {
    const answer = await send(input).catch(() => null);
    done++;
    if (answer?.data && !answer.errors) acknowledged.push(id);
  });
  while (done < attempts.length / 4) await pause(2);
  await strike();
  await Promise.all(sending);
  return acknowledged;
}

test.runIf(inject('mode') === 'embedded').each([
  { what: 'the app', strike: (expo: Expo) => expo.kill() },
  {
    what: 'PostgreSQL and then the app',
    strike: async (expo: Expo) => {
      process.kill(databaseOf(expo).pid, 'SIGKILL');
      await pause(50);
      await expo.kill();
    },
  },
])(
  'kill -9 of $what in the middle: what was acknowledged is there, nothing twice, the board right',
  async ({ strike }) => {
    const before = await startExpo('embedded');
    const { sql } = databaseOf(before);
    const roundId = await makeRound(sql, ['reviewer1@example.org'], COUNT);
    await sql.end();
    const owner = await person('owner@example.org', before.url);
    const reviewer = await person('reviewer1@example.org', before.url);
    const drafts: Draft[] = [];
    for (let n = 0; n < COUNT; n++) {
      const { data } = await owner.ask<{ createInitiative: Draft }>(
        'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id version } }',
        { input: { fields: fields(n), idempotencyKey: crypto.randomUUID() } },
      );
      drafts.push(data!.createInitiative);
    }
    const { data } = await reviewer.ask<{ consentText: { textVersion: string }; myAssignments: Assignment[] }>(
      MY_ASSIGNMENTS.replace('{', '{ consentText { textVersion }'),
    );
    const { textVersion } = data!.consentText;
    const assignments = data!.myAssignments.filter(({ round }) => round.id === roundId);
    const submissions = drafts.map(({ id, version }) => {
      const key = crypto.randomUUID();
      return {
        id,
        key,
        input: { id, version, consentPublication: true, consentPersonalData: true, textVersion, idempotencyKey: key },
      };
    });
    const reviews = assignments.map((assignment) => {
      const input = wholeReview(assignment);
      return { id: assignment.id, key: input.idempotencyKey, input };
    });
    const SUBMIT = 'mutation ($input: SubmitInitiativeInput!) { submitInitiative(input: $input) { id } }';
    let struck: Promise<void> | undefined;
    const once = () => (struck ??= strike(before));

    const [submitted, reviewed] = await Promise.all([
      sendAll(submissions, (input) => owner.ask(SUBMIT, { input }), once),
      sendAll(reviews, (input) => reviewer.ask(SUBMIT_REVIEW, { input }), once),
    ]);

    const after = await startExpo('embedded', { dataDir: before.dataDir });
    const again = await person('owner@example.org', after.url);
    const chair = await person('chair@example.org', after.url);
    const reviewerAgain = await person('reviewer1@example.org', after.url);
    const stored = databaseOf(after).sql;
    const submittedThere =
      await stored`select id from initiatives.initiatives where editorial = 'SUBMITTED' and id = any(${drafts.map(({ id }) => id)}::uuid[])`;
    const reviewedThere =
      await stored`select assignment_id as id from reviews.reviews where round_id = ${roundId} and submitted_at is not null`;
    expect(submitted.filter((id) => !submittedThere.some((row) => row.id === id))).toEqual([]);
    expect(reviewed.filter((id) => !reviewedThere.some((row) => row.id === id))).toEqual([]);
    expect(submitted.length + reviewed.length).toBeLessThan(2 * COUNT);

    // Whoever got no answer sends the same again: done once, whatever happened the first time.
    for (const { input } of submissions) expect((await again.ask(SUBMIT, { input })).errors).toBeUndefined();
    for (const { input } of reviews) expect((await reviewerAgain.ask(SUBMIT_REVIEW, { input })).errors).toBeUndefined();
    const [counts] = await stored`
    select (select count(*)::int from initiatives.initiatives where editorial = 'SUBMITTED' and id = any(${drafts.map(({ id }) => id)}::uuid[])) as submitted,
      (select count(*)::int from initiatives.consents where initiative_id = any(${drafts.map(({ id }) => id)}::uuid[])) as consents,
      (select count(*)::int from initiatives.screenings where initiative_id = any(${drafts.map(({ id }) => id)}::uuid[])) as screenings,
      (select count(*)::int from reviews.reviews where round_id = ${roundId} and submitted_at is not null) as reviews,
      (select count(*)::int from reviews.scores where round_id = ${roundId}) as scores`;
    expect(counts).toEqual({
      submitted: COUNT,
      consents: 2 * COUNT,
      screenings: COUNT,
      reviews: COUNT,
      scores: 4 * COUNT,
    });
    const board = await chair.ask<Board>(
      'query ($r: ID!) { leaderboard(roundId: $r) { version entries { rawMean reviewCount } } }',
      { r: roundId },
    );
    expect(Math.floor(board.data!.leaderboard.version / 2)).toBe(COUNT);
    expect(board.data!.leaderboard.entries).toEqual(Array(COUNT).fill({ rawMean: 6.5, reviewCount: 1 }));
    await stored.end();
    await after.stop();
    await rm(before.dataDir, { recursive: true, force: true });
  },
);
