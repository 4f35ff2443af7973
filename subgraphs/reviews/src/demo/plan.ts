/** One review of the demo: which initiative (by its place), whose, and whether it is handed in. */
export type Planned = { initiative: number; reviewer: number; done: boolean };

const COMMON = 2;
const EACH = 4;

/**
 * Who reviews what: the first two initiatives all, so that severity can be compared; each other one by 4 reviewers in turn,
 * so that the load is even and neighbours share reviewers. Handed in are all of the common ones, 3 of most, 2 of the last
 * three, which are not ranked yet: which one is open goes round, so that everybody has some to do.
 */
export function planReviews(initiatives: number, reviewers: number): Planned[] {
  return Array.from({ length: initiatives }, (_, initiative) => {
    const all = initiative < COMMON;
    const count = all ? reviewers : Math.min(EACH, reviewers);
    const open = all ? 0 : initiative < initiatives - 3 ? 1 : 2;
    return Array.from({ length: count }, (_, k) => ({
      initiative,
      reviewer: (initiative + (initiative % 2) * 2 + k) % reviewers,
      done: k >= open,
    }));
  }).flat();
}
