// Operations that nobody means well, on the museum's schema: each with the code that refuses it.

export type AbusiveOperation = {
  name: string;
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  code: string;
};

const times = (count: number, write: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => write(n)).join(' ');
const wrapped = (count: number, open: string, inside: string, close = '}') =>
  open.repeat(count) + inside + close.repeat(count);

const costly = 'TOO_COSTLY';
const invalid = 'GRAPHQL_VALIDATION_FAILED';
const malformed = 'GRAPHQL_PARSE_FAILED';
const input = 'BAD_USER_INPUT';
const unknown = 'OPERATION_RESOLUTION_FAILURE';

function each<Item>(items: readonly Item[], code: string, write: (item: Item) => Omit<AbusiveOperation, 'code'>) {
  return items.map((item): AbusiveOperation => ({ ...write(item), code }));
}

function named(code: string, queries: Record<string, string>): AbusiveOperation[] {
  return Object.entries(queries).map(([name, query]) => ({ name, query, code }));
}

const nestedFields = (depth: number): string =>
  `{ rooms { ${times(depth - 2, (n) => (n % 2 === 0 ? 'artworks {' : 'room {'))} ${depth % 2 === 0 ? 'name' : 'id'} ${'}'.repeat(depth)}`;

const chain = (length: number) =>
  `{ rooms { artworks { ...F0 } } } ${times(length, (n) => `fragment F${n} on Artwork { room { artworks { ...F${n + 1} } } }`)}
  fragment F${length} on Artwork { id }`;

const repeatedDirectives = (n: number) => ({
  name: `${n} directives that cannot be repeated`,
  query: `{ me ${'@skip(if: false) '.repeat(n)} { name } }`,
});

const unknownDirectives = (n: number) => ({
  name: `${n} unknown directives`,
  query: `{ me ${times(n, (i) => `@d${i}`)} { name } }`,
});

const doubling = (steps: number, inside: string) =>
  `{ ...F0 } ${times(steps, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)}
  fragment F${steps} on Query { ${inside} }`;

const doubledFields = (steps: number): string =>
  steps === 0 ? 'id' : `room { artworks { ${doubledFields(steps - 1)} } } `.repeat(2);

const deep = [
  ...each([13, 16, 24, 60], costly, (n) => ({ name: `${n} nested fields`, query: nestedFields(n) })),
  ...each([120, 600, 1_300], costly, (n) => ({
    name: `${n} nested inline fragments`,
    query: `{ ${wrapped(n, '...{', 'me { name }')} }`,
  })),
  ...each([120, 700], costly, (n) => ({
    name: `${n} nested inline fragments with a type`,
    query: `{ ${wrapped(n, '...on Query{', 'me { name }')} }`,
  })),
  ...each([101, 500, 1_900], costly, (n) => ({
    name: `a list in ${n} lists`,
    query: `{ artwork(id: ${wrapped(n, '[', '', ']')}) { id } }`,
  })),
  ...each([101, 900], costly, (n) => ({
    name: `an object in ${n} objects`,
    query: `{ artwork(id: ${wrapped(n, '{a:', '1')}) { id } }`,
  })),
  ...each([101, 1_900], costly, (n) => ({
    name: `a type of ${n} lists`,
    query: `query ($a: ${wrapped(n, '[', 'Int', ']')}) { me { name } }`,
  })),
  ...each([101, 1_800], costly, (n) => ({
    name: `a default in ${n} lists`,
    query: `query ($a: ID = ${wrapped(n, '[', '1', ']')}) { artwork(id: $a) { id } }`,
  })),
  ...each([7, 20, 100, 180], costly, (n) => ({ name: `a chain of ${n} fragments`, query: chain(n) })),
];

