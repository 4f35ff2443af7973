import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols, type Server } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { hasMoreValues } from '../limits/values.ts';
import type { Log } from '../seeing/log.ts';
import type { HubCounts } from '../subscribe/counts.ts';
import { createOutlet, type Slowness } from '../subscribe/outlet.ts';
import { createReading } from '../subscribe/reading.ts';
import { createPace } from './pace.ts';
import type { Extra } from './websocket.ts';

/** Whoever does not answer a ping until the next one is gone. */
const heartbeatMs = 12_000;
/** How long whoever is told to go may take. */
const patienceMs = 1_000;

const closeCodes = { goingAway: 1001, badRequest: 4400, internalError: 4500 };

export type CarryOptions = {
  maxPayload: number;
  values: number;
  /** A second, of one socket. */
  messages: number;
  slowness: Slowness;
  counts: HubCounts;
  log: Log;
};

/**
 * Carries the protocol of graphql-ws over sockets of `ws`. Unlike its own adapter this one writes to the log and survives
 * every error of a socket: anyone can cause those.
 */
export function carry(server: Server<Extra>, { maxPayload, values, messages, slowness, counts, log }: CarryOptions) {
  const limits = { maxPayload, closeTimeout: slowness.patienceMs };
  const sockets = new WebSocketServer({
    noServer: true,
    // Compressed frames cost many times as much and could not be shared between sockets.
    perMessageDeflate: false,
    // An id that is completed and used again in one packet would be taken for the old one by graphql-ws.
    allowSynchronousEvents: false,
    handleProtocols,
    ...limits,
  });
  const waiting = new WeakSet<object>();

  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (waiting.has(socket)) socket.terminate();
      waiting.add(socket);
      socket.ping();
    }
  }, heartbeatMs);

  function open(socket: Extra['socket'], request: IncomingMessage, raw: Duplex) {
    const reading = createReading(socket);
    const outlet = createOutlet(socket, raw, slowness, counts, reading);
    const pace = createPace(reading, messages);
    const failed = (err: unknown) => log.debug({ err }, 'websocket failed');
    const closed = server.opened(
      {
        protocol: socket.protocol,
        // Not waited for: while graphql-ws waits, an id could be completed and used again. `relieve` bounds what piles up.
        send(text) {
          if (socket.readyState !== socket.OPEN) return;
          socket.send(text);
          outlet.relieve();
        },
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) =>
          socket.on('message', (message, isBinary) => {
            if (socket.readyState !== socket.OPEN) return;
            pace.count((message as Buffer).length);
            if (isBinary) return socket.close(closeCodes.badRequest, 'Messages are text');
            if (hasMoreValues(message as Buffer, values)) return socket.close(closeCodes.badRequest, 'Too many values');
            receive(String(message)).catch((err: unknown) => {
              failed(err);
              // Of the types that graphql-ws knows it throws for those that only a server may send.
              const wrongWay = err instanceof Error && err.message.startsWith('Unexpected message of type');
              if (wrongWay) socket.close(closeCodes.badRequest, 'Invalid message received');
              else socket.close(closeCodes.internalError, 'Internal server error');
            });
          }),
      },
      { socket, request, outlet, pace },
    );
    socket.on('ping', () => {
      pace.count();
      outlet.relieve();
    });
    socket.on('pong', () => {
      pace.count();
      waiting.delete(socket);
    });
    socket.on('error', (err) => {
      failed(err);
      // `ws` resumes in the next tick, to throw away what comes, however much that is.
      process.nextTick(() => raw.pause());
      setTimeout(() => socket.terminate(), patienceMs).unref();
    });
    socket.once('close', (code, reason) => {
      pace.stop();
      outlet.closed();
      closed(code, String(reason)).catch(failed);
    });
  }

  return {
    upgrade(request: IncomingMessage, raw: Duplex, head: Buffer) {
      sockets.handleUpgrade(request, raw, head, (socket) => open(socket, request, raw));
    },

    /** How many there are. */
    open: () => sockets.clients.size,

    async stop() {
      clearInterval(heartbeat);
      for (const socket of sockets.clients) socket.close(closeCodes.goingAway, 'Going away');
      const impatience = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, patienceMs);
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
      clearTimeout(impatience);
    },
  };
}
