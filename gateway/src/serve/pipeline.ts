import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How many requests of one connection may wait for the answers before theirs. */
const most = 100;

/**
 * Requests that are sent without waiting for the answers before theirs are seen to one after the other, a turn of the event
 * loop each: answers leave in that order anyway, whoever reads none asks for no more, and nobody else waits for them all.
 */
export function createPipeline() {
  const waiting = new WeakMap<Socket, number>();

  /** Calls `start` when the answers before this one have left; false where too many wait already. */
  return ({ socket }: IncomingMessage, response: ServerResponse, start: () => void): boolean => {
    // A response has its socket once it is its turn.
    if (response.socket) {
      start();
      return true;
    }
    const before = waiting.get(socket) ?? 0;
    if (before >= most) return false;
    waiting.set(socket, before + 1);
    response.once('socket', () => {
      waiting.set(socket, waiting.get(socket)! - 1);
      setImmediate(start);
    });
    return true;
  };
}
