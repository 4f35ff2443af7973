import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tick } from './board.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * A server whose board moves on with each `POST /tick`. It says in bytes what it holds when nothing happens: `/memory`, of
 * the machine's; `/heap`, what is in use of that.
 */
export function serve(answer: Answer = (_, response) => response.writeHead(404).end()): Server {
  const server = createServer((request, response) => {
    if (request.url === '/memory') {
      globalThis.gc!();
      response.end(String(process.memoryUsage.rss()));
    } else if (request.url === '/heap') {
      globalThis.gc!();
      const { heapUsed, external } = process.memoryUsage();
      response.end(String(heapUsed + external));
    } else if (request.url === '/tick') {
      tick();
      response.end();
    } else answer(request, response);
  });
  return server.listen({ port: Number(process.env.PORT), host: '127.0.0.1', backlog: 1_024 });
}
