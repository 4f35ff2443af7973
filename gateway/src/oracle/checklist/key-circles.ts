import { byKey, fed2, type Suite } from './suite.ts';

const ants = [{ __typename: 'Ant', id: '0', code: 'c', mark: { code: 'm' } }];
const ant = byKey(ants, 'id');
const being = { __resolveReference: ant, __resolveType: () => 'Ant' };

/** To each key of an ant there are ways by the other ones, by interfaces and interface objects. */
export const keyCircles: Suite = {
  about: 'keys that are found by way of each other',
  parts: {
    hills: {
      sdl: fed2(`
        type Query { beings: [Being] }
        interface Being @key(fields: "id") { id: ID! }
        type Ant implements Being @key(fields: "id") @key(fields: "mark { code }") { id: ID! mark: Mark! @shareable }
        type Mark { code: ID! @shareable }`),
      resolvers: { Query: { beings: () => ants }, Ant: { __resolveReference: ant } },
    },
    codes: {
      sdl: fed2(`
        interface Being @key(fields: "id") @key(fields: "code") { id: ID! code: ID! }
        type Ant implements Being @key(fields: "id") @key(fields: "code") @key(fields: "mark { code }") {
          id: ID! code: ID! mark: Mark! @shareable
        }
        type Mark { code: ID! @shareable }`),
      resolvers: { Being: being, Ant: { __resolveReference: ant } },
    },
    moods: {
      sdl: fed2(`
        interface Being @key(fields: "id") { id: ID! mood: Int }
        type Ant implements Being @key(fields: "id") { id: ID! mood: Int @shareable }`),
      resolvers: { Being: being, Ant: { __resolveReference: ant, mood: () => 0 } },
    },
    minds: {
      sdl: fed2(`type Being @interfaceObject @key(fields: "id") { id: ID! mood: Int @shareable }`),
      resolvers: { Being: { __resolveReference: ({ id }: { id: string }) => ({ id, mood: 0 }) } },
    },
    badges: {
      sdl: fed2(`
        type Being @interfaceObject @key(fields: "code") { code: ID! mood: Int @external badge: String @requires(fields: "mood") }`),
      resolvers: {
        Being: {
          __resolveReference: (brought: object) => brought,
          badge: ({ code, mood }: { code: string; mood: number }) => `${code}${mood}`,
        },
      },
    },
  },
  cases: [{ it: 'are found', query: '{ beings { mood badge } }', data: { beings: [{ mood: 0, badge: 'c0' }] } }],
};
