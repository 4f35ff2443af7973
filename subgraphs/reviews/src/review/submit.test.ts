import { person } from '@cpii/kit/testing';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createTestReviews, staff, wholeReview } from '../testing/context.ts';
import { scores } from './review.table.ts';

const t = await createTestReviews();
const { db, ask, insertRound, insertInitiative, assign, stored, contents } = t;
const reviewer = staff('REVIEWER');
const round = await insertRound();

const SUBMIT = `mutation ($input: SubmitReviewInput!) { submitReview(input: $input) {
  id submittedAt total comment version scores { criterion { code } value note confidence } } }`;
const submit = (input: object, who: Parameters<typeof ask>[0] = reviewer) => ask(who, SUBMIT, { input });
const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) =>
  errors?.map(({ extensions }) => extensions.code).join();
const accepted = async (...state: Parameters<typeof assign>[3][]) =>
  assign(round, await insertInitiative(round), reviewer, ...state);

test('a review is handed in whole: scores, state, the board’s counter and both events', async () => {
  const assignmentId = await accepted();

  const { data } = await submit({ assignmentId, scores: wholeReview(round, [9, 8, 7, 5]), comment: 'Tốt.' });

  expect(data.submitReview).toEqual({
    id: expect.any(String),
    submittedAt: expect.any(String),
    total: 7.25,
    comment: 'Tốt.',
    version: 1,
    scores: [9, 8, 7, 5].map((value, n) => ({
      criterion: { code: `c${n}` },
      value,
      note: `Căn cứ ${n}.`,
      confidence: 2,
    })),
  });
  const { state, version, changes, outbox } = await stored(assignmentId);
  expect({ state, version, changes, outbox }).toEqual({
    state: 'SUBMITTED',
    version: 2,
    changes: 1,
    outbox: ['board', 'assignment'],
  });
});

test('the total counts each criterion by its weight', async () => {
  const weighted = await insertRound({ weights: [30, 30, 40] });
  const assignmentId = await assign(weighted, await insertInitiative(weighted), reviewer);

  const { data } = await submit({ assignmentId, scores: wholeReview(weighted, [10, 0, 5]) });

  expect(data.submitReview.total).toBe(5);
});

const [first, second] = wholeReview(round);
test.each([
  { what: 'a score of 11', scores: [{ ...first, value: 11 }], path: 'scores.0.value' },
  { what: 'a score below 0', scores: [{ ...first, value: -1 }], path: 'scores.0.value' },
  { what: 'an empty note', scores: [{ ...first, note: ' \n' }], path: 'scores.0.note' },
  { what: 'a note of nothing that can be stored', scores: [{ ...first, note: '\0' }], path: 'scores.0.note' },
  { what: 'a note of 2,001 characters', scores: [{ ...first, note: 'ắ'.repeat(2_001) }], path: 'scores.0.note' },
  { what: 'a confidence of 4', scores: [{ ...first, confidence: 4 }], path: 'scores.0.confidence' },
  { what: 'a criterion twice', scores: [first, first], path: 'scores.1.criterionId' },
  {
    what: 'an unknown criterion',
    scores: [first, { ...second, criterionId: crypto.randomUUID() }],
    path: 'scores.1.criterionId',
    also: ['scores.c1'],
  },
])('$what is INVALID at its place, and nothing is stored', async ({ scores: given, path, also = [] }) => {
  const assignmentId = await accepted();
  const before = await contents();
  const rest = wholeReview(round).slice(given.length === 2 && given[0] !== given[1] ? 2 : 1);

  const { data, errors } = await submit({ assignmentId, scores: [...given, ...rest] });

  expect([data, errors[0].extensions.code]).toEqual([null, 'INVALID']);
  expect(errors[0].extensions.problems.map((p: { path: string[] }) => p.path.join('.'))).toEqual([...also, path]);
  expect(await contents()).toEqual(before);
});

test('everything that is wrong is said at once, each open criterion by its name', async () => {
  const assignmentId = await accepted();

  const { errors } = await submit({
    assignmentId,
    scores: [{ ...first, value: 12, note: '' }],
    comment: 'x'.repeat(5_001),
    commentForOwner: 'x'.repeat(2_001),
  });

  expect(
    errors[0].extensions.problems.map((p: { path: string[]; message: string }) => [p.path.join('.'), p.message]),
  ).toEqual([
    ['scores.c1', 'Score the criterion “Criterion 1”.'],
    ['scores.c2', 'Score the criterion “Criterion 2”.'],
    ['scores.c3', 'Score the criterion “Criterion 3”.'],
    ['scores.0.note', 'Write a sentence that gives the reason for this score.'],
    ['scores.0.value', 'A score is a whole number from 0 to 10, for example 7.'],
    ['comment', 'Shorten this to 5,000 characters at most.'],
    ['commentForOwner', 'Shorten this to 2,000 characters at most.'],
  ]);
});

