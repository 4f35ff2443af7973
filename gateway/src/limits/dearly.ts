type Stop = (reason: Error) => void;

/** What a refusal costs whoever caused it, in multiples of what it cost us. */
const factor = 60;
const mostMs = 250;
/** What takes less is told at once, as the slip of the pen that it mostly is. */
const leastMs = 0.25;

/**
 * Tells a refusal so much later that whoever waits for one before the next attempt takes a sixtieth of a core at most. An
 * honest mistake takes a blink longer to be shown. The result: nobody waits for it any more.
 */
export function tellDearly(tookMs: number, tell: () => void): Stop {
  if (tookMs < leastMs) {
    tell();
    return () => {};
  }
  const timer = setTimeout(tell, Math.min(mostMs, factor * tookMs));
  return () => clearTimeout(timer);
}

/** What it takes about to receive so many bytes and to look into them, in milliseconds. */
export const readingMs = (bytes: number) => bytes / 500_000;
