import { EventEmitter } from 'node:events';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { Repeater } from '@repeaterjs/repeater';
import { GraphQLError, parse } from 'graphql';
import { compose } from '../supergraph/compose.ts';

/** Who visits the museum, as the subgraphs know them; without a name it is anybody. */
export type Visitor = { name?: string; curator?: boolean };

const link = (...names: string[]) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.11", import: ${JSON.stringify(['@key', ...names])})`;

const collectionSdl = `
  ${link('@listSize', '@cost')}
  type Query {
    artworks(first: Int = 20): ArtworkConnection @listSize(slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false)
    artwork(id: ID!): Artwork
    rooms: [Room!]
  }
  type ArtworkConnection { totalCount: Int! nodes: [Artwork!]! }
  type Artwork @key(fields: "id") { id: ID! title: String! artist: Artist room: Room }
  type Artist @key(fields: "id", resolvable: false) { id: ID! }
  type Room { name: String! artworks: [Artwork!]! @listSize(assumedSize: 5) plan: String @cost(weight: 7) }
`;

const peopleSdl = `
  ${link()}
  type Query { me: Me }
  type Me { name: String! }
  type Artist @key(fields: "id") { id: ID! name: String! diary: String }
`;

const votesSdl = `
  ${link()}
  type Query { popular: Popular }
  type Mutation { vote(artworkId: ID!): Artwork! }
  type Subscription { popular(top: Int): Popular! }
  type Popular { version: Int! entries: [Entry!]! }
  type Entry { votes: Int! voters: [String!] artwork: Artwork }
  type Artwork @key(fields: "id") { id: ID! votes: Int! }
`;

export const subgraphs = [
  { name: 'collection', sdl: collectionSdl },
  { name: 'people', sdl: peopleSdl },
  { name: 'votes', sdl: votesSdl },
];
export const { supergraphSdl } = compose(subgraphs);

const artists = new Map([
  ['a1', { id: 'a1', name: 'Tô Ngọc Vân', diary: 'kept' }],
  ['a2', { id: 'a2', name: 'Nguyễn Gia Trí', diary: 'kept' }],
]);
const artworks = new Map([
  ['w1', { id: 'w1', title: 'Thiếu nữ bên hoa huệ', artist: { id: 'a1' } }],
  ['w2', { id: 'w2', title: 'Vườn xuân', artist: { id: 'a2' } }],
  ['w3', { id: 'w3', title: 'Untitled', artist: null }],
]);

type Id = { id: string };

/** A museum of three subgraphs whose votes are its own: two museums share nothing. */
export function createMuseum() {
  const voters = new Map<string, string[]>([
    ['w1', ['ann']],
    ['w2', []],
    ['w3', []],
  ]);
  const changes = new EventEmitter().setMaxListeners(0);
  let version = 1;
  const popular = (_: unknown, { top }: { top?: number }) => ({
    version,
    entries: [...voters]
      .map(([id, names]) => ({ names, artwork: { id } }))
      .sort((a, b) => b.names.length - a.names.length)
      .slice(0, top),
  });

  const collection = buildSubgraphSchema([
    {
      typeDefs: parse(collectionSdl),
      resolvers: {
        Query: {
          artworks: (_: unknown, { first }: { first: number }) => ({
            totalCount: artworks.size,
            nodes: [...artworks.values()].slice(0, first),
          }),
          artwork: (_: unknown, { id }: Id) => artworks.get(id) ?? null,
        },
        Artwork: { __resolveReference: ({ id }: Id) => artworks.get(id) ?? null },
      },
    },
  ]);

  const people = buildSubgraphSchema([
    {
      typeDefs: parse(peopleSdl),
      resolvers: {
        Query: { me: (_: unknown, __: unknown, visitor: Visitor) => (visitor.name ? visitor : null) },
        Artist: {
          __resolveReference: ({ id }: Id) => artists.get(id) ?? null,
          diary() {
            throw new TypeError('the diary is locked in /srv/safe');
          },
        },
      },
    },
  ]);

  const votes = buildSubgraphSchema([
    {
      typeDefs: parse(votesSdl),
      resolvers: {
        Query: { popular },
        Mutation: {
          vote(_: unknown, { artworkId }: { artworkId: string }, visitor: Visitor) {
            if (!visitor.name) throw refusal('UNAUTHENTICATED', 'Sign in first.');
            const names = voters.get(artworkId);
            if (!names) throw refusal('INVALID', 'There is no such artwork.', { problems: [{ path: ['artworkId'] }] });
            names.push(visitor.name);
            version += 1;
            changes.emit('change');
            return { id: artworkId };
          },
        },
        Subscription: {
          popular: {
            // At once, then after each vote.
            subscribe: () =>
              new Repeater<true>(async (tick, stop) => {
                const listener = () => void tick(true);
                changes.on('change', listener);
                tick(true);
                await stop;
                changes.off('change', listener);
              }),
            resolve: popular,
          },
        },
        Artwork: {
          __resolveReference: ({ id }: Id) => (voters.has(id) ? { id } : null),
          votes: ({ id }: Id) => voters.get(id)!.length,
        },
        Entry: {
          votes: ({ names }: { names: string[] }) => names.length,
          voters: ({ names }: { names: string[] }, _: unknown, visitor: Visitor) => (visitor.curator ? names : null),
        },
      },
    },
  ]);

  return {
    schemas: { collection, people, votes },
    /** How many subscriptions are open at the subgraph. */
    watching: () => changes.listenerCount('change'),
  };
}

function refusal(code: string, message: string, more = {}) {
  return new GraphQLError(message, { extensions: { code, ...more } });
}
