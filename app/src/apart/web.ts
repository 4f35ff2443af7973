import { createServer, type RequestListener } from 'node:http';
import { createLog } from '@cpii/kit';
import { createProxyServer } from 'http-proxy-3';
import { sayWhoCame } from '../server.ts';
import { env } from './env.ts';
import { serve } from './process.ts';

// The one origin a browser sees: pages of its own, and the API, GraphiQL and sign-in passed on.
Object.assign(process.env, { PROTOCOL_HEADER: 'x-forwarded-proto', HOST_HEADER: 'x-forwarded-host' });
process.env.GRAPHQL_URL = `${env.GATEWAY_URL}/graphql`;
process.env.AUTH_URL = `${env.IDENTITY_URL}/api/auth`;
const { handler }: { handler: RequestListener } = await import(
  new URL('../../../web/build/handler.js', import.meta.url).href
);

const log = createLog('web');
const proxy = createProxyServer({ xfwd: false });
proxy.on('error', (error, _, res) => {
  log.warn({ err: error }, 'passing on');
  if ('writeHead' in res && !res.headersSent) res.writeHead(502).end();
  else res.end();
});

const target = (path: string) => {
  if (/^\/(graphql|graphiql)(\/|\?|$)/.test(path)) return env.GATEWAY_URL;
  if (/^\/api\/(auth|demo)\//.test(path)) return env.IDENTITY_URL;
  return null;
};

const server = createServer((req, res) => {
  sayWhoCame(req);
  if (req.url === '/healthz' || req.url === '/readyz') return res.end('{"status":"ok"}');
  const to = target(req.url ?? '/');
  return to ? proxy.web(req, res, { target: to }) : handler(req, res);
});
server.on('upgrade', (req, socket, head) => {
  const to = target(req.url ?? '/');
  if (to) proxy.ws(req, socket, head, { target: to });
  else socket.destroy();
});
serve(server, async () => proxy.close());
