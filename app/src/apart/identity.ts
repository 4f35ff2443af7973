import type { IncomingMessage, ServerResponse } from 'node:http';
import { createIdentity } from '@cpii/identity';
import { createSigner, createVerify } from '@cpii/kit';
import { createSubgraphServer } from '@cpii/kit/server';
import { linkInMail } from '../server.ts';
import { env, issuers } from './env.ts';
import { openSubgraph, serve } from './process.ts';

const { db, log, stop } = await openSubgraph('identity');
const identity = createIdentity({ db, log, publicUrl: env.PUBLIC_URL });
const verify = createVerify('identity', issuers);

/** Sign-in for people, and for the gateway alone the viewer behind a cookie or a session. */
async function also(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const url = new URL(req.url ?? '/', 'http://identity');
  if (url.pathname.startsWith('/api/auth/')) {
    await identity.auth(req, res);
    return true;
  }
  const answer = (body: unknown) => {
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    return true;
  };
  if (env.DEMO && url.pathname === '/api/demo/last-mail')
    return answer({ link: linkInMail(await identity.lastMail(url.searchParams.get('to') ?? '')) });
  if (url.pathname !== '/viewer') return false;
  await verify(req.headers.authorization);
  const session = url.searchParams.get('session');
  return answer(session ? await identity.viewerOfSession(session) : await identity.viewerOf(req.headers));
}

serve(
  createSubgraphServer({ subgraph: identity.subgraph, verify, signer: await createSigner('identity'), also }),
  stop,
);
