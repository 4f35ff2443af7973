import { getIntrospectionQuery } from 'graphql';
import { expect, test } from 'vitest';
import { type GraphQLRequest, prepare } from '../operation/operation.ts';
import { admit } from '../serve/answer.ts';
import { createSnapshot } from '../supergraph/snapshot.ts';
import { supergraphSdl } from '../testing/museum.ts';
import { defaultLimits, type Limits } from './limits.ts';

const snapshot = createSnapshot(supergraphSdl, {});

/** The extensions of all refusals; none when the operation may run. */
function refusals(request: GraphQLRequest, limits: Partial<Limits> = {}) {
  const admitted = admit(createSnapshot(supergraphSdl, {}), request, { ...defaultLimits, ...limits });
  return 'errors' in admitted ? admitted.errors.map(({ extensions }) => extensions) : [];
}

function cost(query: string, variables: Record<string, unknown> = {}) {
  const { operation } = prepare(snapshot, { query }, defaultLimits);
  if (!operation) throw new Error('not valid');
  return operation.cost(variables);
}

/** `rooms { artworks { room { artworks … { title } } } }`, so many fields deep. */
function nested(depth: number) {
  const fields = Array.from({ length: depth - 2 }, (_, index) => (index % 2 === 0 ? 'artworks' : 'room'));
  return `{ rooms { ${fields.join(' { ')} { ${fields.length % 2 === 0 ? 'name' : 'title'}${' }'.repeat(depth)}`;
}

test('twelve nested fields are allowed, thirteen are too costly', () => {
  const unbounded = { cost: Number.POSITIVE_INFINITY };

  expect(refusals({ query: nested(12) }, unbounded)).toEqual([]);
  expect(refusals({ query: nested(13) }, unbounded)).toEqual([{ code: 'TOO_COSTLY', cost: 13, limit: 12 }]);
});

test('depth is counted through fragments', () => {
  const query = '{ artwork(id: 1) { ...Art } } fragment Art on Artwork { artist { ... on Artist { name } } }';

  expect(refusals({ query }, { depth: 3 })).toEqual([]);
  expect(refusals({ query }, { depth: 2 })).toEqual([{ code: 'TOO_COSTLY', cost: 3, limit: 2 }]);
});

test('aliases and directives are counted wherever their fragment is spread', () => {
  const query = `{ artwork(id: 1) { ...Twice } room: artwork(id: 2) { ...Twice } }
    fragment Twice on Artwork { one: title two: title @skip(if: false) }`;

  expect(refusals({ query }, { aliases: 5, directives: 2 })).toEqual([]);
  expect(refusals({ query }, { aliases: 4 })).toEqual([{ code: 'TOO_COSTLY', cost: 5, limit: 4 }]);
  expect(refusals({ query }, { directives: 1 })).toEqual([{ code: 'TOO_COSTLY', cost: 2, limit: 1 }]);
});

test('fragments that double are measured without being walked twice', () => {
  const doubling = Array.from(
    { length: 60 },
    (_, n) => `fragment F${n} on Artwork { a: title ${n < 59 ? `...F${n + 1} ...F${n + 1}` : ''} }`,
  );
  const query = `{ artwork(id: 1) { ...F0 } } ${doubling.join(' ')}`;

  expect(refusals({ query })).toEqual([{ code: 'TOO_COSTLY', cost: 2 ** 60 - 1, limit: 30 }]);
});

test('what is costly to validate is refused before: brackets in brackets, and one name many times at one place', () => {
  const deep = (n: number) => `{ ${'... { '.repeat(n)} me { name } ${'}'.repeat(n)} }`;
  const wide = (n: number) => `{ ${'me { name } '.repeat(n)} }`;
  const list = (n: number) => `{ artwork(id: ${'['.repeat(n)}${']'.repeat(n)}) { id } }`;
  const doubled = (n: number): string => (n === 0 ? 'id' : `room { artworks { ${doubled(n - 1)} } } `.repeat(2));

  expect(refusals({ query: deep(98) })).toEqual([]);
  expect(refusals({ query: deep(99) })).toEqual([{ code: 'TOO_COSTLY', cost: 101, limit: 100 }]);
  expect(refusals({ query: list(1_500) })).toEqual([{ code: 'TOO_COSTLY', cost: 1_501, limit: 100 }]);
  expect(refusals({ query: wide(100) })).toEqual([]);
  expect(refusals({ query: wide(101) })).toEqual([{ code: 'TOO_COSTLY', cost: 101, limit: 100 }]);
  expect(refusals({ query: `{ artwork(id: 1) { ${doubled(7)} } }` })).toEqual([
    { code: 'TOO_COSTLY', cost: 128, limit: 100 },
  ]);
});

