import type { Observer } from '../seeing/observer.ts';

/** Where the time of one request went, in milliseconds. */
export type Timing = {
  readonly began: number;
  /** Until it was known what to do: parsing, validation, plan. */
  planned: number;
  /** Of all fetches together: those side by side count each. */
  subgraphs: number;
  fetches: number;
};

export function beginTiming(): Timing {
  return { began: performance.now(), planned: 0, subgraphs: 0, fetches: 0 };
}

const unwatched = { answered() {} };

/** Times the fetches of requests that are timed. */
export const timingObserver: Observer = {
  operation:
    () =>
    ({ timing }) => {
      if (!timing) return unwatched;
      return {
        answered() {},
        fetch() {
          const began = performance.now();
          timing.fetches += 1;
          return {
            ended() {
              timing.subgraphs += performance.now() - began;
            },
          };
        },
      };
    },
};

/** The header `Server-Timing`, which browsers show beside a request. */
export function serverTiming({ began, planned, subgraphs, fetches }: Timing): string {
  const total = performance.now() - began;
  const parts = [
    `plan;dur=${planned.toFixed(2)}`,
    `subgraphs;dur=${subgraphs.toFixed(2)};desc="fetches: ${fetches}"`,
    `total;dur=${total.toFixed(2)}`,
  ];
  return parts.join(', ');
}
