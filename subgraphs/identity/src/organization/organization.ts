import {
  administrativeUnit,
  connection,
  invalid,
  isOneOf,
  type Language,
  type PageArgs,
  problem,
  readPage,
  type Viewer,
} from '@cpii/kit';
import { and, count, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import type { OrganizationFilter } from '../generated/resolvers.ts';
import { type OrganizationRow, organizations } from './organization.table.ts';

type Reader = Pick<Context, 'db'>;

// Vietnamese order, the same that people see in every list of names.
const byName = sql`${organizations.name} collate "vi-x-icu"`;

export const organizationName = (organization: OrganizationRow, language: Language) =>
  (language === 'EN' && organization.nameEn) || organization.name;

/** What the viewer may do there today; null for outsiders. */
export const viewerRole = (viewer: Viewer, organization: OrganizationRow) =>
  viewer?.memberships.find((m) => m.organizationId === organization.id && !m.ended)?.role ?? null;

export function organizationsByIds({ db }: Reader, ids: readonly string[]) {
  return db.select().from(organizations).where(isOneOf(organizations.id, ids));
}

/** One organisation, by exactly one of the two. */
export async function organization({ db, load }: Context, by: { id?: string | null; slug?: string | null }) {
  if ((by.id == null) === (by.slug == null)) {
    throw invalid([problem([], 'Chọn đúng một trong hai: id hoặc slug.', 'Give exactly one of the two: id or slug.')]);
  }
  if (by.id != null) return load.organization.load(by.id);
  const [row] = await db.select().from(organizations).where(eq(organizations.slug, by.slug!));
  return row ?? null;
}

type ListArgs = PageArgs & { search?: string | null; filter?: OrganizationFilter | null };

/** A page of organisations, by name. */
export async function organizationPage({ db }: Reader, { search, filter, ...args }: ListArgs) {
  const page = readPage(args);
  const matching = and(...conditions(search, filter));
  const rows = await db
    .select()
    .from(organizations)
    .where(
      and(
        matching,
        page.after
          ? sql`(${byName}, ${organizations.id}) > (${page.after[0]} collate "vi-x-icu", ${page.after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(byName, organizations.id)
    .limit(page.first + 1);
  const [all] = await db.select({ count: count() }).from(organizations).where(matching);
  return connection(rows, args, all!.count, ({ name, id }) => [name, id]);
}

function conditions(
  search: string | null | undefined,
  filter: OrganizationFilter | null | undefined,
): (SQL | undefined)[] {
  const units = filter?.units?.flatMap((id) => [id, ...(administrativeUnit(id)?.predecessorIds ?? [])]);
  return [
    search?.trim()
      ? sql`identity.fold(${organizations.name}) like '%' || identity.fold(${search.trim()}) || '%'`
      : undefined,
    filter?.kinds ? or(inArray(organizations.kind, filter.kinds), sql`false`) : undefined,
    units ? or(inArray(organizations.unitId, units), sql`false`) : undefined,
    filter?.verification ? or(inArray(organizations.verification, filter.verification), sql`false`) : undefined,
  ];
}
