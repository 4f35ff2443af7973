import { sql } from 'drizzle-orm';
import { check, index, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { organizations } from '../organization/organization.table.ts';
import { identity } from '../schema.table.ts';
import { users } from '../user/user.table.ts';

export const memberships = identity.table(
  'memberships',
  {
    id: uuid().primaryKey().defaultRandom(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    role: text({ enum: ['OWNER', 'EDITOR', 'VIEWER'] }).notNull(),
    since: timestamp({ withTimezone: true }).notNull().defaultNow(),
    until: timestamp({ withTimezone: true }), // null while it holds
  },
  (t) => [
    uniqueIndex('memberships_one_in_force').on(t.organizationId, t.userId).where(sql`until is null`),
    index('memberships_of_user').on(t.userId),
    check('memberships_end_after_they_begin', sql`${t.until} is null or ${t.until} >= ${t.since}`),
  ],
);

export type MembershipRow = typeof memberships.$inferSelect;
