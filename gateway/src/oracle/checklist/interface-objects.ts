import { carried, fed2, type Suite } from './suite.ts';

const animals = [
  { __typename: 'Cat', id: '0', name: '', lives: 0 },
  { __typename: 'Dog', id: '1', name: 'Rex', tricks: ['sit', ''] },
  { __typename: 'Cat', id: '2', name: null, lives: 9 },
];
const find = ({ id }: { id: string }) => animals.find((one) => one.id === id);

/** A zoo: only the pens know what kind an animal is. */
export const interfaceObjects: Suite = {
  about: 'interface objects',
  parts: {
    pens: {
      sdl: fed2(`
        type Query { animals: [Animal]! animal(id: ID!): Animal cats: [Cat!] }
        interface Animal @key(fields: "id") { id: ID! name: String }
        type Cat implements Animal @key(fields: "id") { id: ID! name: String lives: Int }
        type Dog implements Animal @key(fields: "id") { id: ID! name: String tricks: [String!] }`),
      resolvers: {
        Query: {
          animals: () => [animals[0], null, animals[1]],
          animal: (_: unknown, reference: { id: string }) => find(reference),
          cats: () => animals.filter((one) => one.__typename === 'Cat'),
        },
        Animal: { __resolveReference: find },
        Cat: { __resolveReference: find },
        Dog: { __resolveReference: find },
      },
    },
    votes: {
      sdl: fed2(`
        type Query { favourites: [Animal] best: Animal! }
        type Animal @key(fields: "id") @interfaceObject {
          id: ID! votes(last: Int): Int rival: Animal name: String @external cheer: String @requires(fields: "name")
        }`),
      resolvers: {
        Query: { favourites: () => [{ id: '1' }, { id: '0' }, null], best: () => ({ id: '2' }) },
        Animal: {
          __resolveReference: carried('id'),
          votes: ({ id }: { id: string }, { last }: { last?: number }) => Number(id) * 10 + (last ?? 0),
          rival: ({ id }: { id: string }) => (id === '1' ? { id: '0' } : null),
          cheer: ({ name }: { name?: string | null }) => (name === undefined ? 'missing' : `Go ${name}`),
        },
      },
    },
    food: {
      sdl: fed2(`
        type Animal @key(fields: "id") @interfaceObject {
          id: ID! votes(last: Int): Int @external portion: Int @requires(fields: "votes(last: 1)") eats: String
        }`),
      resolvers: {
        Animal: {
          __resolveReference: carried('id'),
          portion: ({ votes }: { votes?: number }) => votes ?? -1,
          eats: ({ id }: { id: string }) => `food ${id}`,
        },
      },
    },
  },
  cases: [
    {
      it: 'adds fields to every type of the interface',
      query: '{ animals { votes eats } }',
      data: { animals: [{ votes: 0, eats: 'food 0' }, null, { votes: 10, eats: 'food 1' }] },
    },
    {
      it: 'finds the type of what an interface object gave',
      query: '{ favourites { __typename } }',
      data: { favourites: [{ __typename: 'Dog' }, { __typename: 'Cat' }, null] },
    },
    {
      it: 'needs no type for the interface’s own fields',
      query: '{ favourites { id votes } }',
      data: { favourites: [{ id: '1', votes: 10 }, { id: '0', votes: 0 }, null] },
      asks: ['votes'],
    },
    {
      it: 'resolves fragments on concrete types',
      query: '{ favourites { ... on Cat { lives } ... on Dog { tricks } } }',
      data: { favourites: [{ tricks: ['sit', ''] }, { lives: 0 }, null] },
    },
    {
      it: 'keeps the concrete type after the interface object answered',
      query: '{ animals { votes __typename ... on Cat { lives } eats } }',
      data: {
        animals: [
          { votes: 0, __typename: 'Cat', lives: 0, eats: 'food 0' },
          null,
          { votes: 10, __typename: 'Dog', eats: 'food 1' },
        ],
      },
    },
    {
      it: 'reaches a concrete type’s list from there and back',
      query: '{ cats { votes rival { name } } }',
      data: {
        cats: [
          { votes: 0, rival: null },
          { votes: 20, rival: null },
        ],
      },
    },
    {
      it: 'goes from one animal to its rival and to what that is',
      query: '{ animal(id: "1") { rival { name rival { id } ... on Cat { lives } } } }',
      data: { animal: { rival: { name: '', rival: null, lives: 0 } } },
    },
    {
      it: 'asks one field with other arguments for other types',
      query: '{ animals { ... on Cat { votes(last: 1) } ... on Dog { votes(last: 2) } } }',
      data: { animals: [{ votes: 1 }, null, { votes: 12 }] },
    },
    {
      it: 'brings what an interface object requires',
      query: '{ animals { cheer } best { cheer } }',
      data: { animals: [{ cheer: 'Go ' }, null, { cheer: 'Go Rex' }], best: { cheer: 'Go null' } },
    },
    {
      it: 'brings it for one type alone',
      query: '{ favourites { votes ... on Dog { cheer } } }',
      data: { favourites: [{ votes: 10, cheer: 'Go Rex' }, { votes: 0 }, null] },
    },
    {
      it: 'requires a field of another interface object, with arguments',
      query: '{ animals { portion votes } }',
      data: { animals: [{ portion: 1, votes: 0 }, null, { portion: 11, votes: 10 }] },
    },
    {
      it: 'is not misled by an alias of the key',
      query: '{ favourites { id: eats votes } }',
      data: { favourites: [{ id: 'food 1', votes: 10 }, { id: 'food 0', votes: 0 }, null] },
    },
    {
      it: 'nothing of a type that is not there is asked',
      query: '{ best { ... on Dog { tricks votes } } }',
      data: { best: {} },
    },
  ],
};

