import { afterAll, expect, inject, test } from 'vitest';
import { person } from './api.ts';
import { openBrowser } from './browser.ts';
import { databaseOf, makeRound } from './database.ts';
import { type Assignment, MY_ASSIGNMENTS, SUBMIT_REVIEW, wholeReview } from './documents.ts';

const { sql } = databaseOf({ dataDir: inject('dataDir') });
const browser = await openBrowser();
afterAll(() => sql.end());

/** Ends a phase a minute ago for as long as `act` takes, and puts it back. The database's clock is the judge. */
async function pastTheEndOf(kind: 'OPEN' | 'REVIEW', act: () => Promise<void>) {
  const before = await sql`select season_id, ends_at from initiatives.phases where kind = ${kind}`;
  const move = (endsAt: unknown) =>
    sql.begin(async (tx) => {
      await tx`update initiatives.phases set ends_at = ${endsAt as string} where kind = ${kind}`;
      await tx`update reviews.season_phases set ends_at = ${endsAt as string} where kind = ${kind}`;
    });
  await move(new Date(Date.now() - 60_000).toISOString());
  try {
    await act();
  } finally {
    await move(before[0]!.ends_at);
  }
}

test('after the deadline a whole draft is refused with OUT_OF_PHASE, stays a draft, and the page says so', async () => {
  const owner = await person('owner@example.org');
  const { data } = await owner.ask<{ createInitiative: { id: string; version: number } }>(
    'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id version } }',
    {
      input: {
        idempotencyKey: crypto.randomUUID(),
        fields: {
          title: 'Sáng kiến nộp muộn',
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
        },
      },
    },
  );
  const { id, version } = data!.createInitiative;
  const texts = await owner.ask<{ consentText: { textVersion: string } }>('{ consentText { textVersion } }');
  const submit = () =>
    owner.ask('mutation ($input: SubmitInitiativeInput!) { submitInitiative(input: $input) { editorial } }', {
      input: {
        id,
        version,
        consentPublication: true,
        consentPersonalData: true,
        textVersion: texts.data!.consentText.textVersion,
        idempotencyKey: crypto.randomUUID(),
      },
    });

  await pastTheEndOf('OPEN', async () => {
    const { data: late, errors } = await submit();
    expect([late ?? null, errors?.map(({ extensions }) => extensions.code)]).toEqual([null, ['OUT_OF_PHASE']]);
    const after = await owner.ask('query ($id: ID!) { initiative(id: $id) { editorial version } }', { id });
    expect(after).toEqual({ data: { initiative: { editorial: 'DRAFT', version } } });
    const page = await browser.as('owner@example.org');
    await page.goto('/submit');
    expect(await page.locator('main').innerText()).toContain('Mùa này đã ngừng tiếp nhận');
  });
  expect(await submit()).toEqual({ data: { submitInitiative: { editorial: 'SUBMITTED' } } });
});

test('after the end of reviewing a review is refused with OUT_OF_PHASE, and none is stored', async () => {
  const roundId = await makeRound(sql, ['reviewer5@example.org'], 1);
  const reviewer = await person('reviewer5@example.org');
  const { data } = await reviewer.ask<{ myAssignments: Assignment[] }>(MY_ASSIGNMENTS);
  const assignment = data!.myAssignments.find(({ round }) => round.id === roundId)!;

  await pastTheEndOf('REVIEW', async () => {
    const { data: late, errors } = await reviewer.ask(SUBMIT_REVIEW, { input: wholeReview(assignment) });
    expect([late ?? null, errors?.map(({ extensions }) => extensions.code)]).toEqual([null, ['OUT_OF_PHASE']]);
    expect(await sql`select id from reviews.reviews where round_id = ${roundId}`).toHaveLength(0);
  });
  expect((await reviewer.ask(SUBMIT_REVIEW, { input: wholeReview(assignment) })).errors).toBeUndefined();
});
