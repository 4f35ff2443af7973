import { sql } from 'drizzle-orm';
import { check, index, text, uuid } from 'drizzle-orm/pg-core';
import { identity } from '../schema.table.ts';

export const organizations = identity.table(
  'organizations',
  {
    id: uuid().primaryKey().defaultRandom(),
    slug: text().notNull().unique('organizations_one_per_slug'),
    name: text().notNull(),
    nameEn: text(),
    kind: text({
      enum: ['PROVINCIAL_PC', 'DEPARTMENT', 'COMMUNE', 'MASS_ORGANIZATION', 'NGO', 'ENTERPRISE', 'SCHOOL', 'OTHER'],
    }).notNull(),
    unitId: text(), // null for a nationwide one
    verification: text({ enum: ['UNVERIFIED', 'PENDING', 'VERIFIED', 'REJECTED'] })
      .notNull()
      .default('UNVERIFIED'),
  },
  (t) => [
    index('organizations_of_unit').on(t.unitId),
    check('organizations_name_is_nfc', sql`${t.name} is nfc normalized`),
  ],
);

export type OrganizationRow = typeof organizations.$inferSelect;
