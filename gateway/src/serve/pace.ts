import type { Reading } from '../subscribe/reading.ts';

/** What share of a second's messages may come at once. */
const atOnce = 0.2;

/** How many bytes of a message count as one more message, and as how many more a message counts that is refused. */
const bytesOfOne = 10_000;
const refusalsWorth = 100;

/**
 * Reads a socket no faster than so many messages a second. Nothing is refused: whoever sends faster is heard later, and fills
 * the buffers between. What has been read already comes all the same, and is waited for all the longer.
 */
export function createPace(reading: Reading, perSecond: number, now = () => performance.now()) {
  const most = perSecond * atOnce;
  let left = most;
  let at = now();
  let timer: NodeJS.Timeout | undefined;

  function take(worth: number) {
    const time = now();
    left = Math.min(most, left + ((time - at) / 1_000) * perSecond) - worth;
    at = time;
    if (left >= 0) return;
    reading.hold('pace');
    clearTimeout(timer);
    timer = setTimeout(() => reading.release('pace'), (-left / perSecond) * 1_000);
  }

  return {
    /** For each message of so many bytes. */
    count: (bytes = 0) => take(1 + bytes / bytesOfOne),

    /** For each message that was refused, besides. */
    countRefused: () => take(refusalsWorth),

    stop() {
      clearTimeout(timer);
    },
  };
}

export type Pace = ReturnType<typeof createPace>;
