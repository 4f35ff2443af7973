import { m } from '#paraglide/messages.js';
import type { Board, Entry } from './documents.ts';

export interface Change {
  id: string;
  /** Reviews that came in; negative when one was taken back. */
  reviews: number;
  moved: boolean;
  /** What happened, in a sentence. */
  said: string;
}

/** What differs between two states of the board, in words; a row that only moved aside is not news. */
export function changesOf(before: Pick<Board, 'entries'>, after: Pick<Board, 'entries'>): Change[] {
  const known = new Map(before.entries.map((entry) => [entry.initiative?.id, entry]));
  return after.entries.flatMap((entry) => {
    const id = entry.initiative?.id;
    const old = known.get(id);
    if (!id || !old || (old.rawMean === entry.rawMean && old.reviewCount === entry.reviewCount)) return [];
    const reviews = (entry.reviewCount ?? 0) - (old.reviewCount ?? 0);
    return [{ id, reviews, moved: old.rank !== entry.rank, said: sentence(entry, old.rank) }];
  });
}

/** A shared rank is said to be one: nobody is to hear a winner where there is none yet. */
function sentence({ initiative, rank, tied }: Entry, from: number | null): string {
  const title = initiative?.title ?? '';
  if (rank === null) return m.board_said_review({ title });
  const place = tied ? m.board_said_shared({ rank }) : m.board_said_rank({ rank });
  if (from === null) return m.board_said_ranked({ title, place });
  if (rank < from) return m.board_said_up({ title, place });
  if (rank > from) return m.board_said_down({ title, place });
  return m.board_said_stays({ title, place });
}

const few = 3;

/** Changes as they are said: a few one by one, many in one sentence. */
export function wordsOf(changes: Change[]): string {
  if (changes.length <= few) return changes.map(({ said }) => said).join(' ');
  const moved = changes.filter((change) => change.moved).length;
  return m.board_said_many({ initiatives: changes.length, moved });
}
