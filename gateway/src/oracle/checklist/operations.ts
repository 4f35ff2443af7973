import { byKey, failing, fed2, type Suite } from './suite.ts';

const books = [
  { id: '0', title: '', pages: 0, grid: [[{ id: '1' }, null], [], [{ id: '0' }, { id: '1' }]] },
  { id: '1', title: 'One "quoted" \\ \u2028 😀', pages: 12, grid: null },
];
const row = byKey(books, 'id');

export const operationsAndVariables: Suite = {
  about: 'operations, variables and lists',
  parts: {
    shelf: {
      sdl: fed2(`
        scalar JSON
        type Query { books(first: Int = 9, after: ID): [Book]! book(id: ID): Book matrix: [[Book]]! empty: [Book!]! same: [Book!]! any(value: JSON): JSON count(of: [ID!]): Int }
        type Book @key(fields: "id") { id: ID! title: String grid: [[Book]] constructor: String toString: Int meta: JSON pages: Int! }`),
      resolvers: {
        Query: {
          books: (_: unknown, { first }: { first: number | null }) => books.slice(0, first ?? 1),
          book: (_: unknown, { id }: { id?: string | null }) =>
            id === undefined ? books[1] : id === null ? null : row({ id }),
          matrix: () => [[books[1], null], null, [], [books[0], books[1]]],
          empty: () => [],
          same: () => [books[0], books[0], books[1], books[0]],
          any: (_: unknown, args: { value?: unknown }) => ('value' in args ? args.value : 'absent'),
          count: (_: unknown, { of }: { of?: string[] }) => of?.length ?? -1,
        },
        Book: {
          __resolveReference: row,
          constructor: () => 'made',
          toString: () => 0,
          meta: () => ({ id: 0, deep: [[], { __typename: 'X' }, null], on: false }),
        },
      },
    },
    stock: {
      sdl: fed2(`
        type Book @key(fields: "id") { id: ID! stock(at: String = "here"): Int! where: [Place!] broken: Int sure: Int! valueOf(of: Int, representations: Boolean): String }
        type Place { name: String near: Book }`),
      resolvers: {
        Book: {
          __resolveReference: (reference: object) => reference,
          stock: ({ id }: { id: string }, { at }: { at: string | null }) => Number(id) * 10 + (at?.length ?? 9),
          where: ({ id }: { id: string }) => (id === '0' ? [] : [{ name: '', near: { id: '0' } }]),
          broken: ({ id }: { id: string }) => (id === '0' ? failing('broken')() : 1),
          sure: ({ id }: { id: string }) => (id === '0' ? failing('not sure')() : 1),
          valueOf: (_: unknown, args: object) => JSON.stringify(args),
        },
      },
    },
  },
  cases: [
    {
      it: 'fetches entities in lists of lists, with nulls and empty ones',
      query: '{ matrix { stock } }',
      data: { matrix: [[{ stock: 14 }, null], null, [], [{ stock: 4 }, { stock: 14 }]] },
    },
    { it: 'fetches nothing for an empty list', query: '{ empty { stock } }', data: { empty: [] }, asks: ['shelf'] },
    {
      it: 'puts one entity into all its places',
      query: '{ same { stock where { near { title } } } }',
      data: {
        same: [
          { stock: 4, where: [] },
          { stock: 4, where: [] },
          { stock: 14, where: [{ near: { title: '' } }] },
          { stock: 4, where: [] },
        ],
      },
    },
    {
      it: 'reports an error at each place of the entity',
      query: '{ same { broken } }',
      data: { same: [{ broken: null }, { broken: null }, { broken: 1 }, { broken: null }] },
      errors: ['same.0.broken', 'same.1.broken', 'same.3.broken'],
    },
    {
      it: 'nulls up to the nearest field that may be null',
      query: '{ books { title sure } }',
      data: { books: [null, { title: books[1]!.title, sure: 1 }] },
      errors: ['books.0.sure'],
    },
    {
      it: 'nulls everything when nothing may be null',
      query: '{ same { sure } books { id } }',
      data: null,
      errors: ['same.0.sure', 'same.1.sure', 'same.3.sure'],
    },
    {
      it: 'nulls the inner place of a list of lists',
      query: '{ books { grid { sure } } }',
      data: { books: [{ grid: [[{ sure: 1 }, null], [], [null, { sure: 1 }]] }, { grid: null }] },
      errors: ['books.0.grid.2.0.sure'],
    },
    {
      it: 'answers names that every object has',
      query: '{ book(id: "1") { constructor toString valueOf __proto__: title hasOwnProperty: stock } }',
      data: JSON.parse(
        `{"book":{"constructor":"made","toString":0,"valueOf":"{}","__proto__":${JSON.stringify(books[1]!.title)},"hasOwnProperty":14}}`,
      ),
    },
    {
      it: 'takes aliases with a meaning of their own on the way',
      query: '{ book(id: "1") { _entities: title id: pages representations: stock _0: id } }',
      data: { book: { _entities: books[1]!.title, id: 12, representations: 14, _0: '1' } },
    },
    {
      it: 'merges a field that is selected twice',
      query:
        '{ book { title } ...B book { ... on Book { stock } } } fragment B on Query { book { pages where { name } } }',
      data: { book: { title: books[1]!.title, pages: 12, where: [{ name: '' }], stock: 14 } },
    },
    {
      it: 'asks nobody for the root’s type',
      query: '{ __typename t: __typename }',
      data: { __typename: 'Query', t: 'Query' },
      asks: [],
    },
    {
      it: 'mixes introspection with data',
      query: '{ __type(name: "Place") { name fields { name } } book { id } __schema { queryType { name } } }',
      data: {
        __type: { name: 'Place', fields: [{ name: 'name' }, { name: 'near' }] },
        book: { id: '1' },
        __schema: { queryType: { name: 'Query' } },
      },
    },
    {
      it: 'runs the operation that is named',
      query: 'query A { book { id } } query B { book(id: "0") { id } }',
      operationName: 'B',
      data: { book: { id: '0' } },
    },
    {
      it: 'tells an absent variable from null',
      query: 'query ($a: ID) { book(id: $a) { id } }',
      variables: {},
      data: { book: { id: '1' } },
    },
    {
      it: 'passes null as null',
      query: 'query ($a: ID) { book(id: $a) { id } }',
      variables: { a: null },
      data: { book: null },
    },
    {
      it: 'uses a default',
      query: 'query ($a: ID = "0") { book(id: $a) { id stock } }',
      data: { book: { id: '0', stock: 4 } },
    },
    {
      it: 'puts a value before the default',
      query: 'query ($a: ID = "0") { book(id: $a) { id } }',
      variables: { a: 1 },
      data: { book: { id: '1' } },
    },
    {
      it: 'gives each subgraph its variables, the one called representations too',
      query:
        'query ($first: Int, $representations: String, $of: Boolean) { books(first: $first) { stock(at: $representations) valueOf(representations: $of) } }',
      variables: { first: 1, representations: '' },
      data: { books: [{ stock: 0, valueOf: '{}' }] },
    },
    {
      it: 'knows no variable that was not given, whatever its name',
      query:
        'query ($constructor: ID, $toString: String, $valueOf: Int) { book(id: $constructor) { stock(at: $toString) valueOf(of: $valueOf) } }',
      data: { book: { stock: 14, valueOf: '{}' } },
    },
    {
      it: 'keeps objects of custom scalars whole',
      query: '{ book { meta } a: any(value: {id: 0, list: [[], {}, null]}) b: any }',
      data: {
        book: { meta: { id: 0, deep: [[], { __typename: 'X' }, null], on: false } },
        a: { id: 0, list: [[], {}, null] },
        b: 'absent',
      },
    },
    {
      it: 'passes a custom scalar by variable',
      query: 'query ($v: JSON) { any(value: $v) }',
      variables: { v: { on: [false, 0, ''] } },
      data: { any: { on: [false, 0, ''] } },
    },
    { it: 'makes a list of one value', query: '{ count(of: "1") }', data: { count: 1 } },
    {
      it: 'leaves out what is skipped, in other subgraphs as well',
      query: 'query ($a: Boolean!) { book { title @skip(if: $a) stock @include(if: $a) } }',
      variables: { a: true },
      data: { book: { stock: 14 } },
      asks: ['shelf', 'stock'],
    },
    {
      it: 'asks nobody for what is skipped',
      query: 'query ($a: Boolean!) { book { title stock @include(if: $a) } }',
      variables: { a: false },
      data: { book: { title: books[1]!.title } },
      asks: ['shelf'],
    },
    {
      it: 'answers {} where everything within is skipped',
      query: 'query ($a: Boolean!) { book @include(if: $a) { title @skip(if: $a) } }',
      variables: { a: true },
      data: { book: {} },
    },
    { it: 'answers {} for nothing at all', query: '{ book @skip(if: true) { id } }', data: {}, asks: [] },
    {
      it: 'takes conditions on fragments that contradict those within',
      query:
        'query ($a: Boolean = true) { ... @include(if: $a) { book { ...F @skip(if: $a) stock } } } fragment F on Book { title }',
      data: { book: { stock: 14 } },
    },
    {
      it: 'takes one selection that is both skipped and included',
      query: '{ book { id title @skip(if: true) @include(if: true) pages @skip(if: false) @include(if: true) } }',
      data: { book: { id: '1', pages: 12 } },
    },
  ],
};
