import { carried, fed2, type Suite } from './suite.ts';

const byId = { __resolveReference: carried('id') };

/** A chain of requirements that comes back into the subgraph in which it began. */
export const requiredInChain: Suite = {
  about: '@requires of a field that requires another, and so on',
  parts: {
    hives: {
      sdl: fed2(`
        type Query { bees: [Bee!]! }
        type Bee @key(fields: "id") {
          id: ID!
          since: Int @shareable
          code: String @external
          rating: Int @requires(fields: "code")
        }`),
      resolvers: {
        Query: {
          bees: () => [
            { id: '0', since: 0 },
            { id: '', since: 0 },
          ],
        },
        Bee: {
          __resolveReference: carried('id', 'code'),
          rating: ({ code }: { code?: string | null }) => (code === undefined ? -1 : (code?.length ?? 0)),
        },
      },
    },
    codes: {
      sdl: fed2(`type Bee @key(fields: "id") { id: ID! code: String }`),
      resolvers: { Bee: { ...byId, code: ({ id }: { id: string }) => (id === '0' ? 'abc' : null) } },
    },
    names: {
      sdl: fed2(`
        type Bee @key(fields: "id") {
          id: ID!
          since: Int @shareable
          rating: Int @external
          name: String @requires(fields: "rating")
        }`),
      resolvers: {
        Bee: {
          __resolveReference: carried('id', 'rating'),
          since: () => 0,
          name: ({ rating }: { rating: number }) => `rated ${rating}`,
        },
      },
    },
    owners: {
      sdl: fed2(`
        type Bee @key(fields: "id") {
          id: ID!
          name: String @external
          since: Int @external
          owner: String @requires(fields: "name since")
        }`),
      resolvers: {
        Bee: {
          __resolveReference: carried('id', 'name', 'since'),
          owner: ({ name }: { name: string }) => `owner of ${name}`,
        },
      },
    },
  },
  cases: [
    {
      it: 'asks each for what it requires before it is asked',
      query: '{ bees { owner } }',
      data: { bees: [{ owner: 'owner of rated 3' }, { owner: 'owner of rated 0' }] },
    },
  ],
};
