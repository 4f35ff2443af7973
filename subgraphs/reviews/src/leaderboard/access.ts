import type { Viewer } from '@cpii/kit';
import type { BoardAccess } from '../generated/resolvers.ts';
import type { RoundRow } from '../round/round.table.ts';
import { isChair, isManager, isReviewer } from '../round/round.ts';

/** What kind of view the viewer gets: follows from role and state alone, and is NONE for whoever is not named here. */
export function boardAccess(viewer: Viewer, round: Pick<RoundRow, 'id' | 'seasonId' | 'board'>): BoardAccess {
  if (round.board === 'SEALED') return 'NONE';
  if (isChair(viewer, round)) return 'FULL';
  if (round.board !== 'LIVE') return 'NONE';
  if (isManager(viewer, round)) return 'PROGRESS';
  return isReviewer(viewer, round) ? 'OWN' : 'NONE';
}
