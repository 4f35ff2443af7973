import type { Viewer } from '@cpii/kit';
import { callerOf, createTestDb } from '@cpii/kit/testing';
import { createContext } from '../context.ts';
import { migrations } from '../index.ts';
import { organizations } from '../organization/organization.table.ts';
import { users } from '../user/user.table.ts';

/** The subgraph without its server: a fresh database, and a context for whoever asks. */
export async function createTestIdentity() {
  const { db, url, statements } = await createTestDb([migrations]);
  return {
    db,
    url,
    statements,
    as: (viewer: Viewer) => createContext({ db }, callerOf(viewer)),
    insertUser: async (more: Partial<typeof users.$inferInsert> = {}) => {
      const [row] = await db
        .insert(users)
        .values({ name: 'Một người dùng', email: `${crypto.randomUUID()}@example.org`, ...more })
        .returning();
      return row!;
    },
    insertOrganization: async (more: Partial<typeof organizations.$inferInsert> = {}) => {
      const [row] = await db
        .insert(organizations)
        .values({
          slug: crypto.randomUUID(),
          name: 'UBND tỉnh Đắk Lắk',
          kind: 'PROVINCIAL_PC',
          unitId: '34-66',
          ...more,
        })
        .returning();
      return row!;
    },
  };
}
