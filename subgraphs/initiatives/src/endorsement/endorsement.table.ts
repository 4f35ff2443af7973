import { sql } from 'drizzle-orm';
import { date, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { initiatives } from '../initiative/initiative.table.ts';
import { schema } from '../schema.table.ts';

export const endorsements = schema.table(
  'endorsements',
  {
    id: uuid().primaryKey().defaultRandom(),
    initiativeId: uuid()
      .notNull()
      .references(() => initiatives.id, { onDelete: 'cascade' }),
    organizationId: uuid().notNull(), // of identity: no foreign key
    state: text({ enum: ['PENDING', 'VERIFIED', 'REFUSED', 'REVOKED'] })
      .notNull()
      .default('PENDING'),
    way: text({ enum: ['STAMPED_FORM', 'IN_APP'] }).notNull(),
    on: date({ mode: 'string' }).notNull(),
    signatory: text().notNull(),
    note: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    index('endorsements_of_initiative').on(t.initiativeId),
    uniqueIndex('endorsements_one_in_force').on(t.initiativeId).where(sql`state in ('PENDING', 'VERIFIED')`),
  ],
);

export type EndorsementRow = typeof endorsements.$inferSelect;
