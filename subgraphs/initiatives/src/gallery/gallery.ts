import { type PageArgs, region, unitsOfRegion } from '@cpii/kit';
import { and, eq, type inArray, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../context.ts';
import type { InitiativeFilter, InitiativeSort } from '../generated/resolvers.ts';
import { initiatives } from '../initiative/initiative.table.ts';
import { countMatching, type InitiativePage, initiativePage, type Matching, type Order } from '../initiative/page.ts';
import { revisions } from '../revision/revision.table.ts';
import { mendedSearch, readSearch, type Search, searchSql } from '../search/search.ts';

type GalleryArgs = PageArgs & {
  search?: string | null;
  filter?: InitiativeFilter | null;
  sort: InitiativeSort;
};

/** The text that everybody sees. */
export const publishedRevision = sql`${initiatives.currentRevisionId}`;
export const isPublished = eq(initiatives.publication, 'PUBLISHED');

/** The units an initiative can be found under: its own, and today's of the same territory. */
export const places = sql`(${revisions.unitIds} || ${revisions.currentUnitIds})`;

export const newest: Order = {
  name: 'NEWEST',
  key: sql`${initiatives.publishedAt}`,
  type: 'timestamptz',
  descending: true,
};

const orders: Record<Exclude<InitiativeSort, 'RELEVANCE'>, Order> = {
  NEWEST: newest,
  OLDEST: { ...newest, name: 'OLDEST', descending: false },
  UPDATED: { ...newest, name: 'UPDATED', key: sql`${initiatives.updatedAt}` },
  // Vietnamese order, the same that people see in every list of names.
  TITLE: { name: 'TITLE', key: sql`${revisions.title} collate "vi-x-icu"`, type: 'text', descending: false },
};

/** Published initiatives. When the search as typed finds nothing, it is mended and the mended one's results are given. */
export async function gallery(
  reader: Reader,
  { search: typed, filter, sort, ...args }: GalleryArgs,
): Promise<InitiativePage> {
  const search = readSearch(typed);
  const matching = galleryMatching(filter, search);
  const total = await countMatching(reader, matching);
  const mended = search && total === 0 ? await mendedSearch(reader, search) : null;
  if (mended) {
    const better = galleryMatching(filter, mended);
    const page = await initiativePage(reader, better, orderOf(sort, mended), args);
    if (page.totalCount > 0) return { ...page, didYouMean: mended.words.join(' ') };
  }
  return initiativePage(reader, matching, orderOf(sort, search), args, total);
}

function orderOf(sort: InitiativeSort, search: Search | null): Order {
  if (sort !== 'RELEVANCE') return orders[sort];
  if (!search) return newest;
  return { name: 'RELEVANCE', key: searchSql(search).rank, type: 'numeric', descending: true };
}

function galleryMatching(filter: InitiativeFilter | null | undefined, search: Search | null): Matching {
  const { halls, objectives, kinds, maturities, units, regions, seasons } = filter ?? {};
  const { organizations, languages, publishedFrom, publishedTo, updatedFrom } = filter ?? {};
  const filters: Matching['filters'] = {
    ...(halls && { halls: among(initiatives.hall, halls) }),
    ...(objectives && { objectives: overlaps(revisions.objectives, objectives) }),
    ...(kinds && { kinds: overlaps(revisions.kinds, kinds) }),
    ...(maturities && { maturities: among(revisions.maturity, maturities) }),
    ...(units && { units: overlaps(places, units) }),
    ...(regions && { regions: overlaps(places, regions.flatMap(unitIdsOfRegion)) }),
    ...(seasons && { seasons: among(sql`${initiatives.seasonId}::text`, seasons) }),
  };
  const base = and(
    isPublished,
    search ? searchSql(search).matches : undefined,
    organizations ? among(sql`${initiatives.organizationId}::text`, organizations) : undefined,
    languages ? readableIn(languages) : undefined,
    publishedFrom ? sql`${initiatives.publishedAt} >= ${publishedFrom.toISOString()}` : undefined,
    publishedTo ? sql`${initiatives.publishedAt} < ${publishedTo.toISOString()}` : undefined,
    updatedFrom ? sql`${initiatives.updatedAt} >= ${updatedFrom.toISOString()}` : undefined,
  )!;
  return { revisionId: publishedRevision, base, filters };
}

const unitIdsOfRegion = (id: string) => {
  const known = region(id);
  return known ? unitsOfRegion(known).map((unit) => unit.id) : [];
};

const among = (value: SQL | SQL.Aliased | Parameters<typeof inArray>[0], wanted: readonly string[]) =>
  sql`coalesce(${value} = any(${sql.param([...wanted])}::text[]), false)`;

const overlaps = (values: SQL | typeof revisions.kinds | typeof revisions.objectives, wanted: readonly string[]) =>
  sql`${values} && ${sql.param([...wanted])}::text[]`;

const readableIn = (languages: readonly string[]) =>
  sql`(${among(revisions.language, languages)} or (${revisions.translation} ->> 'title' <> '' and
    ${among(sql`case ${revisions.language} when 'VI' then 'EN' else 'VI' end`, languages)}))`;
