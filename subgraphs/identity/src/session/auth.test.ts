import type { AddressInfo } from 'node:net';
import { createLog } from '@cpii/kit';
import { SMTPServer } from 'smtp-server';
import { afterAll, expect, test } from 'vitest';
import { createMailer } from '../mail/mail.ts';
import { createTestIdentity } from '../testing/context.ts';
import { createAuth } from './auth.ts';
import { sessions } from './session.table.ts';
import { viewerOfSession } from './viewer.ts';

const { db } = await createTestIdentity();

const mails: string[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _, done) => {
    let text = '';
    stream.on('data', (chunk) => {
      text += chunk;
    });
    stream.on('end', () => {
      mails.push(text.replace(/=\r?\n/g, '').replaceAll('=3D', '='));
      done();
    });
  },
});
await new Promise<void>((listening) => smtp.listen(0, '127.0.0.1', listening));
afterAll(() => smtp.close(() => {}));

const publicUrl = 'http://localhost:3000';
const auth = createAuth({
  db,
  log: createLog('test'),
  secret: 'a secret for tests alone, long enough',
  publicUrl,
  sendMail: createMailer({
    smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    from: 'noreply@example.org',
    folder: '',
  }),
});

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  auth.handler(
    new Request(`${publicUrl}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: publicUrl, host: 'localhost:3000', ...headers },
      body: JSON.stringify(body),
    }),
  );

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

test('whoever signs up is signed in, not yet confirmed, and gets a mail whose link confirms the address', async () => {
  const signedUp = await post('/sign-up/email', {
    email: 'New@Example.org',
    password: 'a long password',
    name: 'Người mới',
  });
  const cookie = cookieOf(signedUp);
  const session = await auth.api.getSession({ headers: new Headers({ cookie }) });
  const before = await viewerOfSession({ db }, session!.session.id);
  while (mails.length === 0) await new Promise((wait) => setTimeout(wait, 10));
  const link = /http:\/\/localhost:3000\/api\/auth\/verify-email\S*/.exec(mails[0]!)![0];

  await auth.handler(new Request(link, { headers: { cookie } }));

  expect(before).toMatchObject({ emailVerified: false, roles: [], memberships: [] });
  expect(await viewerOfSession({ db }, session!.session.id)).toMatchObject({ emailVerified: true });
  expect(mails[0]).toContain('To: new@example.org');
});

test('a session that was signed out of is nobody', async () => {
  const cookie = cookieOf(
    await post('/sign-up/email', { email: 'out@example.org', password: 'a long password', name: 'Ra về' }),
  );
  const session = await auth.api.getSession({ headers: new Headers({ cookie }) });

  await post('/sign-out', {}, { cookie });

  expect(session).not.toBeNull();
  expect(await viewerOfSession({ db }, session!.session.id)).toBeNull();
});

test('a session past its end is nobody', async () => {
  const cookie = cookieOf(
    await post('/sign-up/email', { email: 'late@example.org', password: 'a long password', name: 'Muộn' }),
  );
  const session = await auth.api.getSession({ headers: new Headers({ cookie }) });
  await db.update(sessions).set({ expiresAt: new Date(Date.now() - 1_000) });

  expect(session).not.toBeNull();
  expect(await viewerOfSession({ db }, session!.session.id)).toBeNull();
});

test('the eleventh try after ten wrong passwords is refused, even with the right one', async () => {
  const email = 'guessed@example.org';
  await post('/sign-up/email', { email, password: 'a long password', name: 'Bị đoán' });
  const tries = [];
  for (let n = 0; n < 10; n++) tries.push((await post('/sign-in/email', { email, password: 'wrong password' })).status);

  const right = await post('/sign-in/email', { email, password: 'a long password' });

  expect(tries).toEqual(Array(10).fill(401));
  expect([right.status, ((await right.json()) as { code: string }).code]).toEqual([429, 'RATE_LIMITED']);
});

test('a form of another site is refused', async () => {
  const response = await post(
    '/sign-in/email',
    { email: 'a@example.org', password: 'a long password' },
    { origin: 'https://evil.example', cookie: 'x=y' },
  );

  expect(response.status).toBe(403);
});
