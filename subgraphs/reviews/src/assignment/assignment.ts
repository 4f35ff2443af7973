import { isOneOf, type Viewer } from '@cpii/kit';
import { and, desc, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { Context, Reader } from '../context.ts';
import { inConflict } from '../facts/conflict.ts';
import { initiativeFacts } from '../facts/facts.table.ts';
import { type RoundRow, roundInitiatives, rounds } from '../round/round.table.ts';
import { isChair, isManager, isReviewer } from '../round/round.ts';
import { type AssignmentRow, assignments } from './assignment.table.ts';

/** An assignment with what decides who sees it. */
export type Assignment = AssignmentRow & {
  seasonId: string;
  board: RoundRow['board'];
  roundMadeAt: Date;
  revisionId: string | null;
  ownerId: string | null;
  organizationId: string | null;
};

const asked = ['INVITED', 'ACCEPTED', 'DECLINED', 'IN_PROGRESS', 'SUBMITTED', 'REOPENED', 'LOCKED'];
const taken = ['ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'REOPENED', 'LOCKED'];
/** The states in which a review can be written. */
export const writable = ['ACCEPTED', 'IN_PROGRESS', 'REOPENED'] as const;

/** The round an assignment is in, as far as roles ask for it. */
export const roundOf = ({ roundId, seasonId }: Assignment) => ({ id: roundId, seasonId });

/** The reviewer from INVITED on, the chair and programme managers; nobody with a conflict. */
export function canSeeAssignment(viewer: Viewer, assignment: Assignment) {
  if (!viewer || inConflict(viewer, assignment)) return false;
  const round = roundOf(assignment);
  return isOwn(viewer, assignment) || isChair(viewer, round) || isManager(viewer, round);
}

/** Whether it is the viewer's, they know of it, and they are a reviewer there to this day. */
export const isOwn = (viewer: Viewer, assignment: Assignment) =>
  assignment.reviewerId === viewer?.id && asked.includes(assignment.state) && isReviewer(viewer, roundOf(assignment));

const canWrite = (viewer: Viewer, assignment: Assignment) =>
  isOwn(viewer, assignment) &&
  (writable as readonly string[]).includes(assignment.state) &&
  assignment.board === 'LIVE';

/** The buttons to show: writing and handing in go together. */
export const viewerActions = (viewer: Viewer, assignment: Assignment) =>
  canWrite(viewer, assignment) ? (['SCORE', 'SUBMIT'] as const) : [];

/** The content to score, once the assignment is taken. */
export const frozenRevision = ({ state, revisionId }: Assignment) =>
  revisionId && taken.includes(state) ? { id: revisionId } : null;

async function find({ db, viewer }: Reader, condition: SQL | undefined): Promise<Assignment[]> {
  const rows = await db
    .select({
      assignment: assignments,
      seasonId: rounds.seasonId,
      board: rounds.board,
      roundMadeAt: rounds.createdAt,
      revisionId: roundInitiatives.revisionId,
      ownerId: initiativeFacts.ownerId,
      organizationId: initiativeFacts.organizationId,
    })
    .from(assignments)
    .innerJoin(rounds, eq(rounds.id, assignments.roundId))
    .leftJoin(
      roundInitiatives,
      and(
        eq(roundInitiatives.roundId, assignments.roundId),
        eq(roundInitiatives.initiativeId, assignments.initiativeId),
      ),
    )
    .leftJoin(initiativeFacts, eq(initiativeFacts.initiativeId, assignments.initiativeId))
    .where(condition)
    .orderBy(
      sql`case ${assignments.state} when 'SUBMITTED' then 1 when 'LOCKED' then 2 when 'DECLINED' then 3 else 0 end`,
      assignments.dueAt,
      desc(assignments.state),
      assignments.id,
    );
  return rows
    .map(({ assignment, ...more }) => ({ ...assignment, ...more }))
    .filter((each) => canSeeAssignment(viewer, each));
}

/** Those the viewer may see. */
export function assignmentsByIds(reader: Reader, ids: readonly string[]) {
  return find(reader, isOneOf(assignments.id, ids));
}

type Which = { roundId?: string | null; initiativeIds?: readonly string[] };

/** The viewer's own in rounds not yet published, what is to do first. */
export async function ownAssignments(reader: Reader, { roundId, initiativeIds }: Which) {
  if (!reader.viewer) return [];
  const rows = await find(
    reader,
    and(
      eq(assignments.reviewerId, reader.viewer.id),
      roundId ? isOneOf(assignments.roundId, [roundId]) : ne(rounds.board, 'PUBLISHED'),
      initiativeIds ? isOneOf(assignments.initiativeId, initiativeIds) : undefined,
    ),
  );
  return rows.filter((each) => isOwn(reader.viewer, each));
}

/** The viewer's own to each of these initiatives: of several rounds the newest one's. */
export async function ownAssignmentsTo(reader: Reader, initiativeIds: readonly string[]) {
  const own = await ownAssignments(reader, { initiativeIds });
  const newestFirst = own.toSorted((a, b) => b.roundMadeAt.getTime() - a.roundMadeAt.getTime());
  return newestFirst.filter(
    (each, n) => n === newestFirst.findIndex((other) => other.initiativeId === each.initiativeId),
  );
}

/** As the query of its name: null for who is not signed in, empty for who reviews nothing. */
export function myAssignments(context: Context, roundId: string | null | undefined) {
  return context.viewer ? ownAssignments(context, { roundId }) : null;
}