const wide = [
  ...each([4_001, 20_000, 100_000], costly, (n) => ({ name: `${n} tokens`, query: `{ ${'a '.repeat(n)} }` })),
  ...each([4_001, 200_000], costly, (n) => ({ name: `${n} comments`, query: `${'#\n'.repeat(n)}{ me { name } }` })),
  ...each([101, 300], costly, (n) => ({
    name: `${n} fragments in a row`,
    query: `{ ...F0 } ${times(n, (i) => `fragment F${i} on Query { ${i < n - 1 ? `...F${i + 1}` : 'me { name }'} }`)}`,
  })),
  ...each([101, 990], costly, (n) => ({ name: `one field ${n} times`, query: `{ ${'me { name } '.repeat(n)} }` })),
  ...each([101, 3_900], costly, (n) => ({ name: `one leaf ${n} times`, query: `{ me { ${'name '.repeat(n)} } }` })),
  ...each([7, 8], costly, (n) => ({
    name: `fields doubled ${n} times`,
    query: `{ artwork(id: 1) { ${doubledFields(n)} } }`,
  })),
  ...each([31, 100, 600], costly, (n) => ({
    name: `${n} aliases`,
    query: `{ ${times(n, (i) => `a${i}: me { name }`)} }`,
  })),
  ...each([31, 200], costly, (n) => ({
    name: `${n} mutations in one`,
    query: `mutation { ${times(n, (i) => `a${i}: vote(artworkId: 1) { id }`)} }`,
  })),
  ...each([21, 300], costly, (n) => ({
    name: `${n} directives`,
    query: `{ ${times(n, (i) => `...F${i % 40} @include(if: true)`)} } ${times(Math.min(n, 40), (i) => `fragment F${i} on Query { me { name } }`)}`,
  })),
  ...each([101, 300], costly, (n) => ({
    name: `${n} fragments spread at one place`,
    query: `{ ${times(n, (i) => `...F${i}`)} } ${times(n, (i) => `fragment F${i} on Query { me { name } }`)}`,
  })),
  ...each([2], invalid, repeatedDirectives),
  ...each([30, 500], costly, repeatedDirectives),
  ...each([1], invalid, unknownDirectives),
  ...each([60, 1_500], costly, unknownDirectives),
  ...each([1, 300, 1_900], invalid, (n) => ({
    name: `${n} unknown fields`,
    query: `{ ${times(n, (i) => `artwrk${i}`)} }`,
  })),
  ...each([1, 700], invalid, (n) => ({
    name: `${n} unused variables`,
    query: `query (${times(n, (i) => `$v${i}: Int`)}) { me { name } }`,
  })),
];

const circular = [
  ...each([1, 2, 3, 50], invalid, (n) => ({
    name: `a circle of ${n} fragments`,
    query: `{ ...F0 } ${times(n, (i) => `fragment F${i} on Query { ...F${(i + 1) % n} }`)}`,
  })),
  ...named(invalid, {
    'a circle through a field': '{ rooms { ...A } } fragment A on Room { artworks { room { ...A } } }',
    'a circle through an inline fragment': '{ ...A } fragment A on Query { ... { ...B } } fragment B on Query { ...A }',
    'a web of circles': `{ ...F0 } ${times(50, (i) => `fragment F${i} on Query { ${times(20, (j) => `...F${(i + j + 1) % 50}`)} }`)}`,
    'a circle that nothing spreads': '{ me { name } } fragment A on Query { ...A }',
    'an unknown fragment': '{ ...Nobody }',
  }),
];

const exponential = [
  ...each([16, 30, 60], costly, (n) => ({ name: `a cost doubled ${n} times`, query: doubling(n, 'me { name }') })),
  ...each([5, 60], costly, (n) => ({ name: `aliases doubled ${n} times`, query: doubling(n, 'a: me { name }') })),
  ...each([5, 60], costly, (n) => ({
    name: `directives doubled ${n} times`,
    query: doubling(n, 'me @include(if: true) { name }'),
  })),
];

const huge = [
  ...each(['20000', '1000000', '2147483647'], costly, (n) => ({
    name: `a page of ${n}`,
    query: `{ artworks(first: ${n}) { nodes { id } } }`,
  })),
  ...each(
    ['2147483648', '-2147483649', '1e309', '1.5', `${'9'.repeat(400)}`, '"5"', 'true', '[5]', '{}', 'FIVE'],
    invalid,
    (n) => ({
      name: `a page of ${n.slice(0, 20)}`,
      query: `{ artworks(first: ${n}) { nodes { id } } }`,
    }),
  ),
  ...each([20_000, 1_000_000, 2 ** 31 - 1], costly, (n) => ({
    name: `a page of ${n} by a variable`,
    query: 'query ($n: Int) { artworks(first: $n) { nodes { id } } }',
    variables: { n },
  })),
  ...each([2 ** 31, 2 ** 53, 1e308, -(2 ** 31) - 1, 1.5, '5', true, [5], {}], input, (n) => ({
    name: `a page of ${JSON.stringify(n)} by a variable`,
    query: 'query ($n: Int) { artworks(first: $n) { nodes { id } } }',
    variables: { n },
  })),
  ...each([undefined, null, {}, [], true, 1.5], input, (id) => ({
    name: `an id that is ${JSON.stringify(id)}`,
    query: 'query ($id: ID!) { artwork(id: $id) { id } }',
    variables: { id },
  })),
  { name: 'a huge default', query: 'query ($n: Int = 2000000) { artworks(first: $n) { nodes { id } } }', code: costly },
  {
    name: 'thirty large pages',
    query: `{ ${times(30, (i) => `a${i}: artworks(first: 1000) { nodes { id } }`)} }`,
    code: costly,
  },
  {
    name: 'lists in lists in lists',
    query: `{ ${times(3, (i) => `a${i}: rooms { ${wrapped(4, 'artworks { room { ', 'name', '} }')} }`)} }`,
    code: costly,
  },
  {
    name: 'a large page in a fragment',
    query: '{ ...A } fragment A on Query { artworks(first: 99999) { nodes { id } } }',
    code: costly,
  },
];

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
const prototypes = [
  ...each(names, invalid, (name) => ({ name: `a field ${name}`, query: `{ ${name} }` })),
  ...each(names, invalid, (name) => ({ name: `a type ${name}`, query: `{ ... on ${name} { me { name } } }` })),
  ...each(names, invalid, (name) => ({ name: `a fragment ${name}`, query: `{ ...${name} }` })),
  ...each(names, invalid, (name) => ({ name: `a variable ${name}`, query: `{ artwork(id: $${name}) { id } }` })),
  ...each(names, invalid, (name) => ({ name: `an argument ${name}`, query: `{ artwork(id: 1, ${name}: 1) { id } }` })),
  ...each(names, invalid, (name) => ({ name: `a directive ${name}`, query: `{ me @${name} { name } }` })),
  ...each(names, unknown, (name) => ({
    name: `an operation ${name}`,
    query: 'query A { me { name } } query B { me { name } }',
    operationName: name,
  })),
];

