import { type Connection, connection, invalid, isUuid, type PageArgs, problem, readPage } from '@cpii/kit';
import { and, count, eq, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../context.ts';
import { revisions } from '../revision/revision.table.ts';
import { searchDocuments } from '../search/search.table.ts';
import { initiatives } from './initiative.table.ts';
import { type Initiative, selectInitiatives } from './initiative.ts';

/** How a list is ordered; equal keys by id, so that pages never overlap. */
export type Order = { name: string; key: SQL; type: 'timestamptz' | 'numeric' | 'text'; descending: boolean };

/** Which initiatives: `base` always holds, each of `filters` can be left out by the facet of its name. */
export type Matching = { revisionId: SQL; base: SQL; filters: Partial<Record<FacetName, SQL>> };
export type FacetName = 'halls' | 'objectives' | 'kinds' | 'maturities' | 'units' | 'regions' | 'seasons';

export type InitiativePage = Connection<Initiative> & { matching: Matching; didYouMean: string | null };

export const matchingAll = ({ base, filters }: Matching) => and(base, ...Object.values(filters));

export async function countMatching({ db }: Pick<Reader, 'db'>, matching: Matching) {
  const [all] = await db
    .select({ count: count() })
    .from(initiatives)
    .innerJoin(revisions, eq(revisions.id, matching.revisionId))
    .leftJoin(searchDocuments, eq(searchDocuments.initiativeId, initiatives.id))
    .where(matchingAll(matching));
  return all!.count;
}

/** A page of what matches. The list, its total and its facets share one predicate. */
export async function initiativePage(
  reader: Pick<Reader, 'db'>,
  matching: Matching,
  order: Order,
  args: PageArgs,
  totalCount?: number,
): Promise<InitiativePage> {
  const page = readPage(args);
  const direction = sql.raw(order.descending ? 'desc' : 'asc');
  const found = await selectInitiatives(reader, matching.revisionId, sql<string>`(${order.key})::text`)
    .where(and(matchingAll(matching), page.after ? afterCursor(order, page.after) : undefined))
    .orderBy(sql`${order.key} ${direction}`, sql`${initiatives.id} ${direction}`)
    .limit(page.first + 1);

  const total = totalCount ?? (await countMatching(reader, matching));
  const { edges, pageInfo } = connection(found, args, total, ({ row, sortKey }) => [order.name, sortKey, row.id]);
  const nodes = found.slice(0, page.first).map(({ row, revision }) => ({ ...row, revision }));
  return {
    edges: edges.map(({ cursor }, n) => ({ cursor, node: nodes[n]! })),
    nodes,
    pageInfo,
    totalCount: total,
    matching,
    didYouMean: null,
  };
}

/** The key and the id that a cursor of this list holds. INVALID for one of another list. */
export function readCursor({ name, type }: Order, [of, value, id]: unknown[]) {
  if (of === name && typeof value === 'string' && typeof id === 'string' && isUuid(id) && reads[type](value)) {
    return { value, id };
  }
  throw invalid([problem(['after'], 'Vị trí trang không hợp lệ.', 'This is not a cursor of this list.')]);
}

function afterCursor(order: Order, after: unknown[]): SQL {
  const { value, id } = readCursor(order, after);
  const sign = sql.raw(order.descending ? '<' : '>');
  return sql`(${order.key}, ${initiatives.id}) ${sign} (${value}::${sql.raw(order.type)}, ${id}::uuid)`;
}

const reads = {
  timestamptz: (value: string) => !Number.isNaN(Date.parse(value)),
  numeric: (value: string) => /^\d+(\.\d+)?$/.test(value),
  text: () => true,
};
