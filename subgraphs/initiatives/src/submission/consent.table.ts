import { index, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { initiatives } from '../initiative/initiative.table.ts';
import { revisions } from '../revision/revision.table.ts';
import { schema } from '../schema.table.ts';

/** Who agreed to what, in which wording and when; given anew with each revision that is handed in. */
export const consents = schema.table(
  'consents',
  {
    revisionId: uuid()
      .notNull()
      .references(() => revisions.id),
    kind: text({ enum: ['PUBLICATION', 'PERSONAL_DATA'] }).notNull(),
    initiativeId: uuid()
      .notNull()
      .references(() => initiatives.id),
    userId: uuid().notNull(), // of identity: no foreign key
    textVersion: text().notNull(),
    givenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'consents_one_of_a_kind_per_revision', columns: [t.revisionId, t.kind] }),
    index('consents_of_initiative').on(t.initiativeId),
  ],
);
