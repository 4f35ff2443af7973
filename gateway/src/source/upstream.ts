import { isDeepStrictEqual } from 'node:util';
import type { Log } from '../seeing/log.ts';
import { closable } from './closable.ts';
import { createInbox } from './inbox.ts';
import { errorOf } from './settle.ts';
import type { SourceResult } from './source.ts';

export type Headers = Record<string, string>;

/** What a connection tells: that it stands, its events, and one of the three ends. */
export type Listener = {
  opened(): void;
  event(result: SourceResult): void;
  completed(): void;
  /** The subgraph will not have it, and would not if it was asked again. */
  refused(reason: Error): void;
  lost(reason: Error): void;
};

export type Connection = {
  /** Stops reading, so that the subgraph has to wait; false goes on. */
  hold(held: boolean): void;
  /** The listener hears nothing more. */
  close(): void;
};

/** Opens one connection for one subscription, whatever the protocol. */
export type Connect = (headers: Headers, listener: Listener) => Connection;

type Following<Context extends object> = {
  /** The subgraph in log lines. */
  name: string;
  connect: Connect;
  headers: (context: Context) => Headers | Promise<Headers>;
  context: Context;
  refresh: () => Promise<Context | null>;
  log: Log;
  closed(): void;
};

/**
 * The events of a subscription, over as many connections as it takes: one that is lost is followed by the next for as long
 * as somebody listens, who notices a gap and nothing else. Each has a connection of its own, because each is asked under
 * the rights of its caller and is asked anew when those change.
 */
export function follow<Context extends object>(
  following: Following<Context>,
): AsyncIterableIterator<SourceResult, undefined> {
  const { name, connect, headers, context, refresh, log } = following;
  const inbox = createInbox<{ event: SourceResult; speaksFor: Context }>((held) => connection?.hold(held));
  let connection: Connection | undefined;
  let current: Listener | undefined;
  let speaksFor = context;
  let down = false;
  let attempts = 0;
  let timer: NodeJS.Timeout | undefined;

  function listen(): Listener {
    // A connection that was given up may have something left to say: it was said under rights of the past.
    const only = (act: () => void) => {
      if (current === listener) act();
    };
    const listener: Listener = {
      opened: () => only(back),
      event: (event) => only(() => inbox.put({ event, speaksFor })),
      completed: () => only(finish),
      refused: (reason) => only(() => finish(reason)),
      lost: (reason) => only(() => lost(reason)),
    };
    return listener;
  }

  function finish(reason?: Error) {
    hangUp();
    inbox.end(reason);
  }

  function hangUp() {
    clearTimeout(timer);
    current = undefined;
    connection?.close();
    connection = undefined;
  }

  async function open(latest: () => Context | Promise<Context | null>) {
    const listener = listen();
    current = listener;
    try {
      const caller = await latest();
      if (current !== listener) return;
      if (caller === null) return finish();
      const sent = await headers(caller);
      if (current !== listener) return;
      speaksFor = caller;
      begin(sent, listener);
    } catch (thrown) {
      listener.lost(errorOf(thrown));
    }
  }

  function begin(sent: Headers, listener: Listener) {
    try {
      connection = connect(sent, listener);
    } catch (thrown) {
      // Headers that are none, for example: no later attempt would get further.
      listener.refused(errorOf(thrown));
    }
  }

  function back() {
    if (down) log.info({ url: name }, 'subscription to a subgraph is back');
    down = false;
    attempts = 0;
  }

  function lost(reason: Error) {
    if (!down) log.warn({ err: reason, url: name }, 'subscription to a subgraph lost, trying again');
    down = true;
    comeAgain();
  }

  function comeAgain() {
    hangUp();
    timer = setTimeout(open, pause(attempts), refresh);
    attempts += 1;
  }

  async function next(): Promise<IteratorResult<SourceResult, undefined>> {
    for (;;) {
      const taken = await inbox.take();
      if (taken.done) return taken;
      const latest = await refresh();
      if (latest === null) return { done: true, value: undefined };
      if (isDeepStrictEqual(latest, taken.value.speaksFor)) return { done: false, value: taken.value.event };
      // It was said under rights that have changed since: the subgraph is asked again, under those of now.
      if (isDeepStrictEqual(latest, speaksFor)) continue;
      inbox.clear();
      comeAgain();
    }
  }

  open(() => context);
  return closable(next, () => {
    hangUp();
    following.closed();
  });
}

/** Milliseconds before the next attempt: doubling up to ten seconds, spread so that not all come back at once. */
function pause(attempts: number): number {
  return Math.min(10_000, 250 * 2 ** attempts) * (0.5 + Math.random());
}
