import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { createGateway } from '../gateway.ts';
import { functionSource, schemaSource } from '../source/local.ts';
import type { Source, SourceResult } from '../source/source.ts';
import { compose } from '../supergraph/compose.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key", "@shareable"])`;
const parts = {
  desk: `${link} type Query { books: [Book!]! first: Book other: Book } type Book @key(fields: "isbn") { isbn: ID! title: String }
    type Mutation { rename(isbn: ID!, title: String): Book }`,
  shop: `${link} type Query { offer: Offer } type Offer { book: Book } type Book @key(fields: "isbn") { isbn: ID! price: Int! stock: Int writer: Writer }
    type Writer @key(fields: "id") { id: ID! } type Mutation { sell(isbn: ID!): Int }`,
  people: `${link} type Writer @key(fields: "id") { id: ID! name: String }`,
};
const books = [{ isbn: 'b1' }, { isbn: 'b2' }, { isbn: 'b1' }];

/** A book shop of three subgraphs, with what each was sent. */
async function openShop(instead: Record<string, Source<object>> = {}) {
  const titles = new Map([
    ['b1', 'One'],
    ['b2', 'Two'],
  ]);
  const resolvers = {
    desk: {
      Query: { books: () => books, first: () => books[0], other: () => books[2] },
      Book: {
        __resolveReference: ({ isbn }: { isbn: string }) => ({ isbn }),
        title: ({ isbn }: { isbn: string }) => titles.get(isbn),
      },
      Mutation: {
        rename(_: unknown, { isbn, title }: { isbn: string; title: string }) {
          titles.set(isbn, title);
          return { isbn };
        },
      },
    },
    shop: {
      Query: { offer: () => ({ book: books[0] }) },
      Book: {
        __resolveReference: ({ isbn }: { isbn: string }) => ({ isbn, writer: { id: 'w1' } }),
        price: () => 9,
        stock: ({ isbn }: { isbn: string }) => titles.get(isbn)?.length,
      },
      Mutation: { sell: () => 1 },
    },
    people: { Writer: { __resolveReference: ({ id }: { id: string }) => ({ id }), name: () => 'Ann' } },
  };
  const sent: string[] = [];
  const sources = Object.fromEntries(
    Object.entries(parts).map(([name, sdl]) => {
      const schema = buildSubgraphSchema([
        { typeDefs: parse(sdl), resolvers: resolvers[name as keyof typeof resolvers] as never },
      ]);
      const real = instead[name] ?? schemaSource<object>(schema, () => ({}));
      const source: Source<object> = {
        ...real,
        fetch(fetch, variables, call, answered) {
          sent.push(`${name} ${variables}`);
          return real.fetch(fetch, variables, call, answered);
        },
      };
      return [name, source];
    }),
  );
  const { supergraphSdl } = compose(Object.entries(parts).map(([name, sdl]) => ({ name, sdl })));
  const gateway = await createGateway<object>({ supergraphSdl, sources, context: () => ({}), graphiql: false });
  const ask = async (query: string) => JSON.parse(JSON.stringify(await gateway.execute({ query }, {})));
  return { ask, sent };
}

const answering = (result: SourceResult | Error): Source<object> =>
  functionSource({
    execute: () => (result instanceof Error ? Promise.reject(result) : Promise.resolve(result as never)),
    subscribe: () => Promise.reject(new Error('not asked')),
  });

test('an entity that stands in several places is asked once and answered in all of them', async () => {
  const { ask, sent } = await openShop();

  const { data } = await ask('{ books { title price } }');

  expect(data).toEqual({
    books: [
      { title: 'One', price: 9 },
      { title: 'Two', price: 9 },
      { title: 'One', price: 9 },
    ],
  });
  expect(sent).toEqual([
    'desk {}',
    'shop {"representations":[{"__typename":"Book","isbn":"b1"},{"__typename":"Book","isbn":"b2"}]}',
  ]);
});

test('two places that ask the same of the same entities are one list in one request', async () => {
  const { ask, sent } = await openShop();

  const { data } = await ask('query Same { first { price } other { price } }');

  expect(data).toEqual({ first: { price: 9 }, other: { price: 9 } });
  expect(sent).toEqual(['desk {}', 'shop {"_r0":[{"__typename":"Book","isbn":"b1"}],"_r1":[]}']);
});

test('mutations go one after another, with all that follows from the first before the second', async () => {
  const { ask } = await openShop();

  const { data } = await ask(
    'mutation { a: rename(isbn: "b1", title: "Longer") { stock title } b: rename(isbn: "b1", title: "X") { stock } }',
  );

  expect(data).toEqual({ a: { stock: 6, title: 'Longer' }, b: { stock: 1 } });
});

test.each([
  ['is down', new Error('connect ECONNREFUSED'), 'UNAVAILABLE'],
  ['answers nothing', {}, 'UNAVAILABLE'],
  ['answers a shorter list', { data: { _entities: [] } }, 'UNAVAILABLE'],
  ['answers something else', { data: { _entities: 7 } as never }, 'UNAVAILABLE'],
  ['says what is wrong', { data: null, errors: [{ message: 'Closed.', extensions: { code: 'CLOSED' } }] }, 'CLOSED'],
])('a subgraph that %s costs its own fields, each at its path, and nobody else’s', async (_, result, code) => {
  const { ask } = await openShop({ shop: answering(result) });

  const { data, errors } = await ask('{ books { title stock } }');

  expect(data).toEqual({
    books: [
      { title: 'One', stock: null },
      { title: 'Two', stock: null },
      { title: 'One', stock: null },
    ],
  });
  const told = errors.map(({ path, extensions }: { path: unknown; extensions: { code: string } }) => [
    path,
    extensions.code,
  ]);
  expect(told).toEqual([0, 1, 2].map((i) => [['books', i], code]));
});

test('a null that must not be takes the nearest parent that may be null, and is told once', async () => {
  const { ask } = await openShop({ shop: answering({ data: { _entities: [{ price: null }] } }) });

  expect(await ask('{ first { title price } }')).toEqual({
    data: { first: null },
    errors: [
      {
        message: 'Something went wrong on our side.',
        path: ['first', 'price'],
        extensions: { code: 'INTERNAL', requestId: expect.any(String) },
      },
    ],
  });
});

test('a hostile answer is no way into the process', async () => {
  const hostile = JSON.parse(
    '{"data":{"_entities":[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"stock":3}]}}',
  );
  const { ask } = await openShop({ shop: answering(hostile) });

  const { data } = await ask('{ first { __proto__: title constructor: stock } }');

  expect(JSON.stringify(data)).toBe('{"first":{"__proto__":"One","constructor":null}}');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