const texts = [
  ...named(malformed, {
    'an open brace': '{',
    'a closing brace': '}',
    'a space': ' ',
    'a comment': '# nothing',
    'an empty selection': '{}',
    'an open field': '{ me { name }',
    'a keyword alone': 'query',
    'an open string': '{ artwork(id: "1) { id } }',
    'an open block string': '{ artwork(id: """1) { id } }',
    'a control character': '{ me { na\u0000me } }',
    'a byte order mark in the middle': '{ me { \u0001 name } }',
    'half a surrogate': '{ artwork(id: "\\uD800") { id } }',
    'a code point that is none': '{ artwork(id: "\\u{110000}") { id } }',
    'a fragment called on': 'fragment on on Query { me { name } }',
    'a name of emoji': '{ 🏺 }',
    'a name in Vietnamese': '{ tên }',
    'a number with a leading zero': '{ artworks(first: 01) { nodes { id } } }',
    'a spread of nothing': '{ ...{ } }',
    SQL: "'; DROP TABLE artworks; --",
    HTML: '<script>alert(1)</script>',
  }),
  ...named(invalid, {
    'two operations without a name': '{ me { name } } { me { name } }',
    'one with a name and one without': '{ me { name } } query A { me { name } }',
    'one name twice': 'query A { me { name } } query A { me { name } }',
    'one fragment twice': '{ ...A } fragment A on Query { me { name } } fragment A on Query { me { name } }',
    'one variable twice': 'query ($a: ID!, $a: ID!) { artwork(id: $a) { id } }',
    'a type definition': 'type Query { me: String }',
    'a schema extension': '{ me { name } } extend type Query { secret: String }',
    'fields that conflict': '{ a: me { name } a: artwork(id: 1) { id } }',
    'an object without a selection': '{ me }',
    'a leaf with a selection': '{ me { name { first } } }',
    'an argument twice': '{ artwork(id: 1, id: 2) { id } }',
    'a missing argument': '{ artwork { id } }',
    'incremental delivery': '{ ... @defer { me { name } } }',
    'a stream': '{ rooms @stream { name } }',
    'the door of the subgraphs': '{ _entities(representations: []) { __typename } }',
    "the subgraphs' schema": '{ _service { sdl } }',
    'the schema in circles': '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
    "the schema's types in circles":
      '{ __schema { types { possibleTypes { possibleTypes { possibleTypes { name } } } } } }',
    'a very long name': `{ ${'x'.repeat(100_000)} }`,
    'a join type of the supergraph': '{ ... on join__Graph { name } }',
    'a mutation that is no field': 'mutation { drop }',
    'two fields of a subscription': 'subscription { popular { version } a: popular { version } }',
  }),
  {
    name: 'a subscription where one answer is sent',
    query: 'subscription { popular { version } }',
    code: 'BAD_REQUEST',
  },
  { name: 'no operation', query: 'fragment A on Query { me { name } }', code: invalid },
];

export const operations: readonly AbusiveOperation[] = [
  ...deep,
  ...wide,
  ...circular,
  ...exponential,
  ...huge,
  ...prototypes,
  ...texts,
];
