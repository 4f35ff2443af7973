import { carried, fed2, type Suite } from './suite.ts';

/** Roots go by other names in one subgraph; another has none at all. */
export const renamedRoots: Suite = {
  about: 'roots under other names, and subgraphs without roots',
  parts: {
    desk: {
      sdl: fed2(`
        schema { query: Ask mutation: Change }
        type Ask { first: Page both: Page @shareable }
        type Change { turn: Turned }
        type Turned { ask: Ask page: Page change: String }
        type Page @key(fields: "id") { id: ID! title: String }`),
      resolvers: {
        Ask: { first: () => ({ id: '0', title: '' }), both: () => ({ id: '1', title: 'one' }) },
        Change: { turn: () => ({ ask: {}, page: { id: '1', title: 'one' }, change: null }) },
      },
    },
    shelf: {
      sdl: fed2(`
        type Query { last: Page both: Page @shareable }
        type Mutation { stamp: Page }
        type Page @key(fields: "id") { id: ID! stamps: Int! }`),
      resolvers: {
        Query: { last: () => ({ id: '9' }), both: () => ({ id: '1' }) },
        Mutation: { stamp: () => ({ id: '0' }) },
        Page: { __resolveReference: carried('id'), stamps: ({ id }: { id: string }) => Number(id) },
      },
    },
    notes: {
      sdl: fed2('type Page @key(fields: "id") { id: ID! note: String }'),
      resolvers: { Page: { __resolveReference: carried('id'), note: ({ id }: { id: string }) => `note ${id}` } },
    },
  },
  cases: [
    {
      it: 'answers all of them as one',
      query: '{ __typename first { title stamps note } last { note stamps } }',
      data: {
        __typename: 'Query',
        first: { title: '', stamps: 0, note: 'note 0' },
        last: { note: 'note 9', stamps: 9 },
      },
    },
    {
      it: 'takes fragments on the root by the name that clients know',
      query:
        'query ($a: Boolean = true) { ... on Query { t: __typename first { id } } ...F @include(if: $a) } fragment F on Query { last { stamps } ... { first { title } } }',
      data: { t: 'Query', first: { id: '0', title: '' }, last: { stamps: 9 } },
    },
    {
      it: 'reaches every query from a mutation’s answer, and knows the types',
      query:
        'mutation { __typename turn { __typename change ask { __typename last { note } first { title } } page { stamps } } stamp { note } }',
      data: {
        __typename: 'Mutation',
        turn: {
          __typename: 'Turned',
          change: null,
          ask: { __typename: 'Query', last: { note: 'note 9' }, first: { title: '' } },
          page: { stamps: 1 },
        },
        stamp: { note: 'note 0' },
      },
    },
    {
      it: 'joins a field that both roots have',
      query: '{ both { title stamps } }',
      data: { both: { title: 'one', stamps: 1 } },
    },
    {
      it: 'shows the usual names alone',
      query:
        '{ __schema { queryType { name } mutationType { name } subscriptionType { name } } a: __type(name: "Ask") { name } q: __type(name: "Query") { fields { name } } e: __type(name: "_Entity") { name } }',
      data: {
        __schema: { queryType: { name: 'Query' }, mutationType: { name: 'Mutation' }, subscriptionType: null },
        a: null,
        q: { fields: [{ name: 'first' }, { name: 'both' }, { name: 'last' }] },
        e: null,
      },
      asks: [],
    },
  ],
};
