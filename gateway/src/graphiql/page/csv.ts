type Fields = Record<string, unknown>;

/** So that Excel reads the letters of every language. */
const byteOrderMark = '\uFEFF';

/**
 * The first list in an answer's data as CSV (RFC 4180): a row for each of its items, or one row for data without a list.
 * Objects become dotted columns, lists within a row are joined by "; ".
 */
export function toCsv(data: unknown): string {
  const rows = (firstList(data) ?? [data]).map(columnsOf);
  const names = withoutHollow([...new Set(rows.flatMap((row) => [...row.keys()]))], rows);
  const lines = [names, ...rows.map((row) => names.map((name) => row.get(name)))];
  return byteOrderMark + lines.map((cells) => `${cells.map(written).join(',')}\r\n`).join('');
}

/** Level by level, so that a page of things comes before the lists that each thing has; a connection before its facets. */
function firstList(data: unknown): unknown[] | undefined {
  if (Array.isArray(data)) return data;
  let level = [data].filter(isFields);
  while (level.length > 0) {
    for (const fields of level) {
      const list = itemsOf(fields) ?? Object.values(fields).find(Array.isArray);
      if (list) return list;
    }
    level = level.flatMap((fields) => Object.values(fields)).filter(isFields);
  }
}

/** The items of a connection, by either of its two ways. */
function itemsOf({ nodes, edges }: Fields): unknown[] | undefined {
  if (Array.isArray(nodes)) return nodes;
  if (Array.isArray(edges)) return edges.map((edge) => (isFields(edge) && 'node' in edge ? edge.node : edge));
}

function columnsOf(item: unknown): Map<string, unknown> {
  if (!isFields(item)) return new Map([['value', item]]);
  return new Map(Object.entries(item).flatMap(([name, value]) => columns(name, value)));
}

/** Leaves out a column that only says where an object, spread over columns of its own in other rows, is absent. */
function withoutHollow(names: string[], rows: Map<string, unknown>[]): string[] {
  const isSpread = (name: string) => names.some((other) => other.startsWith(`${name}.`));
  return names.filter((name) => !isSpread(name) || rows.some((row) => plain(row.get(name)) !== ''));
}

function columns(name: string, value: unknown): [string, unknown][] {
  if (isFields(value)) return Object.entries(value).flatMap(([field, inner]) => columns(`${name}.${field}`, inner));
  if (!Array.isArray(value)) return [[name, value]];
  if (!value.some(isFields)) return [[name, value.map(plain).join('; ')]];
  const rows = value.map((item) => new Map(columns(name, item)));
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  // An item without a value keeps its place, so that the columns of a row go on side by side.
  return names.map((column) => [column, rows.map((row) => plain(row.get(column))).join('; ')]);
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay numbers. */
function written(value: unknown): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : plain(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
