import { and, inArray, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { roleGrants } from './role.table.ts';

/** The roles people hold now, by the database's clock. */
export function rolesOfUsers({ db }: Pick<Context, 'db'>, userIds: readonly string[]) {
  const { userId, role, scope, scopeId, from, to } = roleGrants;
  return db
    .select({ userId, role, scope, scopeId })
    .from(roleGrants)
    .where(and(inArray(userId, [...userIds]), sql`${from} <= now()`, sql`(${to} is null or ${to} > now())`))
    .orderBy(from, roleGrants.id);
}
