import { rowsOf, type Viewer } from '@cpii/kit';
import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { memberships } from '../membership/membership.table.ts';
import { roleGrants } from '../role/role.table.ts';
import { isInForce } from '../role/role.ts';
import { users } from '../user/user.table.ts';
import { sessions } from './session.table.ts';

type Reader = Pick<Context, 'db'>;

/** The person behind a session as they are at this moment, in one statement; null once it has ended. */
export async function viewerOfSession({ db }: Reader, sessionId: string): Promise<Viewer> {
  const [viewer] = await db
    .select({
      id: users.id,
      unitId: users.unitId,
      emailVerified: users.emailVerified,
      sessionId: sessions.id,
      roles: rowsOf(heldRoles({ db })),
      memberships: rowsOf(recentMemberships({ db })),
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), sql`${sessions.expiresAt} > now()`));
  return viewer ?? null;
}

/** Of the user around it. */
function heldRoles({ db }: Reader) {
  const { userId, role, scope, scopeId, from, id } = roleGrants;
  return db
    .select({ role, scope, scopeId })
    .from(roleGrants)
    .where(and(eq(userId, users.id), isInForce))
    .orderBy(from, id);
}

/** Those in force of the user around it, and those that ended within 3 years, which still make a conflict of interest. */
function recentMemberships({ db }: Reader) {
  const { userId, organizationId, role, since, until, id } = memberships;
  return db
    .select({ organizationId, role, ended: sql<boolean>`${until} is not null`.as('ended') })
    .from(memberships)
    .where(and(eq(userId, users.id), sql`(${until} is null or ${until} > now() - interval '3 years')`))
    .orderBy(since, id);
}
