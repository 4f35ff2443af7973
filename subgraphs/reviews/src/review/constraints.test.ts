import { type SQL, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createTestReviews, staff } from '../testing/context.ts';
import { saveReview } from './save.ts';

const { db, as, insertRound, insertInitiative, assign, handIn } = await createTestReviews();
const round = await insertRound();
const other = await insertRound();
const initiativeId = await insertInitiative(round);
const reviewer = staff('REVIEWER');
const review = await handIn(round, initiativeId, reviewer, 7);
const criterionId = round.rubric[0]!.id;
const empty = await insertRound();
const draftOf = await assign(round, await insertInitiative(round), reviewer, 'IN_PROGRESS');
const draft = await saveReview(as(reviewer), { assignmentId: draftOf, comment: 'Còn trống.' });
const unwritten = await assign(round, await insertInitiative(round), reviewer);

const score = (criterion: string, value: number, confidence: number) =>
  sql`insert into reviews.scores (review_id, round_id, criterion_id, value, note, confidence)
    values (${review.id}, ${round.id}, ${criterion}, ${value}, 'x', ${confidence})`;

const attempts: { what: string; constraint: string; statement: SQL }[] = [
  {
    what: 'a second assignment of the same person to the same initiative',
    constraint: 'assignments_one_per_reviewer',
    statement: sql`insert into reviews.assignments (round_id, initiative_id, reviewer_id, due_at)
      values (${round.id}, ${initiativeId}, ${reviewer.id}, now())`,
  },
  {
    what: 'a second review of an assignment',
    constraint: 'reviews_one_per_assignment',
    statement: sql`insert into reviews.reviews (assignment_id, round_id) values (${review.assignmentId}, ${round.id})`,
  },
  {
    what: 'a criterion scored twice',
    constraint: 'scores_one_per_criterion',
    statement: score(criterionId, 5, 2),
  },
  {
    what: 'a criterion of another round',
    constraint: 'scores_name_a_criterion_of_the_round',
    statement: score(other.rubric[0]!.id, 5, 2),
  },
  {
    what: 'a score of 11',
    constraint: 'scores_value_range',
    statement: sql`update reviews.scores set value = 11 where review_id = ${review.id}`,
  },
  {
    what: 'a confidence of 0',
    constraint: 'scores_confidence_range',
    statement: sql`update reviews.scores set confidence = 0 where review_id = ${review.id}`,
  },
  {
    what: 'a submitted review without a value',
    constraint: 'reviews_submitted_are_complete',
    statement: sql`update reviews.scores set value = null where review_id = ${review.id} and criterion_id = ${criterionId}`,
  },
  {
    what: 'a submitted review with an empty note',
    constraint: 'reviews_submitted_are_complete',
    statement: sql`update reviews.scores set note = ' ' where review_id = ${review.id} and criterion_id = ${criterionId}`,
  },
  {
    what: 'a submitted review without one of the criteria',
    constraint: 'reviews_submitted_are_complete',
    statement: sql`delete from reviews.scores where review_id = ${review.id} and criterion_id = ${criterionId}`,
  },
  {
    what: 'a review handed in without any score',
    constraint: 'reviews_submitted_are_complete',
    statement: sql`insert into reviews.reviews (assignment_id, round_id, submitted_at) values (${unwritten}, ${round.id}, now())`,
  },
  {
    what: 'a draft without scores that becomes submitted',
    constraint: 'reviews_submitted_are_complete',
    statement: sql`update reviews.reviews set submitted_at = now() where id = ${draft.id}`,
  },
  {
    what: 'a score that moves from a submitted review to a draft',
    constraint: 'reviews_submitted_are_complete',
    statement: sql`update reviews.scores set review_id = ${draft.id} where review_id = ${review.id} and criterion_id = ${criterionId}`,
  },
  {
    what: 'one more criterion in a round with submitted reviews',
    constraint: 'reviews_submitted_are_complete',
    statement: sql`with less as (update reviews.criteria set weight = weight - 10 where id = ${criterionId} returning round_id)
      insert into reviews.criteria (round_id, position, code, name, guidance, weight)
      select round_id, 9, 'late', 'Muộn', 'Muộn', 10 from less`,
  },
  {
    what: 'a criterion taken out of the whole',
    constraint: 'criteria_weights_add_up',
    statement: sql`delete from reviews.criteria where id = ${empty.rubric[0]!.id}`,
  },
  {
    what: 'a criterion that moves to another round and leaves its own short',
    constraint: 'criteria_weights_add_up',
    statement: sql`with less as (update reviews.criteria set weight = weight - 10 where id = ${other.rubric[0]!.id})
      update reviews.criteria set round_id = ${other.id}, position = 9, code = 'moved', weight = 10
      where id = ${empty.rubric[0]!.id}`,
  },
  {
    what: 'weights that do not add up to the whole',
    constraint: 'criteria_weights_add_up',
    statement: sql`update reviews.criteria set weight = 26 where id = ${criterionId}`,
  },
  {
    what: 'a round that ranks on 2 reviews',
    constraint: 'rounds_ask_for_3_reviews',
    statement: sql`update reviews.rounds set min_reviews = 2 where id = ${round.id}`,
  },
  {
    what: 'a list of 6',
    constraint: 'rounds_list_3_to_5',
    statement: sql`update reviews.rounds set list_size = 6 where id = ${round.id}`,
  },
];

test.each(attempts)('the database itself refuses $what', async ({ constraint, statement }) => {
  const error = await db.execute(statement).then(
    () => null,
    (thrown) => thrown.cause,
  );

  expect(error?.constraint_name).toBe(constraint);
});

test('an unfinished draft is no review to insist on', async () => {
  const reopen = sql`update reviews.reviews set submitted_at = null where id = ${review.id}`;
  const clear = sql`delete from reviews.scores where review_id = ${review.id}`;

  await db.transaction(async (tx) => {
    await tx.execute(reopen);
    await tx.execute(clear);
  });

  const left = await db.execute(sql`select count(*)::int as scores from reviews.scores where review_id = ${review.id}`);
  expect([...(left as Iterable<object>)]).toEqual([{ scores: 0 }]);
});
