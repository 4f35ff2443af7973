import { probabilityAbove, type Ranking } from '@cpii/ranking';
import { inputOf } from '../ranking/snapshot.ts';
import type { Board } from './leaderboard.ts';

/** A solve for each ranking, however many follow its board. */
const known = new WeakMap<Ranking, number>();

/**
 * P(the first is really better than the second), 0.5 to 1, of a full view with two ranked ones. Null for plain means, which
 * claim nothing of the kind, and where no single ranking is certified.
 */
export function leadProbability({ snapshot, ranked, entries }: Board): number | null {
  const [first, second] = entries.filter(({ rank }) => rank !== null);
  if (!snapshot || !ranked || !first || !second) return null;
  const { ranking } = ranked;
  if (ranking.methodId === 'mean' || !ranking.connected) return null;
  const before = known.get(ranking);
  if (before !== undefined) return before;
  const input = { ...inputOf(snapshot), methodId: ranking.methodId };
  const probability = probabilityAbove(input, ranking.hyper, first.initiativeId, second.initiativeId)!;
  known.set(ranking, probability);
  return probability;
}
