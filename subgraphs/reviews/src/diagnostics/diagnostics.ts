import type { Stability } from '@cpii/ranking';
import { eq } from 'drizzle-orm';
import { assignments } from '../assignment/assignment.table.ts';
import type { Context } from '../context.ts';
import { initiativeFacts } from '../facts/facts.table.ts';
import { boardAccess } from '../leaderboard/access.ts';
import type { Pair } from '../ranking/diagnose.ts';
import { readSnapshot, type Snapshot } from '../ranking/snapshot.ts';
import { assignmentsInForce } from '../round/progress.ts';
import type { RoundRow } from '../round/round.table.ts';

/** A refit without one reviewer that gives another list. */
export type Swing = Stability['swings'][number];

/** How far a round's ranking can be trusted: for whoever has the full view, of what they see of it; null for others. */
export async function diagnosticsOf({ db, viewer, rankings }: Context, round: RoundRow) {
  if (boardAccess(viewer, round) !== 'FULL') return null;
  const snapshot = await readSnapshot(db, viewer, round);
  if (snapshot.reviews.length === 0) return null;
  const standing = Promise.all([pairsComing(db, snapshot), pairsTaken(db, round.id)]);
  const [{ ranking }, diagnosis] = await Promise.all([
    rankings.of(snapshot, viewer),
    standing.then(([coming, barred]) => rankings.diagnosis(snapshot, { coming, barred })),
  ]);
  const { raters, components, hyper } = ranking;
  return {
    reviewers: raters.toSorted((a, b) => b.severity - a.severity),
    components: components.length,
    assignmentEffect: hyper.gamma,
    stableTop: diagnosis.stableTop,
    refits: diagnosis.refits,
    swings: diagnosis.swings.toSorted((a, b) => moved(b) - moved(a)),
    helpfulReviews: diagnosis.helpful,
  };
}

/** How many initiatives come or go. */
const moved = ({ enters, leaves }: Swing) => enters.length + leaves.length;

/** Whose review of what is asked for and not in, of what is in the snapshot. */
async function pairsComing(db: Context['db'], { round, initiativeIds, reviews }: Snapshot): Promise<Pair[]> {
  const seen = new Set(initiativeIds);
  const here = new Set(reviews.map(({ initiativeId, reviewerId }) => pair(initiativeId, reviewerId)));
  const asked = await assignmentsInForce({ db }, [round.id]);
  return asked
    .filter(({ initiativeId, reviewerId }) => seen.has(initiativeId) && !here.has(pair(initiativeId, reviewerId)))
    .map(({ initiativeId, reviewerId }) => ({ item: initiativeId, rater: reviewerId }));
}

/** Who is or was asked for which review, or owns what is reviewed; in an order that does not change. */
async function pairsTaken(db: Context['db'], roundId: string): Promise<Pair[]> {
  const rows = await db
    .select({
      initiativeId: assignments.initiativeId,
      reviewerId: assignments.reviewerId,
      ownerId: initiativeFacts.ownerId,
    })
    .from(assignments)
    .leftJoin(initiativeFacts, eq(initiativeFacts.initiativeId, assignments.initiativeId))
    .where(eq(assignments.roundId, roundId))
    .orderBy(assignments.initiativeId, assignments.reviewerId);
  return rows.flatMap(({ initiativeId: item, reviewerId, ownerId }) => [
    { item, rater: reviewerId },
    ...(ownerId ? [{ item, rater: ownerId }] : []),
  ]);
}

const pair = (initiativeId: string, personId: string) => `${initiativeId}:${personId}`;
