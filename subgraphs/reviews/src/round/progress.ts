import { and, inArray } from 'drizzle-orm';
import { assignments } from '../assignment/assignment.table.ts';
import type { Context, Reader } from '../context.ts';
import type { RoundRow } from './round.table.ts';
import { isChair, isManager, isReviewer } from './round.ts';

const submitted = ['SUBMITTED', 'LOCKED'];
const accepted = ['ACCEPTED', 'IN_PROGRESS', 'REOPENED', ...submitted];
const inForce = ['INVITED', 'ACCEPTED', 'IN_PROGRESS', 'REOPENED', 'SUBMITTED', 'LOCKED'] as const;

/** Assignments that still ask for a review or have one. */
export function assignmentsInForce({ db }: Pick<Reader, 'db'>, roundIds: readonly string[]) {
  return db
    .select()
    .from(assignments)
    .where(and(inArray(assignments.roundId, [...roundIds]), inArray(assignments.state, [...inForce])));
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
