import { byKey, carried, failing, fed2, type Suite } from './suite.ts';

const animals = [
  { __typename: 'Dog', id: '0', code: 'd', rank: 0 },
  { __typename: 'Cat', id: '1', rank: 1 },
];
const dog = byKey(animals.slice(0, 1), 'id');
const animal = byKey(animals, 'id');

/** Of dogs the key of the interface object must be fetched first; cats bring it. */
export const requiredByWay: Suite = {
  about: 'what an interface object requires, where the ways to it differ by type',
  parts: {
    zoo: {
      sdl: fed2(`
        type Query { animals: [Animal] }
        interface Animal { rank: Int! }
        type Dog implements Animal @key(fields: "code") { code: ID! rank: Int! @shareable }
        type Cat implements Animal @key(fields: "id") { id: ID! rank: Int! @shareable }`),
      resolvers: {
        Query: { animals: () => animals },
        Dog: { __resolveReference: byKey(animals, 'code') },
        Cat: { __resolveReference: animal },
      },
    },
    registry: {
      sdl: fed2(`
        interface Animal @key(fields: "id") { id: ID! rank: Int! }
        type Dog implements Animal @key(fields: "id") @key(fields: "code") { id: ID! code: ID! rank: Int! @shareable }
        type Cat implements Animal @key(fields: "id") { id: ID! rank: Int! @shareable }`),
      resolvers: {
        Animal: {
          __resolveReference: animal,
          __resolveType: ({ __typename }: { __typename: string }) => __typename,
        },
        Dog: {
          __resolveReference: (brought: { id?: string; code?: string }) =>
            brought.code === undefined ? dog(brought) : byKey(animals, 'code')(brought),
        },
        Cat: { __resolveReference: animal },
      },
    },
    votes: {
      sdl: fed2(`
        type Animal @interfaceObject @key(fields: "id") {
          id: ID!
          rank: Int! @external
          votes: String @requires(fields: "rank")
        }`),
      resolvers: {
        Animal: {
          __resolveReference: carried('id'),
          votes: ({ id, rank }: { id: string; rank?: number }) => (rank === undefined ? null : `${id}: ${rank}`),
        },
      },
    },
  },
  cases: [
    {
      it: 'is there for each type',
      query: '{ animals { votes } }',
      data: { animals: [{ votes: '0: 0' }, { votes: '1: 1' }] },
    },
    {
      it: 'is there for each type, of which something is asked besides',
      query: '{ animals { ... on Dog { code votes } ... on Cat { votes rank } } }',
      data: {
        animals: [
          { code: 'd', votes: '0: 0' },
          { votes: '1: 1', rank: 1 },
        ],
      },
    },
  ],
};

/** One entity twice in a list, and a name that every object inherits. */
export const inheritedNames: Suite = {
  about: 'required fields with names that every object inherits',
  parts: {
    shop: {
      sdl: fed2(`
        type Query { boxes: [Box!]! }
        type Box @key(fields: "id") { id: ID! parts: [Part!]! @external label: String @requires(fields: "parts { toString size }") }
        type Part @key(fields: "id") { id: ID! toString: String @external size: Int @external }`),
      resolvers: {
        Query: { boxes: () => [{ id: '0' }, { id: '0' }] },
        Box: {
          __resolveReference: carried('id', 'parts'),
          label: ({ parts }: { parts: unknown }) => JSON.stringify(parts),
        },
      },
    },
    store: {
      sdl: fed2(`
        type Box @key(fields: "id") { id: ID! parts: [Part!]! }
        type Part @key(fields: "id") { id: ID! size: Int }`),
      resolvers: {
        Box: { __resolveReference: carried('id'), parts: () => [{ id: '1', size: 0 }] },
        Part: { __resolveReference: carried('id'), size: () => 0 },
      },
    },
    names: {
      sdl: fed2(`type Part @key(fields: "id") { id: ID! toString: String }`),
      resolvers: { Part: { __resolveReference: ({ id }: { id: string }) => ({ id, toString: null }) } },
    },
  },
  cases: [
    {
      it: 'are sent when they are null',
      query: '{ boxes { label } }',
      data: { boxes: [{ label: '[{"toString":null,"size":0}]' }, { label: '[{"toString":null,"size":0}]' }] },
    },
  ],
};

const pets = [
  { __typename: 'Dog', id: '0', home: { code: 'a' } },
  { __typename: 'Cat', id: '1', home: { code: 'b' } },
];

/** A home that a client asks of dogs, and that a field of every pet requires. */
export const requiredInPart: Suite = {
  about: 'an object of which a part is required',
  parts: {
    zoo: {
      sdl: fed2(`
        type Query { pets: [Pet] wild: [Wild] }
        interface Pet @key(fields: "id") { id: ID! home: Home }
        interface Wild { id: ID! }
        type Dog implements Pet & Wild @key(fields: "id") { id: ID! home: Home }
        type Cat implements Pet @key(fields: "id") { id: ID! home: Home }
        type Home @key(fields: "code") { code: ID! }`),
      resolvers: { Query: { pets: () => pets, wild: () => pets.slice(0, 1) } },
    },
    homes: {
      sdl: fed2('type Home @key(fields: "code") { code: ID! rooms: Int }'),
      resolvers: { Home: { __resolveReference: carried('code'), rooms: failing('no rooms') } },
    },
    votes: {
      sdl: fed2(`
        type Pet @interfaceObject @key(fields: "id") {
          id: ID!
          home: Home @external
          votes: String @requires(fields: "home { code }")
        }
        type Home @key(fields: "code", resolvable: false) { code: ID! }`),
      resolvers: {
        Pet: {
          __resolveReference: carried('id', 'home'),
          votes: ({ home }: { home: { code: string } }) => home.code,
        },
      },
    },
  },
  cases: [
    {
      it: 'tells an error of the rest to those who asked for it',
      query: '{ pets { ... on Dog { home { rooms } } votes } }',
      data: { pets: [{ home: { rooms: null }, votes: 'a' }, { votes: 'b' }] },
      errors: ['pets.0.home.rooms'],
    },
    {
      it: 'is not asked for a type that cannot be there',
      query: '{ wild { ... on Pet { ... on Cat { votes } } } }',
      data: { wild: [{}] },
      asks: ['zoo'],
    },
  ],
};
