import { carried, fed2, type Suite } from './suite.ts';

const dogs = [{ id: '1' }];
const cats = [{ id: '0' }, { id: '' }];
const sized = { size: (_: unknown, { unit }: { unit: string }) => (unit === 'CM' ? 50 : 20) };

/** One field, external in several subgraphs, each of which needs it in its own way. */
export const requiredElsewhere: Suite = {
  about: '@requires of a field with arguments that is external elsewhere too',
  parts: {
    kennel: {
      sdl: fed2(`
        type Query { dogs: [Dog!]! }
        type Dog @key(fields: "id") { id: ID! size(unit: Unit = CM): Int }
        type Bee @key(fields: "id") { id: ID! size: Int @shareable }
        enum Unit { CM INCH }`),
      resolvers: {
        Query: { dogs: () => dogs },
        Dog: { __resolveReference: carried('id'), ...sized },
        Bee: { __resolveReference: carried('id'), size: () => 0 },
      },
    },
    collars: {
      sdl: fed2(`
        type Query { bees: [Bee!]! @provides(fields: "size") }
        type Dog @key(fields: "id") {
          id: ID!
          size(unit: Unit = CM): Int @external
          collar: Int @requires(fields: "size")
        }
        type Bee @key(fields: "id") { id: ID! size: Int @external }
        enum Unit { CM INCH }`),
      resolvers: {
        Query: { bees: () => [{ id: '2', size: 1 }] },
        Dog: { __resolveReference: carried('id'), collar: ({ size }: { size?: number }) => size ?? -1 },
      },
    },
    coats: {
      sdl: fed2(`
        type Dog @key(fields: "id") {
          id: ID!
          size(unit: Unit = CM): Int @external
          coat: Int @requires(fields: "size(unit: INCH)")
        }
        enum Unit { CM INCH }`),
      resolvers: {
        Dog: { __resolveReference: carried('id'), coat: ({ size }: { size?: number }) => size ?? -1 },
      },
    },
  },
  cases: [
    {
      it: 'gives each subgraph what it requires',
      query: '{ dogs { collar coat size } }',
      data: { dogs: [{ collar: 50, coat: 20, size: 50 }] },
    },
    {
      it: 'still takes a field of that name from who provides it for another type',
      query: '{ bees { size } }',
      data: { bees: [{ size: 1 }] },
      asks: ['collars'],
    },
  ],
};

/** An object whose type is known from the field that it stands in, described further by an interface object. */
export const knownTypes: Suite = {
  about: 'an interface object beside a type that is known',
  parts: {
    house: {
      sdl: fed2(`
        type Query { cats: [Cat!]! }
        interface Thing @key(fields: "id") { id: ID! rank(first: Int): Rank }
        type Cat implements Thing @key(fields: "id") { id: ID! rank(first: Int): Rank }
        type Dog implements Thing @key(fields: "id") { id: ID! rank(first: Int): Rank }
        type Rank @shareable { code: Int }`),
      resolvers: {
        Query: { cats: () => cats },
        Thing: { __resolveReference: carried('id'), __resolveType: () => 'Cat' },
        Cat: { __resolveReference: carried('id'), rank: () => ({ code: 0 }) },
        Dog: { __resolveReference: carried('id'), rank: () => ({ code: 0 }) },
      },
    },
    quotas: {
      sdl: fed2(`
        type Thing @interfaceObject @key(fields: "id") {
          id: ID!
          rank(first: Int): Rank @external
          quota: Int @requires(fields: "rank { code }")
        }
        type Rank @shareable { code: Int }`),
      resolvers: {
        Thing: {
          __resolveReference: carried('id', 'rank'),
          quota: ({ rank }: { rank: { code: number } | null }) => (rank ? rank.code + 1 : -1),
        },
      },
    },
  },
  cases: [
    {
      it: 'keeps the type',
      query: '{ cats { quota __typename } }',
      data: {
        cats: [
          { quota: 1, __typename: 'Cat' },
          { quota: 1, __typename: 'Cat' },
        ],
      },
    },
  ],
};

const named = { __resolveReference: carried('id'), label: () => 'x' };

/** What an interface object requires, asked where one type alone can be. */
export const requiredOfOneType: Suite = {
  about: '@requires of an interface object, asked of one type',
  parts: {
    pets: {
      sdl: fed2(`
        type Query { dog: Dog }
        interface Thing @key(fields: "id") { id: ID! }
        type Cat implements Thing @key(fields: "id") { id: ID! }
        type Dog implements Thing @key(fields: "id") { id: ID! }`),
      resolvers: {
        Query: { dog: () => ({ id: '1' }) },
        Thing: { __resolveReference: carried('id'), __resolveType: () => 'Dog' },
        Cat: { __resolveReference: carried('id') },
        Dog: { __resolveReference: carried('id') },
      },
    },
    names: {
      sdl: fed2(`
        interface Thing { label: String }
        type Cat implements Thing @key(fields: "id") { id: ID! label: String }
        type Dog implements Thing @key(fields: "id") { id: ID! label: String }`),
      resolvers: { Thing: { __resolveType: () => 'Dog' }, Cat: named, Dog: named },
    },
    badges: {
      sdl: fed2(`
        type Thing @interfaceObject @key(fields: "id") {
          id: ID!
          label: String @external
          badge: String @requires(fields: "label")
        }`),
      resolvers: {
        Thing: {
          __resolveReference: carried('id'),
          badge: ({ label }: { label?: string }) => (label === undefined ? 'missing' : `*${label}`),
        },
      },
    },
  },
  cases: [
    {
      it: 'is taken from that type, and no other is spoken of',
      query: '{ dog { badge } }',
      data: { dog: { badge: '*x' } },
      asks: ['pets', 'names', 'badges'],
    },
  ],
};
