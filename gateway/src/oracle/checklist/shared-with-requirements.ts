import { carried, fed2, type Suite } from './suite.ts';

const byId = { __resolveReference: carried('id') };

/** A rank that one interface object knows outright, and the home of the types only with what a third subgraph brings. */
export const sharedWithRequirements: Suite = {
  about: 'a shared field that requires something in one of its subgraphs',
  parts: {
    home: {
      sdl: fed2(`
        type Query { note: Thing! notes: [Thing!] }
        interface Thing @key(fields: "id") { id: ID! rank: Int }
        type Ant implements Thing @key(fields: "id") { id: ID! rank: Int @shareable }
        type Cat implements Thing @key(fields: "id") { id: ID! rank: Int @shareable @requires(fields: "weight") weight: Int @external }`),
      resolvers: {
        Query: {
          note: () => ({ __typename: 'Cat', id: '2' }),
          notes: () => [
            { __typename: 'Ant', id: '1', rank: 10 },
            { __typename: 'Cat', id: '2' },
          ],
        },
        Thing: {
          __resolveReference: ({ id }: { id: string }) => ({ __typename: id === '1' ? 'Ant' : 'Cat', id, rank: 10 }),
        },
        Ant: { __resolveReference: ({ id }: { id: string }) => ({ id, rank: 10 }) },
        Cat: {
          __resolveReference: (reference: object) => reference,
          rank({ weight }: { weight?: number }) {
            if (weight === undefined) throw new Error('no weight');
            return weight * 10;
          },
        },
      },
    },
    ranks: {
      sdl: fed2(`type Thing @interfaceObject @key(fields: "id") {
        id: ID! rank: Int @shareable votes: Int @external badge: Int @requires(fields: "votes")
      }`),
      resolvers: {
        Thing: {
          __resolveReference: (reference: object) => reference,
          rank: ({ id }: { id: string }) => Number(id) * 10,
          badge: ({ votes }: { votes?: number }) => (votes ?? -1) + 1,
        },
      },
    },
    votes: {
      sdl: fed2(
        'type Thing @interfaceObject @key(fields: "id") { id: ID! rank: Int @external votes: Int @requires(fields: "rank") }',
      ),
      resolvers: { Thing: { __resolveReference: carried('id'), votes: ({ rank }: { rank: number }) => rank + 1 } },
    },
    scales: {
      sdl: fed2('type Cat @key(fields: "id") { id: ID! weight: Int }'),
      resolvers: { Cat: { ...byId, weight: ({ id }: { id: string }) => Number(id) } },
    },
  },
  cases: [
    {
      it: 'is brought to what requires it',
      query: '{ note { votes } notes { votes } }',
      data: { note: { votes: 21 }, notes: [{ votes: 11 }, { votes: 21 }] },
    },
    {
      it: 'is brought to what requires it in turn',
      query: '{ note { badge } notes { badge } }',
      data: { note: { badge: 22 }, notes: [{ badge: 12 }, { badge: 22 }] },
    },
    {
      it: 'is answered of either type',
      query: '{ notes { rank votes } note { ... on Cat { rank weight } } }',
      data: {
        notes: [
          { rank: 10, votes: 11 },
          { rank: 20, votes: 21 },
        ],
        note: { rank: 20, weight: 2 },
      },
    },
  ],
};
