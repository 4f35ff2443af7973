const days = 3 * 24 * 60 * 60_000;

/** Whether a deadline is so near that it calls for attention: within three days, and not over. */
export const isSoon = (dueAt: string, now: number): boolean => {
  const left = Date.parse(dueAt) - now;
  return left > 0 && left <= days;
};
