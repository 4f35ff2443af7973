import { sureOf } from '../chance.ts';
import type { Comparison } from './documents.ts';

import type { Named } from './pair.ts';

type Compared = {
  probability: Comparison['probability'];
  above: { rank: number | null; initiative: { id: string } | null };
  below: { rank: number | null; initiative: { id: string } | null };
};

/** What there is to explain: why one is better, that this is open or only probable, or why they share a place all the same. */
export type Question = 'ABOVE' | 'PROBABLE' | 'OPEN' | 'SHARED';

export function questionOf({ probability, above, below }: Compared): Question {
  const sure = sureOf(probability);
  if (sure !== 'CLEAR') return sure;
  return above.rank === below.rank ? 'SHARED' : 'ABOVE';
}

/** The first of the group both are in, with which each of the group was compared; none where it is one of the two. */
export function firstOf(named: Named[], { above, below }: Compared): Named | undefined {
  const first = named.find(({ rank }) => rank === above.rank);
  const isOne = [above, below].some(({ initiative }) => initiative?.id === first?.id);
  return above.rank === below.rank && !isOne ? first : undefined;
}
