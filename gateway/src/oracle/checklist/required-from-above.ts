import { byKey, carried, fed2, type Suite } from './suite.ts';

const pets = [
  { __typename: 'Cat', id: '0' },
  { __typename: 'Dog', id: '1' },
];

/** A rank that the client needs of cats alone, and a keeper's wage of whatever pet it is. */
export const requiredFromAbove: Suite = {
  about: '@requires that reaches below a field, of which something else is asked',
  parts: {
    zoo: {
      sdl: fed2(`
        type Query { keepers: [Keeper!]! }
        type Keeper @key(fields: "id") { id: ID! pet: Pet }
        interface Pet @key(fields: "id") { id: ID! }
        type Cat implements Pet @key(fields: "id") { id: ID! }
        type Dog implements Pet @key(fields: "id") { id: ID! }`),
      resolvers: {
        Query: { keepers: () => pets.map((pet) => ({ id: pet.id, pet })) },
        Pet: {
          __resolveReference: byKey(pets, 'id'),
          __resolveType: ({ __typename }: { __typename: string }) => __typename,
        },
      },
    },
    ranks: {
      sdl: fed2(`type Pet @interfaceObject @key(fields: "id") { id: ID! rank: Int }`),
      resolvers: { Pet: { __resolveReference: carried('id'), rank: ({ id }: { id: string }) => Number(id) } },
    },
    cats: {
      sdl: fed2(`type Cat @key(fields: "id") { id: ID! rank: Int @external lives: String @requires(fields: "rank") }`),
      resolvers: {
        Cat: { __resolveReference: carried('id', 'rank'), lives: ({ rank }: { rank: number }) => `rank ${rank}` },
      },
    },
    wages: {
      sdl: fed2(`
        type Keeper @key(fields: "id") { id: ID! pet: Pet @external wage: String @requires(fields: "pet { rank }") }
        type Pet @interfaceObject @key(fields: "id") { id: ID! rank: Int @external }`),
      resolvers: {
        Keeper: {
          __resolveReference: carried('id', 'pet'),
          wage: ({ pet }: { pet: { rank: number } | null }) => `for ${pet?.rank}`,
        },
      },
    },
  },
  cases: [
    {
      it: 'is there for each type',
      query: '{ keepers { pet { ... on Cat { lives } } wage } }',
      data: {
        keepers: [
          { pet: { lives: 'rank 0' }, wage: 'for 0' },
          { pet: {}, wage: 'for 1' },
        ],
      },
    },
  ],
};
