import type { Viewer } from '@cpii/kit';
import { inArray } from 'drizzle-orm';
import { type Assignment, isOwn, roundOf } from '../assignment/assignment.ts';
import type { Context, Reader } from '../context.ts';
import { phaseStart } from '../facts/phase.ts';
import { isChair } from '../round/round.ts';
import { type ReviewRow, reviews, type ScoreRow, scores } from './review.table.ts';

/** A draft is its reviewer's alone; a submitted review also the chair's. */
export function canSeeReview(viewer: Viewer, assignment: Assignment, review: Pick<ReviewRow, 'submittedAt'>) {
  return isOwn(viewer, assignment) || (isChair(viewer, roundOf(assignment)) && review.submittedAt !== null);
}

export function reviewsOfAssignments({ db }: Pick<Reader, 'db'>, assignmentIds: readonly string[]) {
  return db
    .select()
    .from(reviews)
    .where(inArray(reviews.assignmentId, [...assignmentIds]));
}

export function scoresOfReviews({ db }: Pick<Reader, 'db'>, reviewIds: readonly string[]) {
  return db
    .select()
    .from(scores)
    .where(inArray(scores.reviewId, [...reviewIds]));
}

/** The review of an assignment that the viewer may see; null also when it is withheld. */
export async function visibleReview({ load, viewer }: Context, assignment: Assignment) {
  const review = await load.reviewOfAssignment.load(assignment.id);
  return review && canSeeReview(viewer, assignment, review) ? review : null;
}

/** Follows from who looks, and never from whether there is a review. */
export async function reviewSeal(context: Context, assignment: Assignment) {
  const { viewer } = context;
  if (isOwn(viewer, assignment) || isChair(viewer, roundOf(assignment))) return null;
  return { reason: 'REVIEW_OPEN' as const, opensAt: await phaseStart(context, assignment.seasonId, 'DISCUSS') };
}

/** The scores given so far, in the order of the rubric. */
export async function scoresInOrder({ load }: Context, review: ReviewRow) {
  const [given, rubric] = await Promise.all([
    load.scoresOfReview.load(review.id),
    load.criteriaOfRound.load(review.roundId),
  ]);
  return rubric.flatMap(({ id }) => given.find(({ criterionId }) => criterionId === id) ?? []);
}

/** Weighted mean, 0 to 10; null while a criterion is open. */
export async function reviewTotal({ load }: Context, review: ReviewRow) {
  const [given, rubric] = await Promise.all([
    load.scoresOfReview.load(review.id),
    load.criteriaOfRound.load(review.roundId),
  ]);
  const values = rubric.map(({ id, weight }) => ({ weight, value: scored(given, id) }));
  if (values.some(({ value }) => value === null)) return null;
  return values.reduce((sum, { weight, value }) => sum + weight * value!, 0) / 100;
}

const scored = (given: readonly ScoreRow[], id: string) =>
  given.find(({ criterionId }) => criterionId === id)?.value ?? null;
