import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { uuids } from './uuid.ts';

/** Whether a column is one of these ids, of which some may be none of ours: the same statement however many they are. */
export const isOneOf = (column: AnyPgColumn, ids: readonly string[]): SQL =>
  sql`${column} = any(${sql.param(uuids(ids))}::uuid[])`;

type Query<Row> = PromiseLike<Row[]> & {
  as(name: 'asked'): { _: { selectedFields: Record<string, unknown> } };
};

/** The rows of a query as one value, in their order, so that one statement can ask several. Not for times, which JSON lacks. */
export function rowsOf<Row>(query: Query<Row>): SQL<Row[]> {
  const asked = query.as('asked');
  const fields = Object.keys(asked._.selectedFields).map(
    (name) => sql`${sql.raw(`'${name}'`)}, ${(asked as unknown as Record<string, SQL>)[name]}`,
  );
  return sql`(select coalesce(json_agg(json_build_object(${sql.join(fields, sql`, `)})), '[]') from ${asked})`;
}
