import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Log } from '../seeing/log.ts';

/** Whoever does not answer a ping until the next one is gone. */
const heartbeatMs = 12_000;
/** How long whoever is told to go may take. */
const patienceMs = 1_000;

const closeCodes = { goingAway: 1001, internalError: 4500 };

/**
 * Carries the protocol of graphql-ws over sockets of `ws`. Unlike its own adapter this one writes to the log and survives
 * every error of a socket: anyone can cause those.
 */
export function carry(server: Server<{ socket: WebSocket; request: IncomingMessage }>, maxPayload: number, log: Log) {
  // Compressed frames cost many times as much and could not be shared between sockets.
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload, handleProtocols });
  const waiting = new WeakSet<WebSocket>();

  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (waiting.has(socket)) socket.terminate();
      waiting.add(socket);
      socket.ping();
    }
  }, heartbeatMs);

  sockets.on('connection', (socket, request) => {
    const failed = (err: unknown) => log.debug({ err }, 'websocket failed');
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) =>
          new Promise((resolve, reject) => {
            if (socket.readyState !== socket.OPEN) return resolve();
            socket.send(text, (error) => (error ? reject(error) : resolve()));
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) =>
          socket.on('message', (message) =>
            receive(String(message)).catch((err: unknown) => {
              failed(err);
              socket.close(closeCodes.internalError, 'Internal server error');
            }),
          ),
      },
      { socket, request },
    );
    socket.on('pong', () => waiting.delete(socket));
    socket.on('error', failed);
    socket.once('close', (code, reason) => closed(code, String(reason)).catch(failed));
  });

  return {
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      sockets.handleUpgrade(request, socket, head, (accepted) => void sockets.emit('connection', accepted, request));
    },

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
