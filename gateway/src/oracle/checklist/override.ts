import { carried, failing, fed2, type Suite } from './suite.ts';

const gone = failing('this field has moved');

/** A field of an interface that moves, of one of its types by and by. */
export const overriddenOfInterfaces: Suite = {
  about: '@override where an interface has the field',
  parts: {
    old: {
      sdl: fed2(`
        type Query { first: Reaction all: [Reaction] }
        interface Reaction { id: ID! count: Int }
        type Like implements Reaction @key(fields: "id") { id: ID! count: Int }
        type Wow implements Reaction @key(fields: "id") { id: ID! count: Int @shareable }`),
      resolvers: {
        Query: {
          first: () => ({ __typename: 'Like', id: '1' }),
          all: () => [
            { __typename: 'Like', id: '1' },
            { __typename: 'Wow', id: '2', count: 0 },
          ],
        },
        Like: { __resolveReference: carried('id'), count: () => 1 },
        Wow: { __resolveReference: carried('id'), count: gone },
      },
    },
    fresh: {
      sdl: fed2(`
        type Query { latest: [Reaction] }
        interface Reaction { id: ID! count: Int }
        type Like implements Reaction @key(fields: "id") { id: ID! count: Int @override(from: "old", label: "percent(0)") }
        type Wow implements Reaction @key(fields: "id") { id: ID! count: Int @shareable @override(from: "old", label: "percent(100)") }`),
      resolvers: {
        Query: { latest: () => [{ __typename: 'Like', id: '1' }, { __typename: 'Wow', id: '2' }, null] },
        Like: { __resolveReference: carried('id'), count: gone },
        Wow: { __resolveReference: carried('id'), count: () => 2 },
      },
    },
  },
  cases: [
    {
      it: 'asks each type’s owner, from where it was',
      query: '{ first { count } all { count } }',
      data: { first: { count: 1 }, all: [{ count: 1 }, { count: 2 }] },
    },
    {
      it: 'asks each type’s owner, from where it goes',
      query: '{ latest { count } }',
      data: { latest: [{ count: 1 }, { count: 2 }, null] },
    },
  ],
};

export const overridden: Suite = {
  about: '@override',
  parts: {
    old: {
      sdl: fed2(`
        type Query { posts: [Post!] moved: Int }
        type Post @key(fields: "id") { id: ID! body: String author: String later: String never: String views: Int @shareable size(inch: Boolean = false): Int }
        type Shelf @key(fields: "id") { id: ID! top: Post @external label: String @requires(fields: "top { size(inch: true) }") }
        interface Reaction { count: Int }`),
      resolvers: {
        Query: {
          posts: () => [
            { id: '1', author: 'old', never: 'old' },
            { id: '', author: null, never: '' },
          ],
          moved: gone,
        },
        Post: {
          body: gone,
          later: gone,
          size: gone,
          __resolveReference: ({ id, size }: { id: string; size?: number }) => ({
            id,
            size,
            author: 'old',
            never: 'old',
          }),
        },
        Shelf: {
          __resolveReference: carried('id', 'top'),
          label: ({ top }: { top: { size: number } }) => `${top.size} inch`,
        },
      },
    },
    fresh: {
      sdl: fed2(`
        type Query { moved: Int @override(from: "old") latest: Post shelf: Shelf }
        type Shelf @key(fields: "id") { id: ID! top: Post }
        type Post @key(fields: "id") {
          id: ID!
          body: String @override(from: "old")
          later: String @override(from: "old", label: "percent(100)")
          never: String @override(from: "old", label: "percent(0)")
          size(inch: Boolean = false): Int @override(from: "old")
          author: String @external
          signed: String @requires(fields: "author")
        }`),
      resolvers: {
        Query: { moved: () => 0, latest: () => ({ id: '1' }), shelf: () => ({ id: '0', top: { id: '1' } }) },
        Shelf: { __resolveReference: carried('id') },
        Post: {
          __resolveReference: (reference: object) => reference,
          body: ({ id }: { id: string }) => `body ${id}`,
          later: ({ id }: { id: string }) => `later ${id}`,
          never: gone,
          size: (_: unknown, { inch }: { inch: boolean }) => (inch ? 4 : 10),
          signed: ({ author }: { author?: string | null }) => (author === undefined ? 'missing' : `by ${author}`),
        },
      },
    },
    gone: {
      sdl: fed2(
        'type Post @key(fields: "id") { id: ID! tags: [String] @override(from: "nobody")  body: String @external  short: String @requires(fields: "body") }',
      ),
      resolvers: {
        Post: {
          __resolveReference: (reference: object) => reference,
          tags: () => [],
          short: ({ body }: { body?: string }) => body?.slice(0, 4) ?? 'missing',
        },
      },
    },
  },
  cases: [
    {
      it: 'may be required with arguments where it came from',
      query: '{ shelf { label top { size } } }',
      data: { shelf: { label: '4 inch', top: { size: 10 } } },
    },
    { it: 'asks the new owner', query: '{ posts { body } }', data: { posts: [{ body: 'body 1' }, { body: 'body ' }] } },
    { it: 'moves a root field', query: '{ moved }', data: { moved: 0 }, asks: ['fresh'] },
    {
      it: 'leaves the rest where it was',
      query: '{ posts { id author } }',
      data: {
        posts: [
          { id: '1', author: 'old' },
          { id: '', author: null },
        ],
      },
      asks: ['old'],
    },
    {
      it: 'moves all of it at percent(100)',
      query: '{ posts { later } }',
      data: { posts: [{ later: 'later 1' }, { later: 'later ' }] },
    },
    {
      it: 'moves nothing at percent(0)',
      query: '{ posts { never } }',
      data: { posts: [{ never: 'old' }, { never: '' }] },
      asks: ['old'],
    },
    {
      it: 'goes back for what has not moved yet',
      query: '{ latest { never body later } }',
      data: { latest: { never: 'old', body: 'body 1', later: 'later 1' } },
    },
    {
      it: 'does not mind that the old owner is gone',
      query: '{ posts { tags } }',
      data: { posts: [{ tags: [] }, { tags: [] }] },
    },
    {
      it: 'requires a field that has moved',
      query: '{ posts { short } }',
      data: { posts: [{ short: 'body' }, { short: 'body' }] },
    },
    {
      it: 'requires a field of the one it took from',
      query: '{ latest { signed } }',
      data: { latest: { signed: 'by old' } },
    },
  ],
};