test('the parser stops at the allowed number of tokens', () => {
  const query = `{ artworks { nodes { ${'id '.repeat(400)} } } }`;

  expect(refusals({ query }, { tokens: 400 })).toEqual([{ code: 'TOO_COSTLY', cost: 400, limit: 400 }]);
  expect(refusals({ query }, { tokens: 500, repeats: 400 })).toEqual([]);
});

test('what every tool asks about the schema passes, however deep', () => {
  expect(refusals({ query: getIntrospectionQuery() })).toEqual([]);
});

test('introspection that nests lists in lists is refused', () => {
  const query = '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }';

  expect(refusals({ query })).toEqual([{ code: 'GRAPHQL_VALIDATION_FAILED' }]);
});

test('an object costs 1 and a leaf nothing, unless the schema says otherwise', () => {
  expect(cost('{ artwork(id: 1) { id title } }')).toBe(1);
  expect(cost('{ artwork(id: 1) { title artist { name } } }')).toBe(2);
  expect(cost('{ artwork(id: 1) { room { name plan } } }')).toBe(9);
  expect(cost('mutation { vote(artworkId: 1) { id } }')).toBe(11);
  expect(
    cost('mutation { ...Two } fragment Two on Mutation { a: vote(artworkId: 1) { id } b: vote(artworkId: 2) { id } }'),
  ).toBe(22);
});

test('a list counts as often as it may be long: by argument, by variable, by default, as assumed, or ten', () => {
  expect(cost('{ artworks(first: 3) { nodes { id } } }')).toBe(1 + 3);
  expect(cost('query ($n: Int) { artworks(first: $n) { nodes { id } } }', { n: 7 })).toBe(1 + 7);
  expect(cost('query ($n: Int = 4) { artworks(first: $n) { nodes { id } } }')).toBe(1 + 4);
  expect(cost('query ($n: Int) { artworks(first: $n) { nodes { id } } }')).toBe(1 + 20);
  expect(cost('{ artworks { nodes { id } } }')).toBe(1 + 20);
  expect(cost('{ rooms { name artworks { id } } }')).toBe(10 * (1 + 5));
  expect(cost('{ artworks(first: 3) { ...Nodes } } fragment Nodes on ArtworkConnection { nodes { id } }')).toBe(1 + 3);
});

test('a list size in a variable cannot buy more than the limit', () => {
  const query = 'query ($n: Int) { artworks(first: $n) { nodes { id title } } }';

  expect(refusals({ query, variables: { n: 100 } })).toEqual([]);
  expect(refusals({ query, variables: { n: 20_000 } })).toEqual([{ code: 'TOO_COSTLY', cost: 20_001, limit: 20_000 }]);
  expect(refusals({ query, variables: { n: '9' } })).toEqual([{ code: 'BAD_USER_INPUT' }]);
});

test('aliases of an expensive field add up', () => {
  const query = `{ ${Array.from({ length: 30 }, (_, n) => `a${n}: artworks(first: 1000) { nodes { id } }`).join(' ')} }`;

  expect(refusals({ query })).toEqual([{ code: 'TOO_COSTLY', cost: 30_030, limit: 20_000 }]);
});

test('an operation is parsed and planned once for each name and text', () => {
  const query = 'query A { me { name } } query B { artworks { totalCount } }';

  const [a, again, b] = ['A', 'A', 'B'].map((operationName) =>
    prepare(snapshot, { query, operationName }, defaultLimits),
  );

  expect(a?.operation).toBeDefined();
  expect(again?.operation).toBe(a?.operation);
  expect(b?.operation).not.toBe(a?.operation);
});
