import { invalid, publish } from '@cpii/kit';
import { sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { criteriaOfRounds } from '../criterion/criterion.ts';
import type { SaveReviewInput } from '../generated/resolvers.ts';
import { draftProblems } from './problems.ts';
import { scores } from './review.table.ts';
import { moveOn, ownAssignment, readReview, writeReview } from './write.ts';

/** Stores a draft; the first one moves ACCEPTED to IN_PROGRESS. A score's field left out stays, null empties it. */
export async function saveReview(context: Context, { scores: given = [], ...input }: SaveReviewInput) {
  const assignment = await ownAssignment(context, input.assignmentId);
  const rubric = await criteriaOfRounds(context, [assignment.roundId]);
  const problems = draftProblems(rubric, given, input);
  if (problems.length > 0) throw invalid(problems);

  const id = await context.db.transaction(async (tx) => {
    await moveOn(tx, context, assignment, 'IN_PROGRESS');
    const review = await writeReview(tx, assignment, input, false);
    for (const { criterionId, ...fields } of given) {
      const change = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      await tx
        .insert(scores)
        .values({ reviewId: review.id, roundId: review.roundId, criterionId, ...change })
        .onConflictDoUpdate({
          target: [scores.reviewId, scores.criterionId],
          set: Object.keys(change).length > 0 ? change : { value: sql`${scores.value}` },
        });
    }
    await publish(tx, 'assignment', assignment.id);
    return review.id;
  });
  return readReview(context, id);
}