/** An interface that only some of the interface's types implement besides, asked where the types are not known. */
export const otherInterfaces: Suite = {
  about: 'fragments on another interface within an interface object',
  parts: {
    house: {
      sdl: fed2(`
        interface Device @key(fields: "id") { id: ID! }
        interface Loud { volume: Int }
        type Radio implements Device & Loud @key(fields: "id") { id: ID! volume: Int }
        type Bell implements Device & Loud @key(fields: "id") { id: ID! volume: Int! }
        type Lamp implements Device @key(fields: "id") { id: ID! watts: Int }`),
      resolvers: {
        Device: {
          __resolveReference: ({ id }: { id: string }) =>
            id === 'r' ? { __typename: 'Radio', id, volume: 0 } : { __typename: 'Lamp', id, watts: 5 },
        },
      },
    },
    meter: {
      sdl: fed2(`
        type Query { devices: [Device!]! }
        type Mutation { unplug(id: ID!): Device }
        type Device @key(fields: "id") @interfaceObject { id: ID! used: Int }`),
      resolvers: {
        Query: {
          devices: () => [
            { id: 'r', used: 1 },
            { id: 'l', used: 0 },
          ],
        },
        Mutation: { unplug: (_: unknown, { id }: { id: string }) => ({ id, used: 0 }) },
        Device: { __resolveReference: ({ id }: { id: string }) => ({ id, used: 0 }) },
      },
    },
  },
  cases: [
    {
      it: 'resolves the fragment for the types that have it',
      query: '{ devices { ... on Loud { volume } used } }',
      data: { devices: [{ volume: 0, used: 1 }, { used: 0 }] },
    },
    {
      it: 'knows the type within',
      query: '{ devices { ... on Loud { __typename } } }',
      data: { devices: [{ __typename: 'Radio' }, {}] },
    },
    {
      it: 'does so after a mutation',
      query:
        'mutation { a: unplug(id: "r") { ... on Loud { volume } } b: unplug(id: "l") { ... on Loud { volume } ... on Lamp { watts } } }',
      data: { a: { volume: 0 }, b: { watts: 5 } },
    },
  ],
};
