import { invalid, notFound, problem } from '@cpii/kit';
import { probabilityAbove, type Ranking } from '@cpii/ranking';
import type { Context, Reader } from '../context.ts';
import { phaseStart } from '../facts/phase.ts';
import type { BoardAccess, RankingWarning } from '../generated/resolvers.ts';
import type { Ranked, Rankings } from '../ranking/rankings.ts';
import { inputOf, readSnapshot, type Snapshot, setOf, submittedReviews, weightsOf } from '../ranking/snapshot.ts';
import type { RoundRow } from '../round/round.table.ts';
import { roundsByIds, visibleInitiatives } from '../round/round.ts';
import { boardAccess } from './access.ts';
import { type Entry, entriesOf, noStanding } from './entries.ts';
import { marksOf } from './marks.ts';

type BoardReader = Reader & { rankings: Rankings };

export type Board = {
  round: RoundRow;
  access: BoardAccess;
  version: number;
  computedAt: Date | null;
  entries: Entry[];
  /** Of the full view: what the rows are made of, and their order. */
  snapshot: Snapshot | null;
  ranked: Ranked | null;
};

/** The board as the viewer may see it at this moment; null for an unknown round. */
export async function leaderboard(reader: BoardReader, roundId: string): Promise<Board | null> {
  const [round] = await roundsByIds(reader, [roundId]);
  if (!round) return null;
  const access = boardAccess(reader.viewer, round);
  if (access === 'FULL') return { round, access, ...(await fullBoard(reader, round)) };
  const board = { round, access, computedAt: null, snapshot: null, ranked: null };
  if (access !== 'OWN') return { ...board, version: 0, entries: [] };
  // The version first: what changes in between is only told again.
  const version = await ownVersion(reader, round);
  return { ...board, version, entries: await ownEntries(reader, round) };
}

async function fullBoard(reader: BoardReader, round: RoundRow) {
  const { snapshot, ranked, entries } = await rankedRows(reader, round);
  return {
    version: fullVersion(snapshot.changes, ranked.fitted),
    computedAt: ranked.computedAt,
    entries,
    snapshot,
    ranked,
  };
}

/** The rows of the full view, with what they are made of. */
async function rankedRows({ db, viewer, rankings }: BoardReader, round: RoundRow) {
  const snapshot = await readSnapshot(db, viewer, round);
  const [ranked, before] = await Promise.all([rankings.of(snapshot, viewer), rankings.placesBefore(snapshot)]);
  return { snapshot, ranked, entries: entriesOf(snapshot, ranked, before) };
}

/** What a change of the board means for one viewer: cheap, and without a number of theirs. NOT_FOUND for an unknown round. */
export async function boardState(reader: BoardReader, roundId: string) {
  const [round] = await roundsByIds(reader, [roundId]);
  if (!round) throw notFound({ vi: 'Không tìm thấy vòng đánh giá này.', en: 'There is no such round.' });
  const access = boardAccess(reader.viewer, round);
  return { access, version: await boardVersion(reader, round, access) };
}

/** Counts the changes within the viewer's view: of the rows they see, of their own reviews, or nothing. */
async function boardVersion(reader: BoardReader, round: RoundRow, access: BoardAccess): Promise<number> {
  if (access === 'OWN') return ownVersion(reader, round);
  if (access !== 'FULL') return 0;
  const visible = await visibleInitiatives(reader, [round.id]);
  const changes = visible.reduce((sum, { changes }) => sum + changes, 0);
  const initiatives = setOf(visible.map(({ initiativeId }) => initiativeId));
  const fitted = await reader.rankings.isFitted({
    roundId: round.id,
    roundVersion: round.version,
    initiatives,
    changes,
  });
  return fullVersion(changes, fitted);
}

/** Each change of a row is seen twice: at once, and when it is fitted. */
const fullVersion = (changes: number, fitted: boolean) => 2 * changes + (fitted ? 1 : 0);

const ownVersion = async (reader: Reader, round: RoundRow) =>
  (await ownReviews(reader, round)).reduce((sum, { version }) => sum + version, 0);

/** The viewer's own totals in their own order; nothing of how many others reviewed, or how. */
async function ownEntries(reader: Reader, round: RoundRow): Promise<Entry[]> {
  const [own, weights] = await Promise.all([ownReviews(reader, round), weightsOf(reader.db, round.id)]);
  return own
    .map((review) => ({
      initiativeId: review.initiativeId,
      status: 'UNRANKED' as const,
      ...noStanding,
      ...marksOf([review], weights),
      reviewCount: null,
      expectedReviews: null,
    }))
    .sort((a, b) => b.rawMean! - a.rawMean! || (a.initiativeId < b.initiativeId ? -1 : 1));
}

/** The viewer's own submitted reviews, less those of what they now have a conflict with. */
async function ownReviews(reader: Reader, round: RoundRow) {
  const [visible, own] = await Promise.all([
    visibleInitiatives(reader, [round.id]),
    submittedReviews(reader.db, round.id, reader.viewer!.id),
  ]);
  const ids = new Set(visible.map(({ initiativeId }) => initiativeId));
  return own.filter(({ initiativeId }) => ids.has(initiativeId));
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

/** What to be wary of; nothing outside the full view. */
export function warningsOf({ ranked, entries }: Board): RankingWarning[] {
  if (!ranked) return [];
  const { connected, converged } = ranked.ranking;
  const found: [RankingWarning, boolean][] = [
    ['NOT_CONNECTED', !connected],
    ['NOT_CONVERGED', !converged && !ranked.provisional],
    ['FEW_REVIEWS', entries.some(({ status }) => status === 'AWAITING')],
    ['SEVERITY_CONFOUNDED', isConfounded(ranked.ranking)],
    ['TOO_CLOSE', entries.some(({ zone }) => zone === 'TOO_CLOSE')],
  ];
  return found.filter(([, holds]) => holds).map(([warning]) => warning);
}

/** γ beyond what chance makes of it: its prior is N(0, 1). */
const isConfounded = ({ hyper }: Ranking) => Math.abs(hyper.gamma) > 0.5;

/** Two ranked initiatives of a full view, the higher one first. INVALID unless two are named. */
export async function compareRanks(reader: BoardReader, roundId: string, initiativeIds: readonly string[]) {
  const ids = [...new Set(initiativeIds)];
  if (ids.length !== 2) {
    throw invalid([problem(['initiativeIds'], 'Cần đúng hai sáng kiến khác nhau.', 'Name two different initiatives.')]);
  }
  const [round] = await roundsByIds(reader, [roundId]);
  if (!round || boardAccess(reader.viewer, round) !== 'FULL') return null;
  const { snapshot, ranked, entries } = await rankedRows(reader, round);
  const [above, below] = entries.filter(({ initiativeId, rank }) => rank !== null && ids.includes(initiativeId));
  if (!above || !below) return null;
  const { methodId, hyper } = ranked.ranking;
  const input = { ...inputOf(snapshot), methodId };
  return { above, below, probability: probabilityAbove(input, hyper, above.initiativeId, below.initiativeId)! };
}
