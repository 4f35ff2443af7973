import { carried, fed2, type Suite } from './suite.ts';

const byId = { __resolveReference: carried('id') };
const label = () => ({ code: '0' });

/** A field of an interface that one subgraph answers for one type, another one for the next. */
export const unevenTypes: Suite = {
  about: 'an interface whose field is answered type by type',
  parts: {
    cats: {
      sdl: fed2(`
        type Query { thing: Thing @shareable }
        interface Thing { id: ID! label: Label }
        type Cat implements Thing @key(fields: "id") { id: ID! label: Label }
        type Dog implements Thing @key(fields: "id") { id: ID! label: Label @shareable }
        type Elk @key(fields: "id") { id: ID! }
        type Label @key(fields: "code") { code: ID! }`),
      resolvers: {
        Query: { thing: () => ({ id: '' }) },
        Thing: { __resolveType: () => 'Cat' },
        Cat: { ...byId, label },
        Dog: { ...byId, label },
        Elk: byId,
        Label: { __resolveReference: carried('code') },
      },
    },
    dogs: {
      sdl: fed2(`
        type Query { thing: Thing @shareable }
        interface Thing { id: ID! }
        type Cat implements Thing @key(fields: "id") { id: ID! }
        type Dog implements Thing @key(fields: "id") { id: ID! label: Label @shareable }
        type Elk implements Thing @key(fields: "id") { id: ID! label: Label }
        type Label @key(fields: "code") { code: ID! count: Int }`),
      resolvers: {
        Query: { thing: () => ({ id: '' }) },
        Thing: { __resolveType: () => 'Cat' },
        Cat: byId,
        Dog: { ...byId, label },
        Elk: { ...byId, label },
        Label: { __resolveReference: carried('code'), count: () => 0 },
      },
    },
  },
  cases: [
    {
      it: 'is planned beyond it',
      query: '{ thing { label { count } } }',
      data: { thing: { label: { count: 0 } } },
    },
  ],
};
