import type { OperationTypeNode } from 'graphql';
import type { Call } from '../call.ts';
import type { Outcome } from '../execute/execute.ts';
import type { Fetch, SourceResult } from '../source/source.ts';

export type Watched = { readonly kind: OperationTypeNode; readonly name: string | undefined };

/** Watches one fetch. */
export type FetchWatch = {
  /** What the subgraph is told beside its source's own headers: where a trace goes on. */
  readonly headers?: Readonly<Record<string, string>>;
  ended(failure: Error | null, result?: SourceResult): void;
};

/** Watches one run of an operation; of a subscription, of one event. */
export type Watch = {
  /** A fetch is about to be sent, for so many entities; 0 for root fields. */
  fetch?(fetch: Fetch, entities: number): FetchWatch | undefined;
  /** `exact`: something had failed, or was too irregular for the quick way of writing. */
  answered(outcome: Outcome, exact: boolean): void;
};

/**
 * Whoever wants to see a gateway run: metrics, traces, a log line for each operation. Called on the hot path, so that each
 * function is quick, and never throws.
 */
export type Observer = {
  /** Asked once for each operation that is planned; what it answers is called for each run. */
  operation?(watched: Watched): (call: Call<object>) => Watch;
  /** Nothing ran, and why: the code of the first error. The call is not known to what refuses before there is one. */
  refused?(code: string, call?: Call<object>): void;
  /** A plan was made in so many milliseconds, or was there (undefined). */
  planned?(ms: number | undefined): void;
};

/** Several observers as one; nobody to call when there are none. */
export function together(observers: readonly Observer[]): Observer | undefined {
  if (observers.length < 2) return observers[0];
  const operations = observers.flatMap((each) => (each.operation ? [each.operation] : []));
  return {
    operation(watched) {
      const begin = operations.map((operation) => operation(watched));
      return begin.length === 1 ? begin[0]! : (call) => allWatches(begin.map((each) => each(call)));
    },
    refused(code, call) {
      for (const each of observers) each.refused?.(code, call);
    },
    planned(ms) {
      for (const each of observers) each.planned?.(ms);
    },
  };
}

function allWatches(watches: readonly Watch[]): Watch {
  return {
    fetch(fetch, entities) {
      const ended: FetchWatch[] = [];
      let headers: FetchWatch['headers'];
      for (const watch of watches) {
        const one = watch.fetch?.(fetch, entities);
        if (!one) continue;
        ended.push(one);
        if (one.headers) headers = headers ? { ...headers, ...one.headers } : one.headers;
      }
      return {
        headers,
        ended(failure, result) {
          for (const each of ended) each.ended(failure, result);
        },
      };
    },
    answered(outcome, exact) {
      for (const each of watches) each.answered(outcome, exact);
    },
  };
}
