import { createHash } from 'node:crypto';
import { type Db, rowsOf, type Viewer } from '@cpii/kit';
import type { MethodId, RankInput } from '@cpii/ranking';
import { and, count, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { assignments } from '../assignment/assignment.table.ts';
import { criteria } from '../criterion/criterion.table.ts';
import { inConflict } from '../facts/conflict.ts';
import { reviews, scores } from '../review/review.table.ts';
import { isInForceIn } from '../round/progress.ts';
import type { RoundRow } from '../round/round.table.ts';
import { selectInitiatives } from '../round/round.ts';

/** A submitted review: whole values from 0 to 10 by criterion. */
export type SubmittedReview = { initiativeId: string; reviewerId: string; values: ReadonlyMap<string, number> };

/** Everything that a board is made of, as it stood at one moment. */
export type Snapshot = {
  round: RoundRow;
  /** That moment, by the database's clock. */
  at: Date;
  initiativeIds: readonly string[];
  /** How often their rows have changed: it counts the moments. */
  changes: number;
  reviews: readonly SubmittedReview[];
  /** Hundredths by criterion, in the rubric's order; they add up to 100. */
  weights: ReadonlyMap<string, number>;
  /** Assignments in force, by initiative. */
  expected: ReadonlyMap<string, number>;
};

/**
 * What the viewer may see of a round: never an initiative that they have a conflict with, nor a review of one. One statement,
 * so that all of it is of one moment.
 */
export async function readSnapshot(db: Db, viewer: Viewer, round: RoundRow): Promise<Snapshot> {
  const whole = sql<Whole>`select
    ${rowsOf(selectInitiatives(db, [round.id]))} as initiatives, ${rowsOf(selectSubmitted(db, round.id))} as submitted,
    ${rowsOf(selectWeights(db, round.id))} as weights, ${rowsOf(countExpected(db, round.id))} as expected, now()::text as at`;
  const [read] = (await db.execute<Whole>(whole)) as unknown as [Whole];
  const visible = read.initiatives.filter((row) => !inConflict(viewer, row));
  const seen = new Set(visible.map(({ initiativeId }) => initiativeId));
  return {
    round,
    at: new Date(read.at),
    initiativeIds: [...seen],
    changes: visible.reduce((sum, { changes }) => sum + changes, 0),
    reviews: read.submitted.filter(({ initiativeId }) => seen.has(initiativeId)).map(withValues),
    weights: weightsIn(read.weights),
    expected: new Map(read.expected.map(({ initiativeId, expected }) => [initiativeId, expected])),
  };
}

type Rows<Query extends (...args: never[]) => PromiseLike<unknown>> = Awaited<ReturnType<Query>>;

type Whole = {
  initiatives: Rows<typeof selectInitiatives>;
  submitted: Rows<typeof selectSubmitted>;
  weights: Rows<typeof selectWeights>;
  expected: Rows<typeof countExpected>;
  at: string;
};

/** Reviews that count, of everybody or of one reviewer, with their values by criterion. */
export async function submittedReviews(db: Db, roundId: string, reviewerId?: string) {
  return (await selectSubmitted(db, roundId, reviewerId)).map(withValues);
}

const withValues = <Row extends { values: Record<string, number> }>({ values, ...row }: Row) => ({
  ...row,
  values: new Map(Object.entries(values)),
});

function selectSubmitted(db: Db, roundId: string, reviewerId?: string) {
  return db
    .select({
      initiativeId: assignments.initiativeId,
      reviewerId: assignments.reviewerId,
      version: reviews.version,
      values: sql<Record<string, number>>`json_object_agg(${scores.criterionId}, ${scores.value})`.as('values'),
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
}

/** Hundredths by criterion, in the rubric's order. */
export const weightsOf = async (db: Db, roundId: string) => weightsIn(await selectWeights(db, roundId));

const weightsIn = (rows: Rows<typeof selectWeights>): ReadonlyMap<string, number> =>
  new Map(rows.map(({ id, weight }) => [id, weight]));

function selectWeights(db: Db, roundId: string) {
  return db
    .select({ id: criteria.id, weight: criteria.weight })
    .from(criteria)
    .where(eq(criteria.roundId, roundId))
    .orderBy(criteria.position);
}

function countExpected(db: Db, roundId: string) {
  const { initiativeId } = assignments;
  return db
    .select({ initiativeId, expected: count().as('expected') })
    .from(assignments)
    .where(isInForceIn([roundId]))
    .groupBy(initiativeId);
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

/** Names a set, whatever its order. */
export const setOf = (members: readonly string[]) =>
  createHash('sha256')
    .update([...members].sort().join())
    .digest('hex');
