import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { sendMetrics } from '@cpii/gateway';
import { sql } from 'drizzle-orm';
import type { createParts } from './parts.ts';

type Parts = Awaited<ReturnType<typeof createParts>>;
type Options = {
  parts: Parts;
  web: RequestListener;
  demo: boolean;
  trustProxy: boolean;
  /** Opens `/metrics` to other machines. */
  metricsToken?: string;
};

/** One port for everything: API, GraphiQL, sign-in and pages. */
export function createAppServer({ parts, web, demo, trustProxy, metricsToken }: Options): Server {
  const { identity, gateway, log } = parts;

  async function answer(req: IncomingMessage, res: ServerResponse) {
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://app');
    if (pathname === '/metrics') return sendMetrics(gateway, req, res, metricsToken);
    if (!trustProxy) sayWhoCame(req);
    if (pathname === '/healthz') return json(res, 200, { status: 'ok' });
    if (pathname === '/readyz') return json(res, ...(await readiness(parts)));
    if (pathname.startsWith('/api/auth/')) return identity.auth(req, res);
    if (demo && pathname === '/api/demo/last-mail') {
      const mail = await identity.lastMail(searchParams.get('to') ?? '');
      return json(res, 200, { link: linkInMail(mail) });
    }
    if (await gateway.handle(req, res)) return;
    return web(req, res);
  }

  const server = createServer((req, res) => {
    answer(req, res).catch((error) => {
      log.error({ err: error, url: req.url }, 'unexpected');
      if (!res.headersSent) json(res, 500, { code: 'INTERNAL' });
      else res.destroy();
    });
  });
  server.on('upgrade', gateway.upgrade).on('clientError', gateway.clientError);
  return server;
}

/** Nobody stands before us, so what a request claims of its way is replaced by what we see. */
export function sayWhoCame(req: IncomingMessage) {
  req.headers['x-forwarded-for'] = req.socket.remoteAddress ?? '';
  req.headers['x-forwarded-proto'] = 'http';
  req.headers['x-forwarded-host'] = req.headers.host ?? 'localhost';
}

async function readiness({ db }: Parts): Promise<[number, object]> {
  return db.execute(sql`select 1`).then(
    () => [200, { status: 'ready' }],
    () => [503, { status: 'the database does not answer' }],
  );
}

/** The confirmation link in a mail; quoted-printable breaks long lines with "=" at the end and writes "=" as "=3D". */
export function linkInMail(mail: string | null) {
  const text = mail?.replace(/=\r?\n/g, '').replaceAll('=3D', '=');
  return text?.match(/https?:\/\/\S*verify-email\S*/)?.[0] ?? null;
}

function json(res: ServerResponse, status: number, body: object) {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  res.end(JSON.stringify(body));
}
