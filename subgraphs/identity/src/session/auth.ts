import { randomUUID } from 'node:crypto';
import type { Db, Log } from '@cpii/kit';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import type { SendMail } from '../mail/mail.ts';
import { users } from '../user/user.table.ts';
import { forgetFailures, recordFailure, secondsToWait } from './attempt.ts';
import { confirmationMail } from './confirmation.ts';
import { accounts, sessions, verifications } from './session.table.ts';

export type AuthOptions = { db: Db; log: Log; secret: string; publicUrl: string; sendMail: SendMail };

const MONTH_SECONDS = 30 * 24 * 3600;
const DAY_SECONDS = 24 * 3600;

/** Accounts and sessions, answered at /api/auth. Guessing is limited by account, never by address: a hall shares one address. */
export function createAuth({ db, log, secret, publicUrl, sendMail }: AuthOptions) {
  return betterAuth({
    appName: 'CPII Digital Expo',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (level, message) => log[level === 'error' ? 'error' : 'debug'](message) },
    database: drizzleAdapter(db, {
      provider: 'pg',
      transaction: true,
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    advanced: {
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { generateId: () => randomUUID() },
      useSecureCookies: publicUrl.startsWith('https:'),
    },
    trustedOrigins: (request) => ownOrigins(request, publicUrl),
    rateLimit: { enabled: false },
    session: { expiresIn: MONTH_SECONDS, updateAge: DAY_SECONDS },
    emailAndPassword: { enabled: true, minPasswordLength: 10, autoSignIn: true },
    emailVerification: {
      sendOnSignUp: true,
      expiresIn: DAY_SECONDS,
      // The account stands even when the mail server does not answer; the mail can be asked for again.
      sendVerificationEmail: ({ user, url }) =>
        sendMail(confirmationMail(user.email, user.name, url)).catch((error) =>
          log.error({ err: error }, 'mail not sent'),
        ),
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path !== '/sign-in/email') return;
        const seconds = await secondsToWait(db, emailOf(context.body));
        if (seconds === 0) return;
        throw new APIError('TOO_MANY_REQUESTS', {
          code: 'RATE_LIMITED',
          message: 'Too many wrong passwords for this account.',
          retryAfterSeconds: seconds,
        });
      }),
      after: createAuthMiddleware(async (context) => {
        if (context.path !== '/sign-in/email') return;
        const wrong =
          context.context.returned instanceof APIError && context.context.returned.status === 'UNAUTHORIZED';
        await (wrong ? recordFailure : forgetFailures)(db, emailOf(context.body));
      }),
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;

const emailOf = (body: unknown) => String((body as { email?: unknown } | undefined)?.email ?? '').toLowerCase();

/** The public address, and whatever loopback name the browser came by: to the web's server, where that asks for it. */
function ownOrigins(request: Request | undefined, publicUrl: string) {
  const host = request?.headers.get('x-forwarded-host') ?? request?.headers.get('host') ?? '';
  const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
  return loopback ? [publicUrl, `http://${host}`] : [publicUrl];
}
