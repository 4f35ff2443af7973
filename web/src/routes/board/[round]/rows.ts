import { m } from '#paraglide/messages.js';
import type { Board, Entry } from './documents.ts';

/** A row of the table: an initiative, or the line under the last one on the list. */
export type Row = { id: string; cut: false; entry: Entry } | { id: 'cut'; cut: true; shared: boolean };

const idOf = (entry: Entry, place: number) => entry.initiative?.id ?? `unreadable-${place}`;

/** The rows in their order, with the line where the list ends. Without ranks there is no line. */
export function rowsOf({ entries, listSize }: Pick<Board, 'entries' | 'listSize'>): Row[] {
  const rows = entries.map((entry, place): Row => ({ id: idOf(entry, place), cut: false, entry }));
  const inside = entries.filter(({ rank }) => rank !== null && rank <= listSize).length;
  const ranked = entries.filter(({ rank }) => rank !== null).length;
  if (ranked <= listSize && inside === ranked) return rows;
  // Equal means share a place, so more can stand above the line than the list has places.
  return rows.toSpliced(inside, 0, { id: 'cut', cut: true, shared: inside > listSize });
}

/** How far the reviewers of one initiative are apart, by the standard deviation of their totals. */
export type Spread = 'low' | 'middle' | 'high';
export const spreadOf = (deviation: number): Spread => (deviation < 0.75 ? 'low' : deviation < 1.5 ? 'middle' : 'high');

export interface Change {
  id: string;
  /** What happened, in a sentence. */
  said: string;
}

/** What differs between two states of the board, in words; a row that only moved aside is not news. */
export function changesOf(before: Pick<Board, 'entries'>, after: Pick<Board, 'entries'>): Change[] {
  const known = new Map(before.entries.map((entry, place) => [idOf(entry, place), entry]));
  return after.entries.flatMap((entry, place) => {
    const id = idOf(entry, place);
    const old = known.get(id);
    const title = entry.initiative?.title ?? '';
    if (!old || (old.rawMean === entry.rawMean && old.reviewCount === entry.reviewCount)) return [];
    return [{ id, said: sentence(title, old.rank, entry.rank) }];
  });
}

function sentence(title: string, from: number | null, to: number | null): string {
  if (to === null) return m.board_said_review({ title });
  if (from === null) return m.board_said_ranked({ title, rank: to });
  if (to < from) return m.board_said_up({ title, rank: to });
  if (to > from) return m.board_said_down({ title, rank: to });
  return m.board_said_stays({ title, rank: to });
}
