import { index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { rounds } from '../round/round.table.ts';
import { schema } from '../schema.table.ts';

export const assignments = schema.table(
  'assignments',
  {
    id: uuid().primaryKey().defaultRandom(),
    roundId: uuid()
      .notNull()
      .references(() => rounds.id),
    initiativeId: uuid().notNull(), // owned by the initiatives subgraph: no foreign key
    reviewerId: uuid().notNull(), // owned by the identity subgraph: no foreign key
    state: text({
      enum: [
        'PROPOSED',
        'INVITED',
        'ACCEPTED',
        'DECLINED',
        'RECUSED',
        'IN_PROGRESS',
        'SUBMITTED',
        'REOPENED',
        'LOCKED',
      ],
    })
      .notNull()
      .default('PROPOSED'),
    dueAt: timestamp({ withTimezone: true }).notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('assignments_one_per_reviewer').on(t.roundId, t.initiativeId, t.reviewerId),
    unique('assignments_belong_to_their_round').on(t.id, t.roundId),
    index('assignments_of_reviewer').on(t.reviewerId),
  ],
);

export type AssignmentRow = typeof assignments.$inferSelect;
