import { conflict, type Db, notFound, outOfPhase, tidy, unauthenticated, versionMismatch } from '@cpii/kit';
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import { assignments } from '../assignment/assignment.table.ts';
import { type Assignment, assignmentsByIds, isOwn, writable } from '../assignment/assignment.ts';
import type { Context, Reader } from '../context.ts';
import { seasonPhases } from '../facts/facts.table.ts';
import { type ReviewRow, reviews } from './review.table.ts';

// By the database's clock, inside the statement that writes.
const reviewIsOpen = sql`exists (
  select from reviews.season_phases p join reviews.rounds r on r.season_id = p.season_id
  where r.id = ${assignments.roundId} and r.board = 'LIVE' and p.kind = 'REVIEW' and p.starts_at <= now() and now() < p.ends_at)`;

/** The viewer's own assignment, whether or not it can be written now. Another's is not there for them. */
export async function ownAssignment({ db, viewer }: Reader, id: string): Promise<Assignment> {
  if (!viewer) throw unauthenticated();
  const [assignment] = await assignmentsByIds({ db, viewer }, [id]);
  if (assignment && isOwn(viewer, assignment)) return assignment;
  throw notFound({ vi: 'Không tìm thấy phiếu được phân công này.', en: 'There is no such assignment.' });
}

/** Moves the assignment on if it can be written at this moment; refuses otherwise. Of two at once the second waits and is refused. */
export async function moveOn(tx: Db, reader: Reader, assignment: Assignment, state: 'IN_PROGRESS' | 'SUBMITTED') {
  const [moved] = await tx
    .update(assignments)
    .set({
      state:
        state === 'SUBMITTED'
          ? state
          : sql`case ${assignments.state} when 'ACCEPTED' then 'IN_PROGRESS' else ${assignments.state} end`,
      version: sql`${assignments.version} + 1`,
    })
    .where(and(eq(assignments.id, assignment.id), inArray(assignments.state, [...writable]), reviewIsOpen))
    .returning({ id: assignments.id });
  if (!moved) throw await whyNot({ ...reader, db: tx }, assignment.id);
}

async function whyNot(reader: Reader, id: string) {
  const assignment = await ownAssignment(reader, id);
  if (assignment.state === 'SUBMITTED' || assignment.state === 'LOCKED') {
    return conflict({
      vi: 'Phiếu này đã được gửi nên không sửa được nữa.',
      en: 'This review was handed in and can no longer be changed.',
    });
  }
  if (!(writable as readonly string[]).includes(assignment.state)) {
    return conflict({ vi: 'Bạn chưa nhận phiếu này.', en: 'You have not accepted this assignment.' });
  }
  return outOfPhase(
    { vi: 'Hiện không trong thời gian đánh giá.', en: 'Reviewing is not open now.' },
    await opensAt(reader, assignment),
  );
}

/** When reviewing will begin; null when it has begun already, or the time is not known. */
async function opensAt({ db }: Reader, { seasonId }: Assignment) {
  const [phase] = await db
    .select({ startsAt: seasonPhases.startsAt })
    .from(seasonPhases)
    .where(
      and(eq(seasonPhases.seasonId, seasonId), eq(seasonPhases.kind, 'REVIEW'), gt(seasonPhases.startsAt, sql`now()`)),
    );
  return phase?.startsAt ?? null;
}

type Content = { comment?: string | null; commentForOwner?: string | null; version?: number | null };

/** Begins or changes the review's own row. What is left out stays; a version that is not the stored one is refused. */
export async function writeReview(
  tx: Db,
  { id: assignmentId, roundId }: Assignment,
  { comment, commentForOwner, version }: Content,
  { submit }: { submit: boolean },
): Promise<ReviewRow> {
  const change = {
    ...(comment !== undefined && { comment: tidy(comment) }),
    ...(commentForOwner !== undefined && { commentForOwner: tidy(commentForOwner) }),
    ...(submit && { submittedAt: sql`now()` }),
  };
  const [review] = await tx
    .insert(reviews)
    .values({ assignmentId, roundId, ...change })
    .onConflictDoUpdate({
      target: reviews.assignmentId,
      set: { ...change, version: sql`${reviews.version} + 1` },
      setWhere: version == null ? undefined : eq(reviews.version, version),
    })
    .returning();
  if (!review) throw versionMismatch();
  return review;
}

/** Reads one review again after its transaction. */
export async function readReview({ db }: Pick<Context, 'db'>, id: string): Promise<ReviewRow> {
  const [review] = await db.select().from(reviews).where(eq(reviews.id, id));
  return review!;
}
