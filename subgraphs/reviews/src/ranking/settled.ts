import { type RankInput, type Ranking, rank } from '@cpii/ranking';

/** The full fit; where it does not settle, the order of the raw means, which says so. */
export function settled(input: RankInput): Ranking {
  const fitted = rank(input);
  if (fitted.converged) return fitted;
  return { ...rank({ ...input, methodId: 'mean' }), converged: false };
}
