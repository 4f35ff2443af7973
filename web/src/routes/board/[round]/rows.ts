import { likelihood } from '#lib/format.ts';
import type { Board, Entry } from './documents.ts';

/** A row of the table: an initiative, or the line under the last place of the list. */
export type Row =
  | {
      id: string;
      cut: false;
      entry: Entry;
      /** The one it is compared with: below it, or above the last. */
      against: string | null;
    }
  | {
      id: 'cut';
      cut: true;
      /** How many around the line cannot be told apart. */
      close: number;
      /** Whether both sides of the line share a place. */
      shared: boolean;
    };

const idOf = (entry: Entry, place: number) => entry.initiative?.id ?? `unreadable-${place}`;

/** The element with an initiative's title: whoever moves from cell to cell hears it alone, not all that stands around it. */
export const nameIdOf = ({ id }: { id: string }) => `name-${id}`;

/**
 * The rows in their order, with the line under the last place of the list. Where nobody is ranked, or all ranked ones have
 * a place, there is no line. What is the same as `before` is the same object.
 */
export function rowsOf({ entries, listSize }: Pick<Board, 'entries' | 'listSize'>, before: Row[] = []): Row[] {
  const known = new Map(before.map((row) => [row.id, row]));
  const ranked = entries.filter(({ rank }) => rank !== null);
  const rows = entries.map((entry, place): Row => {
    const neighbour = ranked[place + 1] ?? ranked[place - 1];
    const against = place < ranked.length ? (neighbour?.initiative?.id ?? null) : null;
    const id = idOf(entry, place);
    const old = known.get(id);
    return old && !old.cut && old.entry === entry && old.against === against ? old : { id, cut: false, entry, against };
  });
  if (ranked.length <= listSize) return rows;
  const close = ranked.filter(({ zone }) => zone === 'TOO_CLOSE').length;
  const shared = ranked[listSize - 1]?.rank === ranked[listSize]?.rank;
  const old = known.get('cut');
  const same = old?.cut && old.close === close && old.shared === shared;
  return rows.toSpliced(listSize, 0, same ? old : { id: 'cut', cut: true, close, shared });
}

/**
 * The rows as they are drawn: near the window in the newest order, out of sight in that of `far`, so that a row that nobody
 * sees need not change its place with every state. Where other rows are in it than in `far`, the newest order.
 */
export function drawnOf(newest: Row[], far: Row[], near: { from: number; to: number } | undefined): Row[] {
  if (far === newest || !near || far.length !== newest.length) return newest;
  const known = new Map(newest.map((row) => [row.id, row]));
  const seen = newest.slice(near.from, near.to);
  const ids = new Set(seen.map(({ id }) => id));
  const unseen: Row[] = [];
  for (const { id } of far) {
    const row = known.get(id);
    if (!row) return newest;
    if (!ids.has(id)) unseen.push(row);
  }
  return [...unseen.slice(0, near.from), ...seen, ...unseen.slice(near.from)];
}

/** The places in a reviewer's own order, which goes by their own totals: equal ones share one. */
export const ownPlacesOf = (entries: Pick<Entry, 'rawMean'>[]): { rank: number; tied: boolean }[] =>
  entries.map(({ rawMean }) => ({
    rank: 1 + entries.findIndex((other) => other.rawMean === rawMean),
    tied: entries.filter((other) => other.rawMean === rawMean).length > 1,
  }));

/**
 * All that a row shows, in one string: numbers as they are drawn and as they are printed. An end of an interval is drawn to
 * the hundredth and printed to the tenth: 7.549 and 7.551 are drawn alike and read otherwise.
 */
function looks(entry: Entry): string {
  const known = shown.get(entry);
  if (known) return known;
  const { adjustedScore, adjustedLow, adjustedHigh, topProbability, initiative, ...rest } = entry;
  const drawn = [adjustedScore, adjustedLow, adjustedHigh].map((value) => value?.toFixed(2));
  const printed = [adjustedLow, adjustedHigh].map((value) => value?.toFixed(1));
  const chance = topProbability === null ? null : [Math.round(topProbability * 100), likelihood(topProbability)];
  const look = JSON.stringify([drawn, printed, chance, rest, initiative?.title, initiative?.slug]);
  shown.set(entry, look);
  return look;
}

const shown = new WeakMap<Entry, string>();

/** The same board with every row that looks as before taken from before, so that only what differs is drawn again. */
export function settled(before: Board, after: Board): Board {
  const known = new Map(before.entries.map((entry) => [entry.initiative?.id, entry]));
  const entries = after.entries.map((entry) => {
    const old = known.get(entry.initiative?.id);
    return old && looks(old) === looks(entry) ? old : entry;
  });
  return { ...after, entries };
}
