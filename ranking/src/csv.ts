/** A record of a CSV file (RFC 4180; LF or CRLF, with or without a byte order mark) and the line it begins at. */
export type CsvRecord = { line: number; fields: string[]; broken?: string };

/** Empty lines are skipped; a quote out of place makes its record `broken`. */
export function parseCsv(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  const token = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|\r|$)/y;
  token.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  let record: CsvRecord = { line, fields: [] };
  while (token.lastIndex < text.length || record.fields.length > 0) {
    const from = token.lastIndex;
    const match = token.exec(text);
    if (!match) {
      record.broken = 'a quote is out of place or never closed';
      records.push(record);
      const end = text.indexOf('\n', from);
      if (end < 0) break;
      token.lastIndex = end + 1;
      line += 1;
      record = { line, fields: [] };
      continue;
    }
    const [, field, end] = match as unknown as [string, string, string];
    record.fields.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    line += field.split('\n').length - 1;
    if (end === ',') continue;
    if (record.fields.length > 1 || record.fields[0] !== '') records.push(record);
    line += 1;
    record = { line, fields: [] };
  }
  return records;
}

/** A field as RFC 4180 wants it. */
export const csvField = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
