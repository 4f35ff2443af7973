import { isOneOf } from '@cpii/kit';
import { and, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { roleGrants } from './role.table.ts';

const { userId, role, scope, scopeId, from, to } = roleGrants;

/** Whether a role is in force, by the database's clock. */
export const isInForce = sql`${from} <= now() and (${to} is null or ${to} > now())`;

/** The roles people hold now. */
export function rolesOfUsers({ db }: Pick<Context, 'db'>, userIds: readonly string[]) {
  return db
    .select({ userId, role, scope, scopeId })
    .from(roleGrants)
    .where(and(isOneOf(userId, userIds), isInForce))
    .orderBy(from, roleGrants.id);
}
