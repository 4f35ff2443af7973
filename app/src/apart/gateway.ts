import { createServer, type IncomingHttpHeaders } from 'node:http';
import { createGateway, type Gateway, httpSource, sendMetrics } from '@cpii/gateway';
import { type Caller, createLog, createSigner, type Viewer } from '@cpii/kit';
import { readyQuestions } from '../examples.ts';
import { languageOf, nobody, scopeOf, supergraphSdl } from '../parts.ts';
import { env } from './env.ts';
import { serve } from './process.ts';

const log = createLog('gateway');
const signer = await createSigner('gateway');

/** Asks identity who stands behind a cookie or a session. */
async function viewerFrom(query: string, cookie?: string): Promise<Viewer> {
  const authorization = `Bearer ${await signer.sign(nobody, 'identity')}`;
  const response = await fetch(`${env.IDENTITY_URL}/viewer${query}`, {
    headers: { authorization, ...(cookie && { cookie }) },
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`identity answered ${response.status}`);
  return (await response.json()) as Viewer;
}

async function callerOf(headers: IncomingHttpHeaders, requestId: string): Promise<Caller> {
  const viewer = headers.cookie ? await viewerFrom('', headers.cookie) : null;
  return { viewer, service: null, language: languageOf(headers), requestId };
}

async function sameCallerNow(caller: Caller, { sessionId }: NonNullable<Viewer>): Promise<Caller | null> {
  const viewer = await viewerFrom(`?session=${sessionId}`);
  return viewer && { ...caller, viewer };
}

const source = (name: string, url: string) =>
  httpSource<Caller>({
    url: `${url}/graphql`,
    headers: async (caller) => ({ authorization: `Bearer ${await signer.sign(caller, name)}` }),
  });

const gateway: Gateway<Caller> = await createGateway<Caller>({
  supergraphSdl,
  sources: {
    identity: source('identity', env.IDENTITY_URL),
    initiatives: source('initiatives', env.INITIATIVES_URL),
    reviews: source('reviews', env.REVIEWS_URL),
  },
  context: ({ headers, requestId }) => callerOf(headers, requestId),
  refresh: (caller) => (caller.viewer ? sameCallerNow(caller, caller.viewer) : caller),
  scope: scopeOf,
  seeing: { metrics: { process: true } },
  graphiql: {
    title: { vi: 'Triển lãm số CPII: hỏi dữ liệu', en: 'CPII Digital Expo: ask the data' },
    languages: ['vi', 'en'],
    questions: (language) => readyQuestions((request) => gateway.execute(request, nobody), language),
  },
  log,
});

const server = createServer(async (req, res) => {
  if (req.url === '/jwks') return res.setHeader('content-type', 'application/json').end(JSON.stringify(signer.jwks));
  if (req.url === '/metrics') return sendMetrics(gateway, req, res, env.METRICS_TOKEN);
  if (req.url === '/healthz') return res.end('{"status":"ok"}');
  if (!(await gateway.handle(req, res))) res.writeHead(404).end();
});
server.on('upgrade', gateway.upgrade).on('clientError', gateway.clientError);
serve(server, gateway.stop);
