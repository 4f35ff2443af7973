import { carried, fed2, type Suite } from './suite.ts';

const ants = [{ code: '0', pal: 'spot' }, { code: '1', pal: 'ant' }, null];
const pals: Record<string, object> = {
  spot: { __typename: 'Spot', size: 0, note: null, rating: 1.5 },
  ant: { __typename: 'Ant', code: '0' },
};
type Required = { weight: ({ pal: object } | null)[] };

/** A field of an interface that has moved for one of its types is required beside what only another type has. */
export const requiredFragments: Suite = {
  about: '@requires of an interface’s field beside a fragment',
  parts: {
    hive: {
      sdl: fed2(`
        type Query { bee: Bee }
        type Bee @key(fields: "id") { id: ID! weight: [Ant] }
        interface Rated { rating: Float }
        type Spot implements Rated @shareable { size: Int note: Int rating: Float }
        type Ant implements Rated @key(fields: "code") { code: ID! pal: Rated rating: Float @shareable }`),
      resolvers: {
        Query: { bee: () => ({ id: '', weight: ants }) },
        Bee: { __resolveReference: () => ({ id: '', weight: ants }) },
        Ant: {
          __resolveReference: ({ code }: { code: string }) => ants.find((ant) => ant?.code === code) ?? null,
          pal: ({ pal }: { pal: string }) => pals[pal],
          rating() {
            throw new Error('this field has moved');
          },
        },
      },
    },
    names: {
      sdl: fed2(`
        type Bee @key(fields: "id") {
          id: ID! weight: [Ant] @external name: String @requires(fields: "weight { pal { rating ... on Spot { size note } } }")
        }
        interface Rated { rating: Float }
        type Spot implements Rated @shareable { size: Int note: Int rating: Float }
        type Ant implements Rated @key(fields: "code") { code: ID! pal: Rated @external rating: Float @shareable }`),
      resolvers: {
        Bee: {
          __resolveReference: carried('id', 'weight'),
          name: ({ weight }: Required) => JSON.stringify(weight.map((ant) => ant && Object.entries(ant.pal))),
        },
        Ant: { __resolveReference: carried('code'), rating: () => 0 },
      },
    },
    ratings: {
      sdl: fed2(`
        interface Rated { rating: Float }
        type Ant implements Rated @key(fields: "code") { code: ID! rating: Float @shareable @override(from: "hive") }`),
      resolvers: { Ant: { __resolveReference: carried('code'), rating: () => 0 } },
    },
  },
  cases: [
    {
      it: 'brings both',
      query: '{ bee { name } }',
      data: { bee: { name: '[[["rating",1.5],["size",0],["note",null]],[["rating",0]],null]' } },
    },
  ],
};
