import type { Reading } from '../subscribe/reading.ts';

/** What share of a second's messages may come at once. */
const atOnce = 0.2;

/**
 * Reads a socket no faster than so many messages a second. Nothing is refused: whoever sends faster is heard later, and fills
 * the buffers between. What has been read already comes all the same, and is waited for all the longer.
 */
export function createPace(reading: Reading, perSecond: number, now = () => performance.now()) {
  const most = perSecond * atOnce;
  let left = most;
  let at = now();
  let timer: NodeJS.Timeout | undefined;

  return {
    /** For each message. */
    count() {
      const time = now();
      left = Math.min(most, left + ((time - at) / 1_000) * perSecond) - 1;
      at = time;
      if (left >= 0) return;
      reading.hold('pace');
      clearTimeout(timer);
      timer = setTimeout(() => reading.release('pace'), (-left / perSecond) * 1_000);
    },

    stop() {
      clearTimeout(timer);
    },
  };
}
