import { carried, fed2, type Suite } from './suite.ts';

const next = { __resolveReference: carried('id'), next: ({ id }: { id: string }) => ({ id: `${id}.` }) };

const object = {
  sdl: fed2(`type Thing @interfaceObject @key(fields: "id") { id: ID! next: Thing @shareable }`),
  resolvers: { Thing: next },
};

/** Ever more ways to the same field: each level multiplies them. */
export const manyWays: Suite = {
  about: 'a field that several interface objects answer with themselves',
  parts: {
    things: {
      sdl: fed2(`
        type Query { thing: Thing }
        interface Thing @key(fields: "id") { id: ID! name: String }
        type Cat implements Thing @key(fields: "id") { id: ID! name: String }
        type Dog implements Thing @key(fields: "id") { id: ID! name: String }`),
      resolvers: {
        Query: { thing: () => ({ id: '' }) },
        Thing: { __resolveReference: carried('id'), __resolveType: () => 'Cat' },
        Cat: { name: ({ id }: { id: string }) => `cat ${id}` },
        Dog: { name: () => 'dog' },
      },
    },
    first: object,
    second: object,
    third: object,
  },
  cases: [
    {
      it: 'is planned, however deep',
      query: '{ thing { next { next { next { next { next { next { name } } } } } } } }',
      data: { thing: { next: { next: { next: { next: { next: { next: { name: 'cat ......' } } } } } } } },
    },
  ],
};
