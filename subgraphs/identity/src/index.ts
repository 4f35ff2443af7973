import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSubgraph, type Db, type Log, type Migrations, type Subgraph, type Viewer } from '@cpii/kit';
import { fromNodeHeaders, toNodeHandler } from 'better-auth/node';
import { createContext } from './context.ts';
import { env } from './env.ts';
import { createMailer, lastMail } from './mail/mail.ts';
import { schema } from './schema.ts';
import { createAuth } from './session/auth.ts';
import { sharedSecret } from './session/secret.ts';
import { viewerOfSession } from './session/viewer.ts';

export { seedDemo } from './demo.ts';
export { sdl } from './schema.ts';

export const migrations: Migrations = {
  schema: 'identity',
  folder: fileURLToPath(new URL('../migrations', import.meta.url)),
};

export type Identity = {
  subgraph: Subgraph;
  /** Answers /api/auth. */
  auth(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** Whoever the cookie of a request stands for. */
  viewerOf(headers: IncomingHttpHeaders): Promise<Viewer>;
  /** The same person later; null once the session has ended. */
  viewerOfSession(sessionId: string): Promise<Viewer>;
  /** The newest mail to an address; null when mails go to a server. */
  lastMail(to: string): Promise<string | null>;
};

/** The identity subgraph, with sign-in beside it. `publicUrl` is the address people see. */
export function createIdentity({ db, log, publicUrl }: { db: Db; log: Log; publicUrl: string }): Identity {
  const folder = join(env.DATA_DIR, 'mail');
  const auth = createAuth({
    db,
    log,
    publicUrl,
    secret: env.AUTH_SECRET ?? sharedSecret(env.DATA_DIR),
    sendMail: createMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM, folder }),
  });
  return {
    subgraph: createSubgraph('identity', schema, (caller) => createContext({ db }, caller), log),
    auth: toNodeHandler(auth),
    async viewerOf(headers) {
      if (!headers.cookie) return null;
      const found = await auth.api.getSession({ headers: fromNodeHeaders(headers), query: { disableRefresh: true } });
      return found ? viewerOfSession({ db }, found.session.id) : null;
    },
    viewerOfSession: (sessionId) => viewerOfSession({ db }, sessionId),
    lastMail: async (to) => (env.SMTP_URL ? null : lastMail(folder, to)),
  };
}
