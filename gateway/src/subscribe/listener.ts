import type { GraphQLError } from 'graphql';
import type { Outcome } from '../execute/execute.ts';
import type { State } from './state.ts';

export type Events = AsyncGenerator<Outcome, undefined>;

/** Where states go that need not pass through an iterator: a subscription on a socket. */
export type Sink = {
  send(state: State): void;
  /** What waits for a slow socket goes now, or never. */
  flush(): void;
  forget(): void;
  /** Until the socket can take more; undefined when it can. */
  ready(): Promise<void> | undefined;
};

/** One who watches, as the hub sees them. */
export type Listener = {
  readonly events: Events;
  deliver(state: State): void;
  complete(): void;
  fail(error: GraphQLError): void;
  /** Until the last state is taken and another is wanted; undefined when it is already. */
  wanting(): Promise<void> | undefined;
};

type Taker = PromiseWithResolvers<IteratorResult<Outcome, undefined>>;

/**
 * The events of a subscription for its consumer: the latest state that was not taken yet, then the end. With a sink the
 * states go there, from the first `next` on, and the iterator yields nothing and ends with the subscription.
 */
export function createListener(sink: Sink | undefined, left: () => void): Listener {
  const takers: Taker[] = [];
  let latest: State | undefined;
  let end: { error?: GraphQLError } | undefined;
  let begun = false;
  let wake: (() => void) | undefined;

  function flush() {
    if (latest && sink && begun) {
      sink.send(latest);
      latest = undefined;
    }
    while (latest && takers.length > 0) {
      takers.shift()!.resolve({ done: false, value: latest.outcome });
      latest = undefined;
    }
    if (!end || takers.length === 0) return;
    if (!end.error) sink?.flush();
    for (const taker of takers.splice(0)) {
      if (end.error) taker.reject(end.error);
      else taker.resolve(done);
      end = {};
    }
  }

  function finish(error?: GraphQLError) {
    end ??= { error };
    flush();
    wake?.();
  }

  async function leave() {
    latest = undefined;
    sink?.forget();
    finish();
    left();
    return done;
  }

  const events: Events = {
    next() {
      const taker: Taker = Promise.withResolvers();
      takers.push(taker);
      begun = true;
      flush();
      wake?.();
      return taker.promise;
    },
    return: leave,
    throw: leave,
    [Symbol.asyncIterator]: () => events,
    [Symbol.asyncDispose]: async () => void (await leave()),
  };

  return {
    events,
    deliver(state) {
      latest = state;
      flush();
    },
    complete: () => finish(),
    fail(error) {
      latest = undefined;
      sink?.forget();
      finish(error);
    },
    wanting() {
      if (end || (begun && !sink && takers.length > 0)) return undefined;
      if (begun && sink) return sink.ready();
      return new Promise((resolve) => {
        wake = resolve;
      });
    },
  };
}

const done = { done: true as const, value: undefined };
