import type { RankedItem } from '@cpii/ranking';
import type { Ranked } from '../ranking/rankings.ts';
import type { Snapshot } from '../ranking/snapshot.ts';
import { type Marks, marksOf } from './marks.ts';

/** What the ranking says of an initiative. */
type Standing = {
  rank: number | null;
  tied: boolean | null;
  rankLow: number | null;
  rankHigh: number | null;
  movement: number | null;
  adjustedScore: number | null;
  adjustedLow: number | null;
  adjustedHigh: number | null;
  topProbability: number | null;
  zone: 'IN' | 'TOO_CLOSE' | 'OUT' | null;
  explanation: RankedItem['steps'] | null;
};

/** A row as the viewer may see it; numbers the view withholds are null. */
export type Entry = Omit<Marks, 'reviewCount'> &
  Standing & {
    initiativeId: string;
    status: 'RANKED' | 'AWAITING' | 'UNRANKED';
    reviewCount: number | null;
    expectedReviews: number | null;
  };

/** Of whoever has no place. */
export const noStanding: Standing = {
  rank: null,
  tied: null,
  rankLow: null,
  rankHigh: null,
  movement: null,
  adjustedScore: null,
  adjustedLow: null,
  adjustedHigh: null,
  topProbability: null,
  zone: null,
  explanation: null,
};

/** The rows of the full view: those with a place in their order, then those that wait for reviews, most reviews first. */
export function entriesOf(
  snapshot: Snapshot,
  { ranking }: Ranked,
  placesBefore: ReadonlyMap<string, number | null>,
): Entry[] {
  const { initiativeIds, reviews, weights, expected } = snapshot;
  const reviewsOf = Map.groupBy(reviews, ({ initiativeId }) => initiativeId);
  const order = new Map(ranking.items.map((item, position) => [item.item, { item, position }]));
  const rows = initiativeIds.map((initiativeId): Entry => {
    const item = order.get(initiativeId)?.item;
    return {
      initiativeId,
      status: item && item.place !== null ? 'RANKED' : 'AWAITING',
      expectedReviews: expected.get(initiativeId) ?? 0,
      ...marksOf(reviewsOf.get(initiativeId) ?? [], weights),
      ...(item ? standingOf(item, placesBefore.get(initiativeId) ?? null) : noStanding),
    };
  });
  const last = ranking.items.length;
  const positionOf = ({ initiativeId }: Entry) => order.get(initiativeId)?.position ?? last;
  const ranked = rows.filter(({ rank }) => rank !== null).sort((a, b) => positionOf(a) - positionOf(b));
  const awaiting = rows
    .filter(({ rank }) => rank === null)
    .sort((a, b) => b.reviewCount! - a.reviewCount! || (a.initiativeId < b.initiativeId ? -1 : 1));
  return [...ranked, ...awaiting];
}

function standingOf(item: RankedItem, before: number | null): Standing {
  if (item.place === null) return noStanding;
  return {
    rank: item.place,
    tied: item.tied,
    rankLow: item.rankLow,
    rankHigh: item.rankHigh,
    movement: before === null ? null : before - item.place,
    adjustedScore: item.score,
    adjustedLow: item.low,
    adjustedHigh: item.high,
    topProbability: item.topProbability,
    zone: item.zone,
    explanation: item.steps,
  };
}
