import { isOneOf } from '@cpii/kit';
import { sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { memberships } from './membership.table.ts';

/** Where people belong, present ones first. */
export function membershipsOfUsers({ db }: Pick<Context, 'db'>, userIds: readonly string[]) {
  return db
    .select()
    .from(memberships)
    .where(isOneOf(memberships.userId, userIds))
    .orderBy(sql`${memberships.until} desc nulls first`, memberships.since, memberships.id);
}
