import { invalid, publish, tidy } from '@cpii/kit';
import { sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { criteriaOfRounds } from '../criterion/criterion.ts';
import type { DraftScoreInput, SaveReviewInput } from '../generated/resolvers.ts';
import { draftProblems } from './problems.ts';
import { scores } from './review.table.ts';
import { moveOn, ownAssignment, readReview, writeReview } from './write.ts';

/** Stores a draft; the first one moves ACCEPTED to IN_PROGRESS. A score's field left out stays, null empties it. */
export async function saveReview(context: Context, { scores: given = [], ...input }: SaveReviewInput) {
  const assignment = await ownAssignment(context, input.assignmentId);
  const id = await context.db.transaction(async (tx) => {
    await moveOn(tx, context, assignment, 'IN_PROGRESS');
    const problems = draftProblems(await criteriaOfRounds({ db: tx }, [assignment.roundId]), given, input);
    if (problems.length > 0) throw invalid(problems);

    const review = await writeReview(tx, assignment, input, { submit: false });
    for (const score of given) {
      const change = changeOf(score);
      await tx
        .insert(scores)
        .values({ reviewId: review.id, roundId: review.roundId, criterionId: score.criterionId, ...change })
        .onConflictDoUpdate({
          target: [scores.reviewId, scores.criterionId],
          // A criterion named without any field changes nothing; SQL still asks for something to set.
          set: Object.keys(change).length > 0 ? change : { value: sql`${scores.value}` },
        });
    }
    await publish(tx, 'assignment', assignment.id);
    return review.id;
  });
  return readReview(context, id);
}

/** The fields given, null ones too. */
const changeOf = ({ value, note, confidence }: DraftScoreInput) => ({
  ...(value !== undefined && { value }),
  ...(note !== undefined && { note: tidy(note) }),
  ...(confidence !== undefined && { confidence }),
});
