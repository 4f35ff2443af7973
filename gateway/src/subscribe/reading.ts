/** What can be read from or not, as a socket. */
type Source = { pause(): void; resume(): void };

/** Reads from a socket while nobody has a reason to hold it. */
export function createReading(source: Source) {
  const reasons = new Set<string>();
  return {
    hold(reason: string) {
      reasons.add(reason);
      source.pause();
    },
    release(reason: string) {
      if (reasons.delete(reason) && reasons.size === 0) source.resume();
    },
  };
}

export type Reading = ReturnType<typeof createReading>;
