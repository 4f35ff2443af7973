import { isOneOf } from '@cpii/kit';
import { and, inArray } from 'drizzle-orm';
import { assignments } from '../assignment/assignment.table.ts';
import type { Context, Reader } from '../context.ts';
import type { RoundRow } from './round.table.ts';
import { isChair, isManager, isReviewer } from './round.ts';

const submitted = ['SUBMITTED', 'LOCKED'];
const accepted = ['ACCEPTED', 'IN_PROGRESS', 'REOPENED', ...submitted];
const inForce = ['INVITED', 'ACCEPTED', 'IN_PROGRESS', 'REOPENED', 'SUBMITTED', 'LOCKED'] as const;

/** Whether an assignment of these rounds still asks for a review or has one. */
export const isInForceIn = (roundIds: readonly string[]) =>
  and(isOneOf(assignments.roundId, roundIds), inArray(assignments.state, [...inForce]));

/** All of these rounds that are. */
export function assignmentsInForce({ db }: Pick<Reader, 'db'>, roundIds: readonly string[]) {
  return db.select().from(assignments).where(isInForceIn(roundIds));
}

/** Counts, never scores: for the chair and programme managers less own conflicts, and for a reviewer of their own share. */
export async function roundProgress({ viewer, load }: Context, round: RoundRow) {
  const whole = isChair(viewer, round) || isManager(viewer, round);
  if (!whole && !isReviewer(viewer, round)) return null;
  const [visible, all] = await Promise.all([
    load.visibleOfRound.load(round.id),
    load.assignmentsInForce.load(round.id),
  ]);
  const ids = new Set(visible.map(({ initiativeId }) => initiativeId));
  const counted = all.filter(
    ({ initiativeId, reviewerId }) => ids.has(initiativeId) && (whole || reviewerId === viewer?.id),
  );
  const done = counted.filter(({ state }) => submitted.includes(state));
  const reviewed = Map.groupBy(done, ({ initiativeId }) => initiativeId);
  return {
    initiatives: whole ? ids.size : new Set(counted.map(({ initiativeId }) => initiativeId)).size,
    assignments: counted.length,
    accepted: counted.filter(({ state }) => accepted.includes(state)).length,
    submitted: done.length,
    enough: whole ? [...reviewed.values()].filter(({ length }) => length >= round.minReviews).length : null,
    reviewers: new Set(counted.map(({ reviewerId }) => reviewerId)).size,
  };
}
