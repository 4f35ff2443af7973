import { holds, type Viewer } from '@cpii/kit';
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { assignments } from '../assignment/assignment.table.ts';
import type { Context, Reader } from '../context.ts';
import { inConflict } from '../facts/conflict.ts';
import { initiativeFacts, seasonPhases } from '../facts/facts.table.ts';
import { reviews } from '../review/review.table.ts';
import { uuids } from '../uuid.ts';
import { type RoundRow, roundInitiatives, rounds } from './round.table.ts';

type InRound = Pick<RoundRow, 'id' | 'seasonId'>;

const where = ({ id, seasonId }: InRound) => ({ roundId: id, seasonId });

export const isChair = (viewer: Viewer, round: InRound) => holds(viewer, 'CHAIR', where(round));
export const isManager = (viewer: Viewer, round: InRound) => holds(viewer, 'PROGRAMME_MANAGER', where(round));
export const isReviewer = (viewer: Viewer, round: InRound) => holds(viewer, 'REVIEWER', where(round));

export function roundsByIds({ db }: Pick<Reader, 'db'>, ids: readonly string[]) {
  return db
    .select()
    .from(rounds)
    .where(inArray(rounds.id, uuids(ids)));
}

/** The rounds of each season, first one first. */
export function roundsOfSeasons({ db }: Pick<Reader, 'db'>, seasonIds: readonly string[]) {
  return db
    .select()
    .from(rounds)
    .where(inArray(rounds.seasonId, uuids(seasonIds)))
    .orderBy(asc(rounds.createdAt), rounds.id);
}

/** All rounds, newest first. */
export function allRounds({ db }: Pick<Reader, 'db'>, seasonId: string | null | undefined) {
  return db
    .select()
    .from(rounds)
    .where(seasonId ? inArray(rounds.seasonId, uuids([seasonId])) : undefined)
    .orderBy(desc(rounds.createdAt), rounds.id);
}

/** When a phase of the round's season begins; null while that is not known. */
export async function phaseStart(
  { db }: Pick<Reader, 'db'>,
  { seasonId }: InRound,
  kind: 'REVIEW' | 'DISCUSS' | 'PUBLISH',
) {
  const [phase] = await db
    .select({ startsAt: seasonPhases.startsAt })
    .from(seasonPhases)
    .where(and(eq(seasonPhases.seasonId, seasonId), eq(seasonPhases.kind, kind)));
  return phase?.startsAt ?? null;
}

/** What the round reviews, less what the viewer has a conflict with, as if that were not there. */
export async function visibleInitiatives({ db, viewer }: Reader, roundId: string) {
  const rows = await db
    .select({
      initiativeId: roundInitiatives.initiativeId,
      changes: roundInitiatives.changes,
      ownerId: initiativeFacts.ownerId,
      organizationId: initiativeFacts.organizationId,
    })
    .from(roundInitiatives)
    .leftJoin(initiativeFacts, eq(initiativeFacts.initiativeId, roundInitiatives.initiativeId))
    .where(eq(roundInitiatives.roundId, roundId))
    .orderBy(roundInitiatives.initiativeId);
  return rows.filter((row) => !inConflict(viewer, row));
}

const inForce = ['INVITED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'REOPENED', 'LOCKED'] as const;
const accepted = ['ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'REOPENED', 'LOCKED'];

/** Assignments that still ask for a review or have one, with whether it is in. */
export function assignmentsInForce({ db }: Pick<Reader, 'db'>, roundId: string) {
  return db
    .select({
      initiativeId: assignments.initiativeId,
      reviewerId: assignments.reviewerId,
      state: assignments.state,
      submitted: sql<boolean>`${reviews.submittedAt} is not null`,
    })
    .from(assignments)
    .leftJoin(reviews, eq(reviews.assignmentId, assignments.id))
    .where(and(eq(assignments.roundId, roundId), inArray(assignments.state, [...inForce])));
}

/** Counts, never scores: for the chair less own conflicts, for a programme manager, and for a reviewer of their own share. */
export async function roundProgress(context: Context, round: RoundRow) {
  const { viewer } = context;
  const whole = isChair(viewer, round) || isManager(viewer, round);
  if (!whole && !isReviewer(viewer, round)) return null;
  const visible = new Set((await visibleInitiatives(context, round.id)).map(({ initiativeId }) => initiativeId));
  const all = (await assignmentsInForce(context, round.id)).filter(({ initiativeId }) => visible.has(initiativeId));
  const mine = whole ? all : all.filter(({ reviewerId }) => reviewerId === viewer?.id);
  const submittedOf = Map.groupBy(
    mine.filter(({ submitted }) => submitted),
    ({ initiativeId }) => initiativeId,
  );
  return {
    initiatives: whole ? visible.size : new Set(mine.map(({ initiativeId }) => initiativeId)).size,
    assignments: mine.length,
    accepted: mine.filter(({ state }) => accepted.includes(state)).length,
    submitted: mine.filter(({ submitted }) => submitted).length,
    enough: whole ? [...submittedOf.values()].filter(({ length }) => length >= round.minReviews).length : null,
    reviewers: new Set(mine.map(({ reviewerId }) => reviewerId)).size,
  };
}
