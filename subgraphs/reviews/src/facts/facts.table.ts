import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { schema } from '../schema.table.ts';

/** When a season's phases are, as its owner last said. */
export const seasonPhases = schema.table(
  'season_phases',
  {
    seasonId: uuid().notNull(), // owned by the initiatives subgraph: no foreign key
    kind: text().notNull(),
    startsAt: timestamp({ withTimezone: true }).notNull(),
    endsAt: timestamp({ withTimezone: true }).notNull(),
    version: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'season_phases_one_of_a_kind', columns: [t.seasonId, t.kind] }),
    check('season_phases_end_after_they_begin', sql`${t.startsAt} < ${t.endsAt}`),
  ],
);

/** Who stands behind an initiative, as its owner last said: what makes a conflict of interest. */
export const initiativeFacts = schema.table('initiative_facts', {
  initiativeId: uuid().primaryKey(), // owned by the initiatives subgraph: no foreign key
  ownerId: uuid(),
  organizationId: uuid(),
  version: integer().notNull(),
});

export type InitiativeFacts = typeof initiativeFacts.$inferSelect;
