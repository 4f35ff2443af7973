import { notFound } from '@cpii/kit';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { assignments } from '../assignment/assignment.table.ts';
import type { Context, Reader } from '../context.ts';
import { criteriaOfRounds } from '../criterion/criterion.ts';
import type { BoardAccess } from '../generated/resolvers.ts';
import { reviews, scores } from '../review/review.table.ts';
import type { RoundRow } from '../round/round.table.ts';
import { assignmentsInForce, phaseStart, roundsByIds, visibleInitiatives } from '../round/round.ts';
import { boardAccess } from './access.ts';
import { type RankRow, rank, total } from './rank.ts';

/** A row as the viewer may see it; numbers the view withholds are null. */
export type Entry = Omit<RankRow, 'reviewCount'> & {
  status: 'RANKED' | 'AWAITING' | 'UNRANKED';
  reviewCount: number | null;
  expectedReviews: number | null;
};

export type Board = {
  round: RoundRow;
  access: BoardAccess;
  version: number;
  computedAt: Date | null;
  entries: Entry[];
};

/** The board as the viewer may see it at this moment; null for an unknown round. */
export async function leaderboard(reader: Reader, roundId: string): Promise<Board | null> {
  const [round] = await roundsByIds(reader, [roundId]);
  if (!round) return null;
  const access = boardAccess(reader.viewer, round);
  // The version first: what changes in between is only told again.
  const version = await boardVersion(reader, round, access);
  const entries =
    access === 'FULL' ? await allEntries(reader, round) : access === 'OWN' ? await ownEntries(reader, round) : [];
  return { round, access, version, computedAt: entries.length > 0 ? await clock(reader) : null, entries };
}

/** Counts the changes within the viewer's view: of the rows they see, of their own reviews, or nothing. */
async function boardVersion(reader: Reader, round: RoundRow, access: BoardAccess): Promise<number> {
  if (access === 'FULL') {
    return (await visibleInitiatives(reader, round.id)).reduce((sum, { changes }) => sum + changes, 0);
  }
  if (access !== 'OWN') return 0;
  const own = await submittedReviews(reader, round, { reviewerId: reader.viewer!.id });
  return own.reduce((sum, { version }) => sum + version, 0);
}

/** What a change of the board means for one viewer: cheap, and without a number of theirs. */
export async function boardState(reader: Reader, roundId: string) {
  const [round] = await roundsByIds(reader, [roundId]);
  if (!round) throw notFound({ vi: 'Không tìm thấy vòng đánh giá này.', en: 'There is no such round.' });
  const access = boardAccess(reader.viewer, round);
  return { access, version: await boardVersion(reader, round, access) };
}

async function allEntries(reader: Reader, round: RoundRow): Promise<Entry[]> {
  const [visible, submitted, rubric, inForce] = await Promise.all([
    visibleInitiatives(reader, round.id),
    submittedReviews(reader, round),
    criteriaOfRounds(reader, [round.id]),
    assignmentsInForce(reader, round.id),
  ]);
  const expected = Map.groupBy(inForce, ({ initiativeId }) => initiativeId);
  const rows = rank({
    initiativeIds: visible.map(({ initiativeId }) => initiativeId),
    reviews: submitted,
    weights: new Map(rubric.map(({ id, weight }) => [id, weight])),
    minReviews: round.minReviews,
  });
  return rows.map((row) => ({
    ...row,
    status: row.rank === null ? 'AWAITING' : 'RANKED',
    expectedReviews: expected.get(row.initiativeId)?.length ?? 0,
  }));
}

/** The viewer's own totals in their own order; nothing of how many others reviewed, or how. */
async function ownEntries(reader: Reader, round: RoundRow): Promise<Entry[]> {
  const [visible, own, rubric] = await Promise.all([
    visibleInitiatives(reader, round.id),
    submittedReviews(reader, round, { reviewerId: reader.viewer!.id }),
    criteriaOfRounds(reader, [round.id]),
  ]);
  const ids = new Set(visible.map(({ initiativeId }) => initiativeId));
  const weights = new Map(rubric.map(({ id, weight }) => [id, weight]));
  return own
    .filter(({ initiativeId }) => ids.has(initiativeId))
    .map(({ initiativeId, values }) => ({
      initiativeId,
      status: 'UNRANKED' as const,
      rank: null,
      tied: null,
      rawMean: total(values, weights) / 100,
      disagreement: null,
      reviewCount: null,
      expectedReviews: null,
      criterionMeans: [...values].map(([criterionId, mean]) => ({ criterionId, mean })),
    }))
    .sort((a, b) => b.rawMean - a.rawMean || (a.initiativeId < b.initiativeId ? -1 : 1));
}

/** Reviews that count, with their values by criterion. */
async function submittedReviews({ db }: Pick<Reader, 'db'>, round: RoundRow, of: { reviewerId?: string } = {}) {
  const rows = await db
    .select({
      initiativeId: assignments.initiativeId,
      version: reviews.version,
      values: sql<Record<string, number>>`json_object_agg(${scores.criterionId}, ${scores.value})`,
    })
    .from(reviews)
    .innerJoin(assignments, eq(assignments.id, reviews.assignmentId))
    .innerJoin(scores, eq(scores.reviewId, reviews.id))
    .where(
      and(
        eq(reviews.roundId, round.id),
        sql`${reviews.submittedAt} is not null`,
        inArray(assignments.state, ['SUBMITTED', 'LOCKED']),
        of.reviewerId ? eq(assignments.reviewerId, of.reviewerId) : undefined,
      ),
    )
    .groupBy(reviews.id, assignments.initiativeId)
    .orderBy(reviews.id);
  return rows.map(({ values, ...row }) => ({ ...row, values: new Map(Object.entries(values)) }));
}

async function clock({ db }: Pick<Reader, 'db'>) {
  const rows = await db.execute<{ now: string }>(sql`select now()::text as now`);
  return new Date([...(rows as Iterable<{ now: string }>)][0]!.now);
}

/** Why not everything is here: follows from the view alone. */
export async function boardSeal(context: Context, { access, round }: Board) {
  if (access === 'FULL') return null;
  if (access === 'NONE')
    return { reason: 'NOT_PUBLISHED' as const, opensAt: await phaseStart(context, round, 'PUBLISH') };
  return { reason: 'REVIEW_OPEN' as const, opensAt: await phaseStart(context, round, 'DISCUSS') };
}
