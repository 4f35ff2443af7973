import type { Viewer } from '@cpii/kit';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { memberships } from '../membership/membership.table.ts';
import { rolesOfUsers } from '../role/role.ts';
import { users } from '../user/user.table.ts';
import { sessions } from './session.table.ts';

/** The person behind a session as they are at this moment; null once it has ended. */
export async function viewerOfSession({ db }: Pick<Context, 'db'>, sessionId: string): Promise<Viewer> {
  const [user] = await db
    .select({ id: users.id, unitId: users.unitId, emailVerified: users.emailVerified })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), sql`${sessions.expiresAt} > now()`));
  if (!user) return null;
  const [roles, belonging] = await Promise.all([rolesOfUsers({ db }, [user.id]), recentMemberships(db, user.id)]);
  return {
    ...user,
    sessionId,
    roles: roles.map(({ role, scope, scopeId }) => ({ role, scope, scopeId })),
    memberships: belonging,
  };
}

/** Those in force, and those that ended within 3 years, which still make a conflict of interest. */
function recentMemberships(db: Context['db'], userId: string) {
  const { organizationId, role, until } = memberships;
  return db
    .select({ organizationId, role, ended: sql<boolean>`${until} is not null` })
    .from(memberships)
    .where(and(inArray(memberships.userId, [userId]), sql`(${until} is null or ${until} > now() - interval '3 years')`))
    .orderBy(memberships.since, memberships.id);
}
