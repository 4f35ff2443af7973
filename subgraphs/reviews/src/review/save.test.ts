import { expect, test } from 'vitest';
import { createTestReviews, staff, wholeReview } from '../testing/context.ts';

const t = await createTestReviews();
const { ask, insertRound, insertInitiative, assign, stored, contents } = t;
const reviewer = staff('REVIEWER');
const round = await insertRound();
const [first, second] = round.rubric.map(({ id }) => id);

const SAVE = `mutation ($input: SaveReviewInput!) { saveReview(input: $input) {
  submittedAt total comment commentForOwner version scores { criterion { code } value note confidence } } }`;
const save = (input: object) => ask(reviewer, SAVE, { input });
const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;
const accepted = async (...state: Parameters<typeof assign>[3][]) =>
  assign(round, await insertInitiative(round), reviewer, ...state);

test('the first draft moves ACCEPTED to IN_PROGRESS, and the board hears nothing of drafts', async () => {
  const assignmentId = await accepted();

  const { data } = await save({ assignmentId, scores: [{ criterionId: second, value: 6 }] });

  expect(data.saveReview).toEqual({
    submittedAt: null,
    total: null,
    comment: null,
    commentForOwner: null,
    version: 1,
    scores: [{ criterion: { code: 'c1' }, value: 6, note: null, confidence: null }],
  });
  await save({ assignmentId, comment: 'Còn xem tiếp.' });
  const { state, changes, outbox } = await stored(assignmentId);
  expect({ state, changes, outbox }).toEqual({
    state: 'IN_PROGRESS',
    changes: 0,
    outbox: ['assignment', 'assignment'],
  });
});

test('what is left out stays, null empties it, and scores stand in the order of the rubric', async () => {
  const assignmentId = await accepted();
  const whole = { value: 8, note: 'Rõ.', confidence: 3 };
  await save({ assignmentId, scores: [{ criterionId: second, ...whole }], comment: 'Ý chung.', commentForOwner: 'Ý.' });

  const { data } = await save({
    assignmentId,
    scores: [{ criterionId: second, value: 5, note: null }, { criterionId: first }],
    comment: null,
  });

  expect(data.saveReview).toEqual({
    submittedAt: null,
    total: null,
    comment: null,
    commentForOwner: 'Ý.',
    version: 2,
    scores: [
      { criterion: { code: 'c0' }, value: null, note: null, confidence: null },
      { criterion: { code: 'c1' }, value: 5, note: null, confidence: 3 },
    ],
  });
});

test('a draft has a total as soon as every criterion has a value', async () => {
  const scores = round.rubric.map(({ id }, n) => ({ criterionId: id, value: 4 + n }));

  const { data } = await save({ assignmentId: await accepted(), scores });

  expect([data.saveReview.total, data.saveReview.submittedAt]).toEqual([5.5, null]);
});

test('a draft out of range is INVALID at each place, and nothing is stored', async () => {
  const assignmentId = await accepted();
  const before = await contents();

  const { errors } = await save({
    assignmentId,
    scores: [
      { criterionId: first, value: 11, confidence: 0 },
      { criterionId: first, note: 'x'.repeat(2_001) },
      { criterionId: crypto.randomUUID() },
    ],
  });

  expect(errors[0].extensions.problems.map((p: { path: string[] }) => p.path.join('.'))).toEqual([
    'scores.0.value',
    'scores.0.confidence',
    'scores.1.criterionId',
    'scores.1.note',
    'scores.2.criterionId',
  ]);
  expect(await contents()).toEqual(before);
});

test('a draft over one that was changed elsewhere is a VERSION_MISMATCH; without a version it writes over', async () => {
  const assignmentId = await accepted();
  await save({ assignmentId, comment: 'Một.' });
  await save({ assignmentId, comment: 'Hai.', version: 1 });
  const before = await contents();

  expect(codeOf(await save({ assignmentId, comment: 'Ba.', version: 1 }))).toBe('VERSION_MISMATCH');
  expect(await contents()).toEqual(before);
  expect((await save({ assignmentId, comment: 'Ba.' })).data.saveReview).toMatchObject({ comment: 'Ba.', version: 3 });
});

test('once submitted it is a CONFLICT, whatever the draft holds', async () => {
  const initiativeId = await insertInitiative(round);
  const { assignmentId } = await t.handIn(round, initiativeId, reviewer, 6);
  const before = await contents();

  expect(codeOf(await save({ assignmentId, comment: 'Thêm.' }))).toBe('CONFLICT');
  expect(codeOf(await save({ assignmentId, scores: [{ criterionId: first, value: 11 }] }))).toBe('CONFLICT');
  expect(await contents()).toEqual(before);
});

test('REOPENED stays REOPENED while it is written, and can be handed in again', async () => {
  const assignmentId = await accepted('REOPENED');

  expect(codeOf(await save({ assignmentId, comment: 'Sửa.' }))).toBe(undefined);
  expect((await stored(assignmentId)).state).toBe('REOPENED');
});

test('after reviewing it is OUT_OF_PHASE', async () => {
  const over = await insertRound();
  await t.reviewFrom(over.seasonId, -2, -1);
  const assignmentId = await assign(over, await insertInitiative(over), reviewer);
  const before = await contents();

  expect(codeOf(await save({ assignmentId, comment: 'Muộn.' }))).toBe('OUT_OF_PHASE');
  expect(await contents()).toEqual(before);
});

test('a draft handed in keeps its comments and takes the scores that were sent', async () => {
  const assignmentId = await accepted();
  await save({ assignmentId, scores: [{ criterionId: first, value: 1, note: 'Tạm.' }], comment: 'Ý chung.' });

  const { data } = await ask(
    reviewer,
    'mutation ($input: SubmitReviewInput!) { submitReview(input: $input) { comment total scores { note } } }',
    { input: { assignmentId, scores: wholeReview(round, 6) } },
  );

  expect(data.submitReview).toEqual({
    comment: 'Ý chung.',
    total: 6,
    scores: [0, 1, 2, 3].map((n) => ({ note: `Căn cứ ${n}.` })),
  });
});
