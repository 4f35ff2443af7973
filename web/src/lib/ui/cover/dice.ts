/** Rolls 0 … sides − 1. */
export type Dice = (sides: number) => number;

/** Dice loaded by a text: the same text rolls the same numbers, on the server and in the browser. */
export function dice(text: string): Dice {
  let state = fingerprint(text);
  // mulberry32, Tommy Ettinger, public domain
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** FNV-1a, 32 bits: short, and near texts fall far apart. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}

/** One of a list, by the dice. */
export const pick = <Item>(roll: Dice, items: readonly Item[]): Item => items[roll(items.length)]!;
