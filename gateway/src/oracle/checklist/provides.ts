import { byKey, fed2, type Suite } from './suite.ts';

const authors = [
  { id: '1', name: 'from the registry', born: 1900 },
  { id: '2', name: '', born: 0 },
];

/** Whoever provides a field says who did, so that the short way can be told from the long one. */
export const provided: Suite = {
  about: '@provides',
  parts: {
    press: {
      sdl: fed2(`
        type Query {
          poems: [Poem]
          quick: [Poem] @provides(fields: "author { name }")
          either: [Piece] @provides(fields: "... on Poem { title } ... on Song { title }")
          item: Titled @provides(fields: "... on Poem { title } ... on Song { title }")
          half: [Piece] @provides(fields: "... on Poem { title }")
        }
        type Poem implements Titled @key(fields: "id") { id: ID! title: String @external author: Author @shareable }
        type Song implements Titled @key(fields: "id") { id: ID! title: String @external }
        interface Titled { id: ID! title: String }
        union Piece = Poem | Song
        type Author @key(fields: "id") { id: ID! name: String @external }`),
      resolvers: {
        Query: {
          poems: () => [{ id: 'p', author: { id: '1' } }, null],
          quick: () => [
            { id: 'p', author: { id: '1', name: 'from the press' } },
            { id: 'q', author: null },
          ],
          either: () => [
            { __typename: 'Poem', id: 'p', title: 'press p' },
            { __typename: 'Song', id: 's', title: '' },
          ],
          item: () => ({ __typename: 'Song', id: 's', title: 'press s' }),
          half: () => [
            { __typename: 'Poem', id: 'p', title: 'press p' },
            { __typename: 'Song', id: 's' },
          ],
        },
        Poem: { title: ({ title }: { title?: string }) => title ?? 'not provided here' },
        Song: { title: ({ title }: { title?: string }) => title ?? 'not provided here' },
        Author: { name: ({ name }: { name?: string }) => name ?? 'not provided here' },
      },
    },
    registry: {
      sdl: fed2(`
        type Query { authors: [Author!]! }
        type Author @key(fields: "id") { id: ID! name: String @shareable born: Int }
        type Poem @key(fields: "id") { id: ID! title: String @shareable author: Author @shareable }
        type Song @key(fields: "id") { id: ID! title: String @shareable }`),
      resolvers: {
        Query: { authors: () => authors },
        Author: { __resolveReference: byKey(authors, 'id') },
        Poem: { title: ({ id }: { id: string }) => `registry ${id}` },
        Song: { title: ({ id }: { id: string }) => `registry ${id}` },
      },
    },
  },
  cases: [
    {
      it: 'goes the short way below the field that provides',
      query: '{ quick { author { name } } }',
      data: { quick: [{ author: { name: 'from the press' } }, { author: null }] },
      asks: ['press'],
    },
    {
      it: 'goes the long way elsewhere',
      query: '{ poems { author { name } } }',
      data: { poems: [{ author: { name: 'from the registry' } }, null] },
    },
    {
      it: 'goes on for what is not provided',
      query: '{ quick { author { born } } }',
      data: { quick: [{ author: { born: 1900 } }, { author: null }] },
    },
    {
      it: 'provides on the members of a union',
      query: '{ either { ... on Poem { title } ... on Song { title } } }',
      data: { either: [{ title: 'press p' }, { title: '' }] },
      asks: ['press'],
    },
    {
      it: 'provides on one member and asks for the other',
      query: '{ half { ... on Poem { title } ... on Song { title } } }',
      data: { half: [{ title: 'press p' }, { title: 'registry s' }] },
    },
    {
      it: 'provides on an interface',
      query: '{ item { title } }',
      data: { item: { title: 'press s' } },
      asks: ['press'],
    },
  ],
};
