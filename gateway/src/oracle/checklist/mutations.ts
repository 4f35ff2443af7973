import { failing, fed2, type Suite } from './suite.ts';

const state = { count: 0 };

/** A counter that two subgraphs move; each answer shows how it stood. `reset` begins each case. */
export const mutations: Suite = {
  about: 'mutations',
  parts: {
    left: {
      sdl: fed2(`
        type Query { counter: Counter }
        type Mutation { reset: Counter  add(by: Int! = 1, representations: [Int]): Counter  fail: Counter  must: Counter! }
        type Counter @key(fields: "id") { id: ID! atLeft: Int }`),
      resolvers: {
        Query: { counter: () => ({ id: '0', atLeft: state.count }) },
        Mutation: {
          reset() {
            state.count = 0;
            return { id: '0', atLeft: 0 };
          },
          add(_: unknown, { by, representations = [] }: { by: number; representations?: number[] }) {
            state.count += by + representations.length * 100;
            return { id: '0', atLeft: state.count };
          },
          fail: failing('no'),
          must: failing('no'),
        },
      },
    },
    right: {
      sdl: fed2(`
        type Mutation { double: Counter  later(ms: Int): Receipt }
        type Counter @key(fields: "id") { id: ID! now: Int }
        type Receipt { query: Query counter: Counter id: ID! }
        type Query { rights: Int }`),
      resolvers: {
        Query: { rights: () => state.count },
        Mutation: {
          double() {
            state.count *= 2;
            return { id: '0' };
          },
          async later(_: unknown, { ms }: { ms?: number }) {
            await new Promise((resolve) => setTimeout(resolve, ms ?? 0));
            state.count += 1000;
            return { counter: { id: '0' }, query: {}, id: '' };
          },
        },
        Counter: { __resolveReference: ({ id }: { id: string }) => ({ id }), now: () => state.count },
      },
    },
  },
  cases: [
    {
      it: 'are done one after the other across subgraphs',
      query: 'mutation { reset { atLeft } add(by: 3) { atLeft } double { id } x: add { atLeft } y: double { now } }',
      data: { reset: { atLeft: 0 }, add: { atLeft: 3 }, double: { id: '0' }, x: { atLeft: 7 }, y: { now: 14 } },
      asks: ['left', 'left', 'right', 'left', 'right'],
    },
    {
      it: 'wait for a slow one',
      query: 'mutation { reset { id } later(ms: 20) { id } add { atLeft } }',
      data: { reset: { id: '0' }, later: { id: '' }, add: { atLeft: 1001 } },
    },
    {
      it: 'are followed by their own fetches before the next one',
      query: 'mutation { reset { now } a: add { now } double { now } b: add { now } }',
      data: { reset: { now: 0 }, a: { now: 1 }, double: { now: 2 }, b: { now: 3 } },
    },
    {
      it: 'of one subgraph are, too',
      query: 'mutation { reset { id } a: add { now atLeft } b: add { now } }',
      data: { reset: { id: '0' }, a: { now: 1, atLeft: 1 }, b: { now: 2 } },
    },
    {
      it: 'keep an earlier answer when a later one fails, and go on',
      query: 'mutation { reset { id } a: add { atLeft } fail { id } b: add { atLeft } }',
      data: { reset: { id: '0' }, a: { atLeft: 1 }, fail: null, b: { atLeft: 2 } },
      errors: ['fail'],
    },
    {
      it: 'lose everything to a non-null one that fails',
      query: 'mutation { reset { id } must { id } }',
      data: null,
      errors: ['must'],
    },
    {
      it: 'reach the queries of every subgraph through their answer',
      query: 'mutation { reset { id } later { query { counter { atLeft now } rights } } }',
      data: { reset: { id: '0' }, later: { query: { counter: { atLeft: 1000, now: 1000 }, rights: 1000 } } },
    },
    {
      it: 'may have an argument and a variable called representations',
      query: 'mutation ($representations: [Int]) { reset { id } add(representations: $representations) { now } }',
      variables: { representations: [0, null] },
      data: { reset: { id: '0' }, add: { now: 201 } },
    },
    {
      it: 'are not done twice under two names of one answer',
      query: 'mutation { reset { id } add { atLeft } ... on Mutation { add { id } } }',
      data: { reset: { id: '0' }, add: { atLeft: 1, id: '0' } },
    },
    {
      it: 'are not done when they are skipped',
      query: 'mutation ($no: Boolean = false) { reset { id } add @include(if: $no) { id } double { now } }',
      data: { reset: { id: '0' }, double: { now: 0 } },
    },
  ],
};