test('a score of 7.5 is not even an input', async () => {
  const assignmentId = await accepted();

  const { errors } = await submit({ assignmentId, scores: wholeReview(round, 7.5) });

  expect(errors[0].message).toContain('Int cannot represent non-integer value: 7.5');
});

test('who is not signed in is told to sign in, and nothing is stored', async () => {
  const assignmentId = await accepted();
  const before = await contents();

  expect(codeOf(await submit({ assignmentId, scores: wholeReview(round) }, null))).toBe('UNAUTHENTICATED');
  expect(await contents()).toEqual(before);
});

test('what is another’s, not yet sent or in conflict is not there, in the same words as what does not exist', async () => {
  const organizationId = crypto.randomUUID();
  const colleague = staff('REVIEWER', { memberships: [{ organizationId, role: 'VIEWER', ended: true }] });
  const owner = staff('REVIEWER');
  const of = async (facts: object, who = reviewer, state: Parameters<typeof assign>[3] = 'ACCEPTED') => ({
    who,
    assignmentId: await assign(round, await insertInitiative(round, facts), who, state),
  });
  const hidden = [
    { ...(await of({})), who: staff('REVIEWER') },
    { ...(await of({})), who: staff('CHAIR') },
    await of({}, reviewer, 'PROPOSED'),
    await of({}, reviewer, 'RECUSED'),
    await of({ organizationId }, colleague),
    await of({ ownerId: owner.id }, owner),
    await of({}, person()), // a reviewer no more
    { who: reviewer, assignmentId: 'not an id' },
  ];
  const before = await contents();
  const unknown = await submit({ assignmentId: crypto.randomUUID(), scores: wholeReview(round) });

  expect(codeOf(unknown)).toBe('NOT_FOUND');
  for (const { who, assignmentId } of hidden) {
    expect(await submit({ assignmentId, scores: wholeReview(round) }, who)).toEqual(unknown);
  }
  expect(await contents()).toEqual(before);
  const withoutConflict = { ...colleague, memberships: [] };
  for (const [n, who] of [
    [0, reviewer],
    [4, withoutConflict],
  ] as const) {
    const { assignmentId } = hidden[n]!;
    expect(codeOf(await submit({ assignmentId, scores: wholeReview(round) }, who))).toBe(undefined);
  }
});

test.each(['ACCEPTED', 'IN_PROGRESS', 'REOPENED'] as const)('from %s a review can be handed in', async (state) => {
  expect(codeOf(await submit({ assignmentId: await accepted(state), scores: wholeReview(round) }))).toBe(undefined);
});

test.each(['INVITED', 'DECLINED', 'SUBMITTED', 'LOCKED'] as const)('from %s it is a CONFLICT', async (state) => {
  const assignmentId = await accepted(state);
  const before = await contents();

  expect(codeOf(await submit({ assignmentId, scores: wholeReview(round) }))).toBe('CONFLICT');
  expect(await contents()).toEqual(before);
});

test.each([
  { when: 'before reviewing', from: 1, to: 2, board: 'LIVE', opens: true },
  { when: 'after reviewing', from: -2, to: -1, board: 'LIVE', opens: false },
  { when: 'before the round is opened', from: -1, to: 1, board: 'SEALED', opens: false },
  { when: 'once the discussion has begun', from: -1, to: 1, board: 'PANEL', opens: false },
] as const)('$when it is OUT_OF_PHASE', async ({ from, to, board, opens }) => {
  const other = await insertRound({ board });
  await t.reviewFrom(other.seasonId, from, to);
  const assignmentId = await assign(other, await insertInitiative(other), reviewer);
  const before = await contents();

  const { errors } = await submit({ assignmentId, scores: wholeReview(other) });

  expect(errors[0].extensions).toEqual({ code: 'OUT_OF_PHASE', ...(opens && { opensAt: expect.any(String) }) });
  expect(await contents()).toEqual(before);
});

