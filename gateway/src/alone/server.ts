import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Gateway } from '../gateway.ts';
import type { Log } from '../seeing/log.ts';
import { sendMetrics } from '../seeing/send-metrics.ts';
import type { createCors } from './cors.ts';

/** A request may be on its way on a connection that is idle: so long it is waited for, to be answered and told goodbye. */
const graceMs = 100;

type ServerOptions = { cors: ReturnType<typeof createCors>; metricsToken: string | undefined; log: Log };

/** A gateway with a server of its own: besides its paths `/healthz`, `/readyz` and `/metrics`. */
export function createStandalone<Context extends object>(
  gateway: Gateway<Context>,
  { cors, metricsToken, log }: ServerOptions,
) {
  let [draining, closing] = [false, false];
  const running = new Set<ServerResponse>();
  let idle = () => {};

  const server = createServer((request, response) => {
    running.add(response);
    response.once('close', () => {
      running.delete(response);
      if (running.size === 0) idle();
      // Whoever keeps a connection for its next request takes that elsewhere.
      if (closing) setImmediate(() => server.closeIdleConnections());
    });
    request.headers['x-request-id'] = requestIdOf(request);
    response.setHeader('x-request-id', request.headers['x-request-id']);
    if (draining) sayGoodbye();
    answer(request, response).catch((err: unknown) => {
      log.error({ err, url: request.url }, 'request failed');
      response.destroy();
    });
  });
  server.on('upgrade', gateway.upgrade).on('clientError', gateway.clientError);

  /** The last answer on each connection says that it is the last, so that no client sends its next request into the void. */
  function sayGoodbye() {
    const last = new Map<Socket, ServerResponse>();
    for (const response of running) {
      if (response.headersSent) continue;
      last.get(response.req.socket)?.removeHeader('connection');
      last.set(response.req.socket, response.setHeader('connection', 'close'));
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const path = request.url?.split('?', 1)[0];
    if (path === '/healthz') return say(response, 200, 'ok');
    if (path === '/readyz') return draining ? say(response, 503, 'draining') : say(response, 200, 'ready');
    if (path === '/metrics') return sendMetrics(gateway, request, response, metricsToken);
    if (cors.handle(request, response)) return;
    if (!(await gateway.handle(request, response))) say(response, 404, 'not found');
  }

  return {
    server,

    /** Takes no more connections, lets what runs finish, for so long, and releases everything. */
    async drain(patienceMs: number) {
      draining = true;
      sayGoodbye();
      // As `server.close` does it, but for idle connections, which that would close at once.
      NetServer.prototype.close.call(server);
      await wait(Math.min(graceMs, patienceMs));
      const done = new Promise<void>((resolve) => {
        idle = resolve;
      });
      closing = true;
      server.close();
      await gateway.drain();
      if (running.size > 0) {
        const impatience = setTimeout(() => {
          log.warn({ running: running.size }, 'not all requests came to their end');
          idle();
        }, patienceMs);
        await done;
        clearTimeout(impatience);
      }
      server.closeAllConnections();
      await gateway.stop();
    },
  };
}

/** The client's own name for its request if that is one, so that a request can be followed through several servers. */
function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID();
}

function say(response: ServerResponse, status: number, word: string) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ status: word }));
}
