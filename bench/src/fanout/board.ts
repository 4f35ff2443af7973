// A live board of two subgraphs: who watches it has its state at once and again with each tick. Nothing is imported but types
// and Node's own, so that a peer can build it with its own copy of graphql.
import { EventEmitter, on } from 'node:events';
import type { GraphQLResolverMap } from '@apollo/subgraph';

type Subgraph = { name: string; sdl: string; resolvers: GraphQLResolverMap<unknown> };

const ticks = new EventEmitter().setMaxListeners(0);
let version = 0;

export function tick() {
  version += 1;
  ticks.emit('tick');
}

const board = () => ({
  version,
  rows: Array.from({ length: 20 }, (_, n) => ({
    rank: n + 1,
    score: 9 - n / 4 + (version % 2) / 8,
    owner: { id: `p${n}` },
  })),
});

async function* watch() {
  const changes = on(ticks, 'tick');
  yield board();
  for await (const _ of changes) yield board();
}

const watched = { subscribe: watch, resolve: (state: unknown) => state };
const boardType = `
  type Board { version: Int! rows: [Row!]! }
  type Row { rank: Int! score: Float! owner: Person! }
`;

export const subgraphs: Subgraph[] = [
  {
    name: 'reviews',
    sdl: `
      extend type Query { board: Board! }
      type Subscription { board: Board! }
      ${boardType}
      extend type Person @key(fields: "id") { id: ID! @external }
    `,
    resolvers: { Query: { board }, Subscription: { board: watched } },
  },
  {
    name: 'people',
    sdl: `
      extend type Query { person(id: ID!): Person }
      type Person @key(fields: "id") { id: ID! name: String! }
    `,
    resolvers: { Person: { __resolveReference: ({ id }: { id: string }) => ({ id, name: nameOf(id) }) } },
  },
];

/** The same board as one schema, for those who know no subgraphs. */
export const whole = {
  sdl: `
    type Query { board: Board! }
    type Subscription { board: Board! }
    ${boardType}
    type Person { id: ID! name: String! }
  `,
  resolvers: {
    Query: { board },
    Subscription: { board: watched },
    Person: { name: ({ id }: { id: string }) => nameOf(id) },
  },
};

export { watch };

const selection = '{ board { version rows { rank score owner { name } } } }';
export const query = `query ${selection}`;
export const subscription = `subscription ${selection}`;

function nameOf(id: string) {
  return `Người thứ ${id.slice(1)}`;
}
