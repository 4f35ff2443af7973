import { invalid, notFound, problem } from '@cpii/kit';
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { assignments } from '../assignment/assignment.table.ts';
import type { Context, Reader } from '../context.ts';
import type { CriterionRow } from '../criterion/criterion.table.ts';
import { criteriaOfRounds } from '../criterion/criterion.ts';
import { phaseStart } from '../facts/phase.ts';
import type { BoardAccess } from '../generated/resolvers.ts';
import { reviews, scores } from '../review/review.table.ts';
import { assignmentsInForce } from '../round/progress.ts';
import type { RoundRow } from '../round/round.table.ts';
import { roundsByIds, visibleInitiatives } from '../round/round.ts';
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
  const board = { round, access, version };
  if (access === 'FULL') return { ...board, computedAt: await clock(reader), entries: await allEntries(reader, round) };
  if (access === 'OWN') return { ...board, computedAt: await clock(reader), entries: await ownEntries(reader, round) };
  return { ...board, computedAt: null, entries: [] };
}

/** What a change of the board means for one viewer: cheap, and without a number of theirs. NOT_FOUND for an unknown round. */
export async function boardState(reader: Reader, roundId: string) {
  const [round] = await roundsByIds(reader, [roundId]);
  if (!round) throw notFound({ vi: 'Không tìm thấy vòng đánh giá này.', en: 'There is no such round.' });
  const access = boardAccess(reader.viewer, round);
  return { access, version: await boardVersion(reader, round, access) };
}

/** Counts the changes within the viewer's view: of the rows they see, of their own reviews, or nothing. */
async function boardVersion(reader: Reader, round: RoundRow, access: BoardAccess): Promise<number> {
  if (access === 'FULL') {
    return (await visibleInitiatives(reader, [round.id])).reduce((sum, { changes }) => sum + changes, 0);
  }
  if (access !== 'OWN') return 0;
  return (await ownReviews(reader, round)).reduce((sum, { version }) => sum + version, 0);
}

async function allEntries(reader: Reader, round: RoundRow): Promise<Entry[]> {
  const [visible, submitted, rubric, inForce] = await Promise.all([
    visibleInitiatives(reader, [round.id]),
    submittedReviews(reader, round),
    criteriaOfRounds(reader, [round.id]),
    assignmentsInForce(reader, [round.id]),
  ]);
  const expected = Map.groupBy(inForce, ({ initiativeId }) => initiativeId);
  const rows = rank({
    initiativeIds: visible.map(({ initiativeId }) => initiativeId),
    reviews: submitted,
    weights: weightsOf(rubric),
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
  const [own, rubric] = await Promise.all([ownReviews(reader, round), criteriaOfRounds(reader, [round.id])]);
  return own
    .map(({ initiativeId, values }) => ({
      initiativeId,
      status: 'UNRANKED' as const,
      rank: null,
      tied: null,
      rawMean: total(values, weightsOf(rubric)) / 100,
      disagreement: null,
      reviewCount: null,
      expectedReviews: null,
      criterionMeans: rubric.map(({ id }) => ({ criterionId: id, mean: values.get(id)! })),
    }))
    .sort((a, b) => b.rawMean - a.rawMean || (a.initiativeId < b.initiativeId ? -1 : 1));
}

const weightsOf = (rubric: readonly CriterionRow[]) => new Map(rubric.map(({ id, weight }) => [id, weight]));

/** The viewer's own submitted reviews, less those of what they now have a conflict with. */
async function ownReviews(reader: Reader, round: RoundRow) {
  const [visible, own] = await Promise.all([
    visibleInitiatives(reader, [round.id]),
    submittedReviews(reader, round, reader.viewer!.id),
  ]);
  const ids = new Set(visible.map(({ initiativeId }) => initiativeId));
  return own.filter(({ initiativeId }) => ids.has(initiativeId));
}

/** Reviews that count, of everybody or of one reviewer, with their values by criterion. */
async function submittedReviews({ db }: Pick<Reader, 'db'>, round: RoundRow, reviewerId?: string) {
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
        isNotNull(reviews.submittedAt),
        inArray(assignments.state, ['SUBMITTED', 'LOCKED']),
        reviewerId ? eq(assignments.reviewerId, reviewerId) : undefined,
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
    return { reason: 'NOT_PUBLISHED' as const, opensAt: await phaseStart(context, round.seasonId, 'PUBLISH') };
  return { reason: 'REVIEW_OPEN' as const, opensAt: await phaseStart(context, round.seasonId, 'DISCUSS') };
}

/** The first rows; INVALID unless 1 to 500 are asked for. */
export function firstEntries({ entries }: Board, first: number) {
  if (first >= 1 && first <= 500) return entries.slice(0, first);
  throw invalid([problem(['first'], 'Số dòng từ 1 đến 500.', 'A board gives 1 to 500 rows.')]);
}
