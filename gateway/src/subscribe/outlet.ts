import type { Writable } from 'node:stream';
import type { WebSocket } from 'ws';
import type { HubCounts } from './counts.ts';
import type { Sink } from './listener.ts';
import type { Reading } from './reading.ts';
import type { FrameId, State } from './state.ts';

/** What a socket that does not read costs at most. */
export type Slowness = {
  /** Bytes that wait in this process, from which on only the latest state of each subscription is kept. */
  conflateBytes: number;
  /** Bytes from which on the socket is closed: answers to its own questions count too. */
  closeBytes: number;
  /** How long it may go on before the socket is closed. */
  patienceMs: number;
};

export const defaultSlowness: Slowness = { conflateBytes: 128_000, closeBytes: 4_000_000, patienceMs: 10_000 };

const tryAgainLater = 1013;

/**
 * The way out to one socket. States are written beside `ws`, as whole frames, which is in order as long as `ws` writes at
 * once as well: it does, with neither compression nor blobs. A socket that is slow is not read any further, gets the latest
 * state of each subscription when it has caught up, and is closed when it does not: clients come back.
 */
export function createOutlet(
  socket: WebSocket,
  raw: Writable,
  slowness: Slowness,
  counts: HubCounts,
  reading: Reading,
) {
  // Below its own mark a stream does not tell that it has drained.
  const bound = Math.max(slowness.conflateBytes, raw.writableHighWaterMark);
  const waiting = new Map<FrameId, State>();
  let draining: (PromiseWithResolvers<void> & { timer: NodeJS.Timeout }) | undefined;

  const isFull = () => raw.writableLength > bound;

  function send(id: FrameId, state: State) {
    if (socket.readyState !== socket.OPEN) return;
    if (isFull()) {
      if (waiting.has(id)) counts.conflated += 1;
      waiting.set(id, state);
      slow();
    } else {
      waiting.delete(id);
      state.write(raw, id);
      counts.frames += 1;
    }
  }

  function slow(): Promise<void> {
    if (!draining) {
      draining = { ...Promise.withResolvers<void>(), timer: setTimeout(giveUp, slowness.patienceMs).unref() };
      reading.hold('slow');
      raw.once('drain', drained);
    }
    const { promise } = draining;
    if (raw.writableLength > slowness.closeBytes) giveUp();
    return promise;
  }

  function drained() {
    released();
    const states = [...waiting];
    waiting.clear();
    for (const [id, state] of states) send(id, state);
  }

  function released() {
    if (!draining) return;
    clearTimeout(draining.timer);
    draining.resolve();
    draining = undefined;
    raw.off('drain', drained);
    reading.release('slow');
  }

  function giveUp() {
    waiting.clear();
    if (socket.readyState !== socket.OPEN) return;
    counts.tooSlow += 1;
    socket.close(tryAgainLater, 'Too slow');
    released();
  }

  return {
    /** For the subscription of this id. */
    sink(name: string): Sink {
      const json = JSON.stringify(name);
      const id: FrameId = { json, bytes: Buffer.byteLength(json) };
      return {
        send: (state) => send(id, state),
        flush() {
          const state = waiting.get(id);
          waiting.delete(id);
          if (!state || socket.readyState !== socket.OPEN) return;
          state.write(raw, id);
          counts.frames += 1;
        },
        forget: () => void waiting.delete(id),
        ready: () => (isFull() ? slow() : undefined),
      };
    },

    /** After anything that may have added to what waits: whoever asks and does not read is not read either. */
    relieve() {
      if (isFull() && socket.readyState === socket.OPEN) slow();
    },

    closed() {
      waiting.clear();
      released();
    },
  };
}

export type Outlet = ReturnType<typeof createOutlet>;
