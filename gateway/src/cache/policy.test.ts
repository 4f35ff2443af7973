import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { defaultLimits } from '../limits/limits.ts';
import { prepare } from '../operation/operation.ts';
import { compose } from '../supergraph/compose.ts';
import { createSnapshot } from '../supergraph/snapshot.ts';
import { type CacheHints, cacheHints } from './hints.ts';
import { policyOf } from './policy.ts';

const directives = (name: string) => `
  directive @${name}(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  enum CacheControlScope { PUBLIC PRIVATE }
`;
const link = (imported: string, composed: string) => `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key", "@composeDirective", "@shareable"])
    @link(url: "https://museum.example/cacheControl/v1.0", import: [${imported}])
    @composeDirective(name: "@${composed}")
`;

const library = `
  ${link('"@cacheControl"', 'cacheControl')}
  ${directives('cacheControl')}
  type Query {
    unsaid: Book
    books: [Book!] @cacheControl(maxAge: 60)
    inheriting: Book @cacheControl(inheritMaxAge: true)
    count: Int @cacheControl(maxAge: 10)
    shelf: [Item!] @cacheControl(maxAge: 500)
    find: Found @cacheControl(maxAge: 500)
    kept: Kept
    reader: Reader @cacheControl(maxAge: 60)
    old: Kept @cacheControl(maxAge: 0)
  }
  interface Item { id: ID! note: String copies: [Copy!] }
  type Book implements Item @key(fields: "id") {
    id: ID! title: String note: String @cacheControl(maxAge: 7) copies: [Copy!] @cacheControl(maxAge: 40)
    author: Author sequel: Book @cacheControl(inheritMaxAge: true) lender: String @cacheControl(scope: PRIVATE)
  }
  type Map implements Item { id: ID! note: String @cacheControl(maxAge: 30) copies: [Copy!] @cacheControl(maxAge: 20) }
  type Copy @cacheControl(maxAge: 600) { place: String! }
  type Author { name: String! }
  type Kept @cacheControl(maxAge: 90) { id: ID! parts: [Part!] }
  type Part @cacheControl(inheritMaxAge: true) { id: ID! }
  type Reader @cacheControl(scope: PRIVATE) { name: String! }
  union Found = Book | Reader
`;

const { supergraphSdl } = compose([{ name: 'library', sdl: library }]);
const snapshot = createSnapshot(supergraphSdl, {});

function policy(query: string, defaultMaxAge = 0) {
  const { operation, errors } = prepare(snapshot, { query }, defaultLimits);
  if (errors) throw errors[0];
  return policyOf(operation.document, { schema: snapshot.apiSchema, hints: hintsOf(supergraphSdl), defaultMaxAge });
}

function hintsOf(sdl: string): CacheHints {
  return cacheHints(parse(sdl));
}

test.each([
  ['{ unsaid { title } }', 0],
  ['{ books { title } }', 60],
  ['{ books { title note } }', 7],
  ['{ books { author { name } } }', 0],
  ['{ books { sequel { title } } }', 60],
  ['{ inheriting { title } }', 0],
  ['{ count }', 10],
  ['{ books { title } count }', 10],
  ['{ kept { id parts { id } } }', 90],
  ['{ old { id } }', 0],
  ['{ __typename }', 0],
])('without a default %s is kept for %i seconds', (query, maxAge) => {
  expect(policy(query).maxAge).toBe(maxAge);
});

test.each([
  ['{ unsaid { title } }', 5],
  ['{ books { author { name } } }', 5],
  ['{ kept { id } }', 90],
  ['{ inheriting { title } }', 5],
  ['{ old { id } }', 0],
  ['{ __schema { types { name } } }', 5],
])('with a default of five seconds %s is kept for %i', (query, maxAge) => {
  expect(policy(query, 5).maxAge).toBe(maxAge);
});

test('PRIVATE anywhere, on a field, on a type or on one that may turn up, is in no cache that people share', () => {
  expect(policy('{ books { lender } }').maxAge).toBe(0);
  expect(policy('{ reader { name } }', 5).maxAge).toBe(0);
  expect(policy('{ find { ... on Book { title } } }', 5).maxAge).toBe(0);
  expect(policy('{ books { ...More } } fragment More on Book { lender }', 5).maxAge).toBe(0);
});

test('what is asked of an interface has the least age that it has on any of its types', () => {
  expect(policy('{ shelf { id } }').maxAge).toBe(500);
  expect(policy('{ shelf { note } }').maxAge).toBe(7);
  expect(policy('{ shelf { ... on Map { note } } }').maxAge).toBe(30);
  expect(policy('{ shelf { copies { place } } }').maxAge).toBe(20);
});

test('conditions make no difference: the policy holds for all variables', () => {
  expect(policy('query ($all: Boolean!) { books { title note @include(if: $all) } }').maxAge).toBe(7);
});

test('tags are every type that the answer may contain and every field that is read', () => {
  expect([...policy('{ shelf { id ...More } } fragment More on Book { author { name } }').tags].sort()).toEqual(
    ['Author', 'Author.name', 'Book', 'Book.author', 'Book.id', 'Item', 'Map', 'Map.id', 'Query', 'Query.shelf'].sort(),
  );
});

test('fragments that double at each step are walked once', () => {
  const doubling = Array.from(
    { length: 40 },
    (_, n) => `fragment F${n} on Book { sequel { ...F${n + 1} } a: sequel { ...F${n + 1} } }`,
  );
  const document = parse(`{ books { ...F0 } } ${doubling.join(' ')} fragment F40 on Book { note }`);

  expect(
    policyOf(document, { schema: snapshot.apiSchema, hints: hintsOf(supergraphSdl), defaultMaxAge: 0 }).maxAge,
  ).toBe(7);
});

test('the directive is known under the name that it is imported by', () => {
  const renamed = library
    .replace('"@cacheControl"', '{ name: "@cacheControl", as: "@keep" }')
    .replace('name: "@cacheControl")', 'name: "@keep")')
    .replaceAll('@cacheControl(', '@keep(');
  const composed = compose([{ name: 'library', sdl: renamed }]).supergraphSdl;

  expect(hintsOf(composed).size).toBeGreaterThan(10);
  expect([...hintsOf(composed)]).toEqual([...hintsOf(supergraphSdl)]);
});

test('of subgraphs that share a field the stricter one counts', () => {
  const one = (
    more: string,
  ) => `${link('"@cacheControl"', 'cacheControl')} ${directives('cacheControl').replace(') on', ') repeatable on')}
    type Query { a: Shared } type Shared @shareable { name: String ${more} }`;
  const composed = compose([
    { name: 'one', sdl: one('@cacheControl(maxAge: 60)') },
    { name: 'two', sdl: one('@cacheControl(maxAge: 20, scope: PRIVATE)').replace('a: Shared', 'b: Shared') },
  ]).supergraphSdl;

  expect(hintsOf(composed).get('Shared.name')).toEqual({ maxAge: 20, isPrivate: true, inherits: false });
});

test('a supergraph without hints has none', () => {
  expect(hintsOf(compose([{ name: 'one', sdl: 'type Query { a: Int }' }]).supergraphSdl).size).toBe(0);
});
