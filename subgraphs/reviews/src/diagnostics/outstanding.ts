import type { AssignmentRow } from '../assignment/assignment.table.ts';
import type { Context } from '../context.ts';
import { boardAccess } from '../leaderboard/access.ts';
import type { RoundRow } from '../round/round.table.ts';

/** What a reviewer still owes: the reviews, of all that they are asked for. */
export type Outstanding = { reviewerId: string; asked: number; reviews: AssignmentRow[] };

const handedIn = ['SUBMITTED', 'LOCKED'];

/** Who still owes reviews and which: for whoever has the full view, less own conflicts; null for others. Who owes most first. */
export async function outstandingOf({ viewer, load }: Context, round: RoundRow): Promise<Outstanding[] | null> {
  if (boardAccess(viewer, round) !== 'FULL') return null;
  const [visible, all] = await Promise.all([
    load.visibleOfRound.load(round.id),
    load.assignmentsInForce.load(round.id),
  ]);
  const seen = new Set(visible.map(({ initiativeId }) => initiativeId));
  const ofReviewer = Map.groupBy(
    all.filter(({ initiativeId }) => seen.has(initiativeId)),
    ({ reviewerId }) => reviewerId,
  );
  return [...ofReviewer]
    .map(([reviewerId, asked]) => ({
      reviewerId,
      asked: asked.length,
      reviews: asked.filter(({ state }) => !handedIn.includes(state)).sort(byDue),
    }))
    .filter(({ reviews }) => reviews.length > 0)
    .sort((a, b) => b.reviews.length - a.reviews.length || (a.reviewerId < b.reviewerId ? -1 : 1));
}

const byDue = (a: AssignmentRow, b: AssignmentRow) =>
  a.dueAt.getTime() - b.dueAt.getTime() || (a.initiativeId < b.initiativeId ? -1 : 1);
