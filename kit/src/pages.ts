import { invalid, problem } from './errors.ts';

/** How a page of a list is asked for: forward only. */
export type PageArgs = { first: number; after?: string | null };

/** A Relay connection over rows. */
export type Connection<Row> = {
  edges: { cursor: string; node: Row }[];
  nodes: Row[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
};

/** The sort key of a row, opaque to whoever holds it. */
export const encodeCursor = (key: readonly unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');

/** Checks `first` and reads `after`; null for the first page. INVALID for a size out of range or a cursor not ours. */
export function readPage({ first, after }: PageArgs, max = 100): { first: number; after: unknown[] | null } {
  if (first < 1 || first > max) {
    throw invalid([problem(['first'], `Số mục mỗi trang từ 1 đến ${max}.`, `A page holds 1 to ${max} items.`)]);
  }
  if (after === undefined || after === null) return { first, after: null };
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    if (Array.isArray(key)) return { first, after: key };
  } catch {
    // Said below: whatever is wrong with it, it is not a cursor of ours.
  }
  throw invalid([problem(['after'], 'Vị trí trang không hợp lệ.', 'This is not a cursor of this list.')]);
}

/** A connection from up to `first` + 1 rows: the one too many only says that there are more. */
export function connection<Row>(
  rows: readonly Row[],
  { first, after }: PageArgs,
  totalCount: number,
  keyOf: (row: Row) => readonly unknown[],
): Connection<Row> {
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => ({ cursor: encodeCursor(keyOf(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after !== undefined && after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}
