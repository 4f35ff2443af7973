import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

/** The rows of a CSV, read as RFC 4180 says. */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  for (const [, quoted, bare, end] of csv.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    if (rows.length === 0 || rows.at(-1)!.at(-1) === '\r\n') {
      rows.at(-1)?.pop();
      rows.push([]);
    }
    rows.at(-1)!.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.at(-1)!.push(end);
  }
  rows.at(-1)?.pop();
  return rows;
}

test('a page of a connection becomes rows, with objects as dotted columns and lists joined', () => {
  const data = {
    works: {
      totalCount: 2,
      facets: { kinds: [{ value: 'LACQUER', count: 2 }] },
      nodes: [
        { title: 'Vườn xuân', artist: { name: 'Nguyễn Gia Trí' }, tags: ['sơn mài', 'lụa'], votes: 3 },
        { title: 'Em Thúy', artist: null, tags: [], votes: 0 },
      ],
    },
  };

  expect(toCsv(data)).toBe(
    '\uFEFFtitle,artist.name,tags,votes\r\nVườn xuân,Nguyễn Gia Trí,sơn mài; lụa,3\r\nEm Thúy,,,0\r\n',
  );
});

test.each([
  {
    what: 'edges',
    data: {
      works: {
        edges: [
          { cursor: 'a', node: { id: 1 } },
          { cursor: 'b', node: { id: 2 } },
        ],
      },
    },
  },
  { what: 'a plain list', data: { works: [{ id: 1 }, { id: 2 }] } },
  { what: 'a list further down', data: { museum: { name: 'Huế', room: { works: [{ id: 1 }, { id: 2 }] } } } },
  {
    what: 'a list beside deeper ones',
    data: { museum: { works: [{ id: 1 }, { id: 2 }], house: { rooms: [{ id: 3 }] } } },
  },
])('$what becomes rows', ({ data }) => {
  expect(read(toCsv(data))).toEqual([['id'], ['1'], ['2']]);
});

test('data without a list is one row, a list of values one column', () => {
  expect(read(toCsv({ work: { title: 'Em Thúy', artist: { name: 'Trần Văn Cẩn' } } }))).toEqual([
    ['work.title', 'work.artist.name'],
    ['Em Thúy', 'Trần Văn Cẩn'],
  ]);
  expect(read(toCsv({ tags: ['lụa', null] }))).toEqual([['value'], ['lụa'], ['']]);
  expect(toCsv({ works: [] })).toBe('\uFEFF\r\n');
});

test('lists of objects within a row go on side by side, an absent value keeping its place', () => {
  const data = { works: [{ votes: [{ by: 'a', on: { day: 1 } }, { by: null }, { by: 'c', on: { day: 3 } }] }] };

  expect(read(toCsv(data))).toEqual([
    ['votes.by', 'votes.on.day'],
    ['a; ; c', '1; ; 3'],
  ]);
});

test.each(['=1+1', '+84', '-2', '@SUM(A1)', '\t=1', '\r=1'])('the text %j is no formula', (text) => {
  expect(read(toCsv([{ text }]))[1]).toEqual([`'${text}`]);
});

test('a joined text is no formula either, and a negative number stays a number', () => {
  expect(read(toCsv([{ tags: ['=1', '2'], change: -2 }]))[1]).toEqual(["'=1; 2", '-2']);
});

test('any text is read back as it was written', () => {
  const text = fc
    .string({ unit: fc.constantFrom('a', 'ữ', '"', ',', ';', '\n', '\r', ' ') })
    .map((inner) => `x${inner}`);
  fc.assert(
    fc.property(fc.array(fc.record({ a: text, b: text }), { minLength: 1 }), (rows) => {
      expect(read(toCsv(rows))).toEqual([['a', 'b'], ...rows.map(({ a, b }) => [a, b])]);
    }),
  );
});
