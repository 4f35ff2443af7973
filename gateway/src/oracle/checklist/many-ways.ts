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

const pets = ['Ant', 'Bee', 'Cat', 'Dog', 'Elk', 'Fox', 'Gnu', 'Hen', 'Ibis', 'Jay'];
const owned = (types: readonly string[], rest: string) =>
  fed2(
    types
      .map((type) => `type ${type} ${rest}`)
      .join('\n')
      .concat('\ntype Owner @key(fields: "id") { id: ID! }'),
  );
const owner = { __resolveReference: carried('id'), owner: ({ id }: { id: string }) => ({ id: `${id}.` }) };
const shared = {
  sdl: owned(pets, '@key(fields: "id") { id: ID! owner: Owner @shareable }'),
  resolvers: Object.fromEntries(pets.map((type) => [type, owner])),
};

/** A field of an interface that each type can be asked for in any of several subgraphs. */
export const manyTypes: Suite = {
  about: 'a field of an interface that each type answers in several subgraphs',
  parts: {
    home: {
      sdl: fed2(`
        type Query { pets: [Pet] }
        interface Pet { id: ID! owner: Owner }
        ${pets.map((type) => `type ${type} implements Pet @key(fields: "id") { id: ID! owner: Owner @shareable }`).join('\n')}
        type Owner @key(fields: "id") { id: ID! pet: Pet }`),
      resolvers: {
        Query: { pets: () => [{ __typename: 'Dog', id: '' }] },
        ...shared.resolvers,
        Owner: { __resolveReference: carried('id'), pet: ({ id }: { id: string }) => ({ __typename: 'Cat', id }) },
      },
    },
    first: shared,
    second: shared,
    third: shared,
  },
  cases: [
    {
      it: 'is planned, however deep',
      query: '{ pets { owner { pet { owner { pet { owner { id } } } } } } }',
      data: { pets: [{ owner: { pet: { owner: { pet: { owner: { id: '...' } } } } } }] },
    },
  ],
};
