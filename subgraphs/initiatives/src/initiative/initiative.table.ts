import { sql } from 'drizzle-orm';
import { check, index, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { schema } from '../schema.table.ts';
import { seasons } from '../season/season.table.ts';

/** What stays the same while the text changes: whose it is and how far. The text is in its revisions. */
export const initiatives = schema.table(
  'initiatives',
  {
    id: uuid().primaryKey().defaultRandom(),
    slug: text().notNull().unique('initiatives_one_per_slug'),
    seasonId: uuid().references(() => seasons.id), // null in a draft
    ownerId: uuid().notNull(), // a user of identity: no foreign key
    organizationId: uuid(), // an organisation of identity: no foreign key; null for a person on their own
    editorial: text({
      enum: ['DRAFT', 'SUBMITTED', 'SCREENING', 'REVISION_REQUESTED', 'VALID', 'DECLINED', 'WITHDRAWN'],
    })
      .notNull()
      .default('DRAFT'),
    hall: text({ enum: ['COMMUNITY', 'ENDORSED'] })
      .notNull()
      .default('COMMUNITY'),
    publication: text({ enum: ['HIDDEN', 'PUBLISHED'] })
      .notNull()
      .default('HIDDEN'),
    currentRevisionId: uuid(), // the one shown; null before the first publication
    workingRevisionId: uuid().notNull(), // the newest; its owners see this one
    withdrawnBecause: text(),
    version: integer().notNull().default(1),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(), // by any change; for its owners
    submittedAt: timestamp({ withTimezone: true }),
    publishedAt: timestamp({ withTimezone: true }),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(), // by a change of what the public sees
  },
  (t) => [
    index('initiatives_of_owner').on(t.ownerId),
    index('initiatives_of_organization').on(t.organizationId),
    index('initiatives_published').on(t.publishedAt, t.id).where(sql`publication = 'PUBLISHED'`),
    check('initiatives_only_a_draft_was_never_submitted', sql`(${t.editorial} = 'DRAFT') = (${t.submittedAt} is null)`),
    check('initiatives_submitted_to_a_season', sql`${t.submittedAt} is null or ${t.seasonId} is not null`),
    check(
      'initiatives_only_valid_ones_are_published',
      sql`${t.publication} <> 'PUBLISHED' or ${t.editorial} = 'VALID'`,
    ),
    check(
      'initiatives_published_with_a_text_and_a_date',
      sql`${t.publication} <> 'PUBLISHED' or (${t.currentRevisionId} is not null and ${t.publishedAt} is not null)`,
    ),
  ],
);

export type InitiativeRow = typeof initiatives.$inferSelect;
