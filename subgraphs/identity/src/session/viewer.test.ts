import { expect, test } from 'vitest';
import { memberships } from '../membership/membership.table.ts';
import { roleGrants } from '../role/role.table.ts';
import { createTestIdentity } from '../testing/context.ts';
import { sessions } from './session.table.ts';
import { viewerOfSession } from './viewer.ts';

const { db, statements, insertUser, insertOrganization } = await createTestIdentity();

const YEAR_MS = 366 * 24 * 3600 * 1000;
const yearsAgo = (years: number) => new Date(Date.now() - years * YEAR_MS);

async function signedIn() {
  const user = await insertUser({ emailVerified: true });
  const [session] = await db
    .insert(sessions)
    .values({ userId: user.id, token: crypto.randomUUID(), expiresAt: yearsAgo(-1) })
    .returning();
  return { userId: user.id, sessionId: session!.id };
}

test('a viewer has the roles of this moment, the earliest first, and nobody else’s', async () => {
  const { userId, sessionId } = await signedIn();
  const other = await signedIn();
  const seasonId = crypto.randomUUID();
  const grant = { userId, scope: 'PLATFORM' as const, reason: 'Thử' };
  await db.insert(roleGrants).values([
    { ...grant, role: 'SCREENER', from: yearsAgo(1) },
    { ...grant, role: 'CHAIR', scope: 'SEASON', scopeId: seasonId, from: yearsAgo(2), to: yearsAgo(-1) },
    { ...grant, role: 'ADMINISTRATOR', from: yearsAgo(3), to: yearsAgo(1) },
    { ...grant, role: 'AUDITOR', from: yearsAgo(-1) },
    { ...grant, role: 'MODERATOR', userId: other.userId },
  ]);

  expect(await viewerOfSession({ db }, sessionId)).toEqual({
    id: userId,
    unitId: null,
    emailVerified: true,
    sessionId,
    roles: [
      { role: 'CHAIR', scope: 'SEASON', scopeId: seasonId },
      { role: 'SCREENER', scope: 'PLATFORM', scopeId: null },
    ],
    memberships: [],
  });
});

test('a viewer has the memberships in force, and those that ended within 3 years as ended', async () => {
  const { userId, sessionId } = await signedIn();
  const other = await signedIn();
  const [present, recent, past] = [await insertOrganization(), await insertOrganization(), await insertOrganization()];
  await db.insert(memberships).values([
    { userId, organizationId: present.id, role: 'EDITOR', since: yearsAgo(6) },
    { userId, organizationId: recent.id, role: 'OWNER', since: yearsAgo(5), until: yearsAgo(2) },
    { userId, organizationId: past.id, role: 'VIEWER', since: yearsAgo(5), until: yearsAgo(4) },
    { userId: other.userId, organizationId: past.id, role: 'OWNER' },
  ]);

  expect((await viewerOfSession({ db }, sessionId))?.memberships).toEqual([
    { organizationId: present.id, role: 'EDITOR', ended: false },
    { organizationId: recent.id, role: 'OWNER', ended: true },
  ]);
});

test('a viewer is read in one statement', async () => {
  const { sessionId } = await signedIn();
  const asked = statements.length;

  expect(await viewerOfSession({ db }, sessionId)).not.toBeNull();
  expect(statements.length - asked).toBe(1);
});
