import { administrativeUnits, type Db, DEMO_PASSWORD, demoId } from '@cpii/kit';
import { hashPassword } from 'better-auth/crypto';
import { memberships } from './membership/membership.table.ts';
import { organizations } from './organization/organization.table.ts';
import { roleGrants } from './role/role.table.ts';
import { accounts } from './session/session.table.ts';
import { users } from './user/user.table.ts';

type Role = (typeof roleGrants.$inferInsert)['role'];

// Accounts for trying things out, not people: each is named after what it may do.
const accountsOfDemo: { email: string; name: string; roles: Role[] }[] = [
  { email: 'manager@example.org', name: 'Quản lý chương trình (minh họa)', roles: ['PROGRAMME_MANAGER'] },
  { email: 'screener@example.org', name: 'Người sàng lọc (minh họa)', roles: ['SCREENER'] },
  { email: 'chair@example.org', name: 'Chủ tịch hội đồng (minh họa)', roles: ['CHAIR'] },
  ...[1, 2, 3, 4, 5, 6].map((n) => ({
    email: `reviewer${n}@example.org`,
    name: `Chuyên gia ${n} (minh họa)`,
    roles: ['REVIEWER' as const],
  })),
  { email: 'owner@example.org', name: 'Cán bộ nộp sáng kiến (minh họa)', roles: [] },
  { email: 'citizen@example.org', name: 'Người dân (minh họa)', roles: [] },
];

/** The demo's accounts, and one people's committee for each unit of today. Gives the reviewers' ids. */
export async function seedDemo(db: Db): Promise<{ reviewerIds: string[] }> {
  const password = await hashPassword(DEMO_PASSWORD);
  const idOf = (email: string) => demoId('user', email);

  await db
    .insert(users)
    .values(accountsOfDemo.map(({ email, name }) => ({ id: idOf(email), email, name, emailVerified: true })));
  await db.insert(accounts).values(
    accountsOfDemo.map(({ email }) => ({
      userId: idOf(email),
      providerId: 'credential',
      accountId: idOf(email),
      password,
    })),
  );
  await db
    .insert(roleGrants)
    .values(
      accountsOfDemo.flatMap(({ email, roles }) =>
        roles.map((role) => ({ userId: idOf(email), role, scope: 'PLATFORM' as const, reason: 'Bản minh họa' })),
      ),
    );
  await db.insert(organizations).values(
    administrativeUnits('PROVINCES_34').map((unit) => ({
      id: demoId('organization', unit.id),
      slug: `ubnd-${unit.slug}`,
      name: `UBND ${unit.kind === 'CITY' ? 'thành phố' : 'tỉnh'} ${unit.name.vi}`,
      nameEn: `People's Committee of ${unit.name.en}`,
      kind: 'PROVINCIAL_PC' as const,
      unitId: unit.id,
      verification: 'VERIFIED' as const,
    })),
  );
  const hue = administrativeUnits('PROVINCES_34').find(({ slug }) => slug === 'hue')!;
  await db.insert(memberships).values({
    userId: idOf('owner@example.org'),
    organizationId: demoId('organization', hue.id),
    role: 'EDITOR',
  });
  return { reviewerIds: [1, 2, 3, 4, 5, 6].map((n) => idOf(`reviewer${n}@example.org`)) };
}
