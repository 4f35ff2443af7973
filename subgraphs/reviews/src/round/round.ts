import { type Db, holds, isOneOf, type Viewer } from '@cpii/kit';
import { asc, desc, eq } from 'drizzle-orm';
import type { Reader } from '../context.ts';
import { inConflict } from '../facts/conflict.ts';
import { initiativeFacts } from '../facts/facts.table.ts';
import { type RoundRow, roundInitiatives, rounds } from './round.table.ts';

type InRound = Pick<RoundRow, 'id' | 'seasonId'>;

const where = ({ id, seasonId }: InRound) => ({ roundId: id, seasonId });

export const isChair = (viewer: Viewer, round: InRound) => holds(viewer, 'CHAIR', where(round));
export const isManager = (viewer: Viewer, round: InRound) => holds(viewer, 'PROGRAMME_MANAGER', where(round));
export const isReviewer = (viewer: Viewer, round: InRound) => holds(viewer, 'REVIEWER', where(round));

export function roundsByIds({ db }: Pick<Reader, 'db'>, ids: readonly string[]) {
  return db.select().from(rounds).where(isOneOf(rounds.id, ids));
}

/** The rounds of each season, first one first. */
export function roundsOfSeasons({ db }: Pick<Reader, 'db'>, seasonIds: readonly string[]) {
  return db.select().from(rounds).where(isOneOf(rounds.seasonId, seasonIds)).orderBy(asc(rounds.createdAt), rounds.id);
}

/** All rounds, newest first. */
export function allRounds({ db }: Pick<Reader, 'db'>, seasonId: string | null | undefined) {
  return db
    .select()
    .from(rounds)
    .where(seasonId ? isOneOf(rounds.seasonId, [seasonId]) : undefined)
    .orderBy(desc(rounds.createdAt), rounds.id);
}

/** What each round reviews, less what the viewer has a conflict with, as if that were not there. */
export async function visibleInitiatives({ db, viewer }: Reader, roundIds: readonly string[]) {
  return (await selectInitiatives(db, roundIds)).filter((row) => !inConflict(viewer, row));
}

/** What each round reviews, for whoever leaves out what its viewer has a conflict with. */
export function selectInitiatives(db: Db, roundIds: readonly string[]) {
  return db
    .select({
      roundId: roundInitiatives.roundId,
      initiativeId: roundInitiatives.initiativeId,
      changes: roundInitiatives.changes,
      ownerId: initiativeFacts.ownerId,
      organizationId: initiativeFacts.organizationId,
    })
    .from(roundInitiatives)
    .leftJoin(initiativeFacts, eq(initiativeFacts.initiativeId, roundInitiatives.initiativeId))
    .where(isOneOf(roundInitiatives.roundId, roundIds))
    .orderBy(roundInitiatives.initiativeId);
}
