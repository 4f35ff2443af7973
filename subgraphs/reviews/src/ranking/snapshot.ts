import { createHash } from 'node:crypto';
import type { Db, Viewer } from '@cpii/kit';
import type { MethodId, RankInput } from '@cpii/ranking';
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { assignments } from '../assignment/assignment.table.ts';
import { criteria } from '../criterion/criterion.table.ts';
import { reviews, scores } from '../review/review.table.ts';
import { assignmentsInForce } from '../round/progress.ts';
import type { RoundRow } from '../round/round.table.ts';
import { visibleInitiatives } from '../round/round.ts';

/** A submitted review: whole values from 0 to 10 by criterion. */
export type SubmittedReview = { initiativeId: string; reviewerId: string; values: ReadonlyMap<string, number> };

/** Everything that a board is made of, as it stood at one moment. */
export type Snapshot = {
  round: RoundRow;
  initiativeIds: readonly string[];
  /** How often their rows have changed: it counts the moments. */
  changes: number;
  reviews: readonly SubmittedReview[];
  /** Hundredths by criterion, in the rubric's order; they add up to 100. */
  weights: ReadonlyMap<string, number>;
  /** Assignments in force, by initiative. */
  expected: ReadonlyMap<string, number>;
};

/** What the viewer may see of a round: never an initiative that they have a conflict with, nor a review of one. */
export const readSnapshot = (db: Db, viewer: Viewer, round: RoundRow): Promise<Snapshot> =>
  db.transaction(
    async (tx) => {
      const [visible, submitted, weights, inForce] = await Promise.all([
        visibleInitiatives({ db: tx, viewer }, [round.id]),
        submittedReviews(tx, round.id),
        weightsOf(tx, round.id),
        assignmentsInForce({ db: tx }, [round.id]),
      ]);
      const initiativeIds = visible.map(({ initiativeId }) => initiativeId);
      const seen = new Set(initiativeIds);
      const expected = Map.groupBy(inForce, ({ initiativeId }) => initiativeId);
      return {
        round,
        initiativeIds,
        changes: visible.reduce((sum, { changes }) => sum + changes, 0),
        reviews: submitted.filter(({ initiativeId }) => seen.has(initiativeId)),
        weights,
        expected: new Map([...expected].map(([id, { length }]) => [id, length])),
      };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );

/** Reviews that count, of everybody or of one reviewer, with their values by criterion. */
export async function submittedReviews(db: Db, roundId: string, reviewerId?: string) {
  const rows = await db
    .select({
      initiativeId: assignments.initiativeId,
      reviewerId: assignments.reviewerId,
      version: reviews.version,
      values: sql<Record<string, number>>`json_object_agg(${scores.criterionId}, ${scores.value})`,
    })
    .from(reviews)
    .innerJoin(assignments, eq(assignments.id, reviews.assignmentId))
    .innerJoin(scores, eq(scores.reviewId, reviews.id))
    .where(
      and(
        eq(reviews.roundId, roundId),
        isNotNull(reviews.submittedAt),
        inArray(assignments.state, ['SUBMITTED', 'LOCKED']),
        reviewerId ? eq(assignments.reviewerId, reviewerId) : undefined,
      ),
    )
    .groupBy(reviews.id, assignments.initiativeId, assignments.reviewerId)
    .orderBy(reviews.id);
  return rows.map(({ values, ...row }) => ({ ...row, values: new Map(Object.entries(values)) }));
}

/** Hundredths by criterion, in the rubric's order. */
export async function weightsOf(db: Db, roundId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ id: criteria.id, weight: criteria.weight })
    .from(criteria)
    .where(eq(criteria.roundId, roundId))
    .orderBy(criteria.position);
  return new Map(rows.map(({ id, weight }) => [id, weight]));
}

/** The same as the engine takes it. */
export const inputOf = ({ round, reviews, weights }: Snapshot): RankInput => ({
  reviews: reviews.map(({ initiativeId, reviewerId, values }) => ({ item: initiativeId, rater: reviewerId, values })),
  weights,
  scale: { min: 0, max: 10 },
  k: round.listSize,
  minReviews: round.minReviews,
  methodId: round.methodId as MethodId,
});

/** Names a set of initiatives, whatever their order. */
export const setOf = (initiativeIds: readonly string[]) =>
  createHash('sha256')
    .update([...initiativeIds].sort().join())
    .digest('hex');
