import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { namesOf, readPersisted } from './persisted.ts';

const folder = mkdtempSync(join(tmpdir(), 'persisted-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(content: unknown) {
  const file = join(folder, 'operations.json');
  writeFileSync(file, JSON.stringify(content));
  return readPersisted(file);
}

test('persisted operations are read as a map of texts, or as the manifest of Apollo’s tools', () => {
  const map = {
    abc: 'query Shelf { books { title } }',
    def: 'mutation Rate { rate(bookId: "1", stars: 5) { stars } }',
  };
  const manifest = {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: Object.entries(map).map(([id, body]) => ({ id, body, name: 'x', type: 'query' })),
  };

  expect(read(map)).toEqual(map);
  expect(read(manifest)).toEqual(map);
  expect(namesOf(map)).toEqual(['Shelf', 'Rate']);
});

test.each([[['query { a }']], [{ abc: 1 }], [{ operations: [{ id: 'abc' }] }], ['query { a }']])(
  'a file without texts by ids is refused: %j',
  (content) => {
    expect(() => read(content)).toThrow('holds no persisted operations');
  },
);