test('a second review of the same assignment is a CONFLICT, and the first one stays', async () => {
  const assignmentId = await accepted();
  await submit({ assignmentId, scores: wholeReview(round, 4) });
  const before = await contents();

  expect(codeOf(await submit({ assignmentId, scores: wholeReview(round, 9) }))).toBe('CONFLICT');
  expect(await contents()).toEqual(before);
});

test('of two at once, one is in and the other a CONFLICT', async () => {
  const assignmentId = await accepted();

  const both = await Promise.all([4, 9].map((value) => submit({ assignmentId, scores: wholeReview(round, value) })));

  expect(both.map(codeOf).sort()).toEqual(['CONFLICT', undefined]);
  const { reviews: rows, changes } = await stored(assignmentId);
  expect([rows.length, changes]).toEqual([1, 1]);
  const values = await db.select({ value: scores.value }).from(scores).where(eq(scores.reviewId, rows[0]!.id));
  expect(new Set(values.map(({ value }) => value)).size).toBe(1);
});

test('the same key and input give the first answer, also at once, and it counts once', async () => {
  const assignmentId = await accepted();
  const input = { assignmentId, scores: wholeReview(round), idempotencyKey: 'once' };

  const answers = await Promise.all([submit(input), submit(input)]);
  answers.push(await submit(input));

  const [one] = answers;
  expect(one.errors).toBe(undefined);
  expect(answers).toEqual([one, one, one]);
  expect((await stored(assignmentId)).changes).toBe(1);
});

test('the same key with another input is refused, and a key of another person is another key', async () => {
  const input = { assignmentId: await accepted(), scores: wholeReview(round), idempotencyKey: 'shared' };
  const other = staff('REVIEWER');
  const theirs = { ...input, assignmentId: await assign(round, await insertInitiative(round), other) };
  await submit(input);
  const before = await contents();

  expect(codeOf(await submit({ ...input, scores: wholeReview(round, 1) }))).toBe('IDEMPOTENCY_MISMATCH');
  expect(await contents()).toEqual(before);
  expect(codeOf(await submit(theirs, other))).toBe(undefined);
});

test('a refused act does not use its key up', async () => {
  const input = { assignmentId: await accepted(), idempotencyKey: 'again' };
  const before = await contents();

  expect(codeOf(await submit({ ...input, scores: [] }))).toBe('INVALID');
  expect(await contents()).toEqual(before);
  expect(codeOf(await submit({ ...input, scores: wholeReview(round) }))).toBe(undefined);
});

test('a review changed since it was seen is a VERSION_MISMATCH', async () => {
  const assignmentId = await accepted();
  const save = 'mutation ($input: SaveReviewInput!) { saveReview(input: $input) { version } }';
  await ask(reviewer, save, { input: { assignmentId, comment: 'Ở nơi khác.' } });
  await ask(reviewer, save, { input: { assignmentId, comment: 'Ở nơi khác nữa.' } });
  const before = await contents();
  const input = { assignmentId, scores: wholeReview(round) };

  expect(codeOf(await submit({ ...input, version: 1 }))).toBe('VERSION_MISMATCH');
  expect(await contents()).toEqual(before);
  expect((await submit({ ...input, version: 2 })).data.submitReview).toMatchObject({
    version: 3,
    comment: 'Ở nơi khác nữa.',
  });
});

test('text is stored as NFC, without what surrounds it', async () => {
  const [score, ...rest] = wholeReview(round);
  const input = {
    assignmentId: await accepted(),
    scores: [{ ...score, note: '  Ca\u0302\u0300n thie\u0302\u0301t\0 ' }, ...rest],
    comment: '  ',
  };

  const { data } = await submit(input);

  expect([data.submitReview.scores[0].note, data.submitReview.comment]).toEqual(['Cần thiết', null]);
});

test('when the last write fails, nothing of the review is there', async () => {
  const assignmentId = await accepted();
  const before = await contents();
  const input = { assignmentId, scores: wholeReview(round), idempotencyKey: 'half' };
  await db.execute(sql`alter table events.outbox add constraint broken check (topic <> 'assignment') not valid`);

  const failed = await submit(input);
  await db.execute(sql`alter table events.outbox drop constraint broken`);

  expect(codeOf(failed)).toBe('INTERNAL');
  expect(await contents()).toEqual(before);
  expect(codeOf(await submit(input))).toBe(undefined);
});
