import { type Db, invalid, once, publish, tidy } from '@cpii/kit';
import { and, eq, sql } from 'drizzle-orm';
import type { Assignment } from '../assignment/assignment.ts';
import type { Context } from '../context.ts';
import { criteriaOfRounds } from '../criterion/criterion.ts';
import type { SubmitReviewInput } from '../generated/resolvers.ts';
import { idempotencyKeys } from '../idempotency.table.ts';
import { roundInitiatives } from '../round/round.table.ts';
import { reviewProblems } from './problems.ts';
import { scores } from './review.table.ts';
import { moveOn, ownAssignment, readReview, writeReview } from './write.ts';

/**
 * Hands the review in, whole or not at all: scores, state, the board's counter and the event in one transaction. With a key
 * a repeat gives the first answer; without one it is a CONFLICT.
 */
export async function submitReview(context: Context, { idempotencyKey, ...input }: SubmitReviewInput) {
  const assignment = await ownAssignment(context, input.assignmentId);
  const id = await context.db.transaction(async (tx) => {
    const act = () => handIn(tx, context, assignment, input);
    if (idempotencyKey == null) return act();
    return once(
      tx,
      idempotencyKeys,
      { viewerId: context.viewer!.id, act: 'submitReview', key: idempotencyKey, input },
      act,
    );
  });
  return readReview(context, id);
}

async function handIn(
  tx: Db,
  context: Context,
  assignment: Assignment,
  input: Omit<SubmitReviewInput, 'idempotencyKey'>,
) {
  const [rubric] = await Promise.all([
    criteriaOfRounds({ db: tx }, [assignment.roundId]),
    moveOn(tx, context, assignment, 'SUBMITTED'),
  ]);
  const problems = reviewProblems(rubric, input.scores, input);
  if (problems.length > 0) throw invalid(problems);

  const review = await writeReview(tx, assignment, input, { submit: true });
  await tx.delete(scores).where(eq(scores.reviewId, review.id));
  const { roundId, initiativeId } = assignment;
  await Promise.all([
    tx.insert(scores).values(
      input.scores.map(({ criterionId, value, note, confidence }) => ({
        reviewId: review.id,
        roundId: review.roundId,
        criterionId,
        value,
        note: tidy(note),
        confidence,
      })),
    ),
    tx
      .update(roundInitiatives)
      .set({ changes: sql`${roundInitiatives.changes} + 1` })
      .where(and(eq(roundInitiatives.roundId, roundId), eq(roundInitiatives.initiativeId, initiativeId))),
    publish(tx, 'board', roundId),
    publish(tx, 'assignment', assignment.id),
  ]);
  return review.id;
}
