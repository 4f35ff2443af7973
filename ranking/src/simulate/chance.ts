/** A seeded source of chance. */
export type Chance = {
  /** In [0, 1). */
  uniform(): number;
  normal(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
};

/** The same numbers for the same seeds; mulberry32 (Tommy Ettinger), its state mixed from all seeds. */
export function chanceOf(...seeds: number[]): Chance {
  let state = 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  for (const seed of seeds) state = (uniform() * 2 ** 32) ^ seed;
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    below: (below) => Math.floor(uniform() * below),
  };
}

/** The first `count` of the indices below `length` in random order. */
export function sample(chance: Chance, length: number, count: number): number[] {
  const indices = Array.from({ length }, (_, index) => index);
  for (let at = 0; at < count; at++) {
    const other = at + chance.below(length - at);
    [indices[at], indices[other]] = [indices[other]!, indices[at]!];
  }
  return indices.slice(0, count);
}
