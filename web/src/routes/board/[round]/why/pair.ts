import type { Place } from './documents.ts';

/** A ranked initiative as the page names it. */
export interface Named {
  id: string;
  rank: number;
  tied: boolean;
  title: string;
}

/** All that can be compared, best first. */
export const namedOf = (entries: Pick<Place, 'rank' | 'tied' | 'initiative'>[]): Named[] =>
  entries.flatMap(({ rank, tied, initiative }) =>
    rank !== null && initiative ? [{ id: initiative.id, rank, tied: tied ?? false, title: initiative.title }] : [],
  );

/** Whether another pair is shown than was asked for: one of these has no place, or both are one. */
export const isOther = (pair: [string, string], a: string | null, b: string | null): boolean =>
  (a !== null && pair[0] !== a) || (b !== null && pair[1] !== b);

/** Which two are meant: the one asked for, or the first; with the other asked for, or the next one below, or above the last. */
export function pairOf(named: Named[], a: string | null, b: string | null): [string, string] | null {
  const place = Math.max(
    0,
    named.findIndex(({ id }) => id === a),
  );
  const first = named[place];
  const second = named.find(({ id }) => id === b && id !== first?.id) ?? named[place + 1] ?? named[place - 1];
  return first && second ? [first.id, second.id] : null;
}
