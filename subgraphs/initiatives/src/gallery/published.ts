import { connection, type PageArgs, readPage } from '@cpii/kit';
import { sql } from 'drizzle-orm';
import type { Reader, Services } from '../context.ts';
import { initiatives } from '../initiative/initiative.table.ts';
import { initiativesByIds } from '../initiative/initiative.ts';
import { type InitiativePage, readCursor } from '../initiative/page.ts';
import { revisions } from '../revision/revision.table.ts';
import { isPublished, newest, places, publishedRevision } from './gallery.ts';

type Of = { unitId?: string; organizationId?: string; seasonId?: string | null };

/** Under which key the loader counts: published initiatives of a unit, of a season, or of both. */
export const countKey = (of: Of) => JSON.stringify(of);

/** Under which key the loader reads a page of the published initiatives of a unit or an organisation. */
export const pageKey = (of: Of, { first, after }: PageArgs) => JSON.stringify({ ...of, first, after });

const parse = (key: string) => ({ key, ...(JSON.parse(key) as Of & PageArgs) });

const isOfWanted = sql`${isPublished}
  and (wanted."unitId" is null or ${places} @> array[wanted."unitId"])
  and (wanted."organizationId" is null or ${initiatives.organizationId}::text = wanted."organizationId")
  and (wanted."seasonId" is null or ${initiatives.seasonId}::text = wanted."seasonId")`;

const published = sql`${initiatives} join ${revisions} on ${revisions.id} = ${publishedRevision}`;

// What is wanted, as rows of one parameter.
const rowsOf = (wanted: readonly object[]) => sql`jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) wanted`;
const wantedColumns = sql`key text, "unitId" text, "organizationId" text, "seasonId" text`;

function cursorOf(args: PageArgs) {
  const { after } = readPage(args);
  return after && readCursor(newest, after);
}

/** How many are published, for any number of keys in one statement. */
export async function publishedCounts({ db }: Services, keys: readonly string[]) {
  const rows = await db.execute<{ key: string; count: number }>(sql`
    select wanted.key, (select count(*) from ${published} where ${isOfWanted})::int as count
    from ${rowsOf(keys.map(parse))} (${wantedColumns})`);
  return [...(rows as Iterable<{ key: string; count: number }>)];
}

/** A page of what is published, newest first, for any number of keys in two statements. */
export async function publishedPages(
  reader: Reader,
  keys: readonly string[],
): Promise<({ key: string } & InitiativePage)[]> {
  const wanted = keys.map(parse).map((each) => ({ ...each, cursor: cursorOf(each) }));
  const found = await reader.db.execute<{ key: string; total: number; id: string | null; at: string }>(sql`
    select wanted.key, total.count as total, page.id, page.at
    from ${rowsOf(wanted)} (${wantedColumns}, first int, cursor jsonb)
    cross join lateral (select count(*)::int from ${published} where ${isOfWanted}) total
    left join lateral (
      select ${initiatives.id}, ${initiatives.publishedAt}::text as at from ${published}
      where ${isOfWanted} and (wanted.cursor is null
        or (${initiatives.publishedAt}, ${initiatives.id}) < ((wanted.cursor ->> 'value')::timestamptz, (wanted.cursor ->> 'id')::uuid))
      order by ${initiatives.publishedAt} desc, ${initiatives.id} desc limit wanted.first + 1) page on true
    order by wanted.key, page.at::timestamptz desc, page.id desc`);
  const rows = [...(found as Iterable<{ key: string; total: number; id: string | null; at: string }>)];
  const ids = rows.flatMap(({ id }) => id ?? []);
  const byId = new Map((await initiativesByIds(reader, ids)).map((row) => [row.id, row]));

  return wanted.map(({ key, first, after, unitId, organizationId }) => {
    const mine = rows.filter((row) => row.key === key);
    const nodes = mine.flatMap(({ id, at }) => {
      const node = id && byId.get(id);
      return node ? [{ ...node, at }] : [];
    });
    const page = connection(nodes, { first, after }, mine[0]!.total, ({ at, id }) => [newest.name, at, id]);
    const base = sql`${isPublished} and ${unitId ? sql`${places} @> array[${unitId}]` : sql`${initiatives.organizationId}::text = ${organizationId}`}`;
    return { key, ...page, matching: { revisionId: publishedRevision, base, filters: {} }, didYouMean: null };
  });
}
