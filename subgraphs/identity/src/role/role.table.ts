import { sql } from 'drizzle-orm';
import { check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { identity } from '../schema.table.ts';
import { users } from '../user/user.table.ts';

/** Roles are never changed: ended, and given anew. */
export const roleGrants = identity.table(
  'role_grants',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    role: text({
      enum: ['REVIEWER', 'CHAIR', 'SCREENER', 'MODERATOR', 'EXPERT', 'PROGRAMME_MANAGER', 'AUDITOR', 'ADMINISTRATOR'],
    }).notNull(),
    scope: text({ enum: ['PLATFORM', 'SEASON', 'ROUND'] }).notNull(),
    scopeId: uuid(), // a season or a round of another subgraph: no foreign key
    from: timestamp({ withTimezone: true }).notNull().defaultNow(),
    to: timestamp({ withTimezone: true }), // null while open-ended
    reason: text().notNull(),
  },
  (t) => [
    index('role_grants_of_user').on(t.userId),
    check('role_grants_scope_has_its_id', sql`(${t.scope} = 'PLATFORM') = (${t.scopeId} is null)`),
    check('role_grants_end_after_they_begin', sql`${t.to} is null or ${t.to} > ${t.from}`),
  ],
);
