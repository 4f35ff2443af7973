import { likelihood } from '#lib/format.ts';

/** From which probability on one is called probably better than another, and from which on the board tells them apart. */
export const probable = 0.75;
export const clear = 0.9;

/** What the probability that one is better than another comes to, in three steps: neighbours differ by a shade. */
export type Sure = 'OPEN' | 'PROBABLE' | 'CLEAR';

export function sureOf(probability: number): Sure {
  if (probability < probable) return 'OPEN';
  return probability < clear ? 'PROBABLE' : 'CLEAR';
}

/**
 * Such a probability of a half or more, and what is left to the other, in whole per cent. It is cut and not rounded, so that
 * none is printed as having reached a step that it has not; and the two add up.
 */
export function chancesOf(probability: number): { better: string; worse: string } {
  // 0.58 times 100 is a hair less than 58.
  const better = Math.floor(probability * 100 + 1e-9) / 100;
  if (probability > 0.99) return { better: likelihood(probability), worse: likelihood(1 - probability) };
  return { better: likelihood(better), worse: likelihood(1 - better) };
}
