import { carried, fed2, type Suite } from './suite.ts';

type Basket = { items: { id: string; maker: { tag: string } | null }[]; chosen: { id: string } | null };
const baskets: Basket[] = [
  {
    items: [
      { id: '1', maker: { tag: 'x' } },
      { id: '0', maker: null },
    ],
    chosen: { id: '0' },
  },
  { items: [], chosen: null },
];
const text = ({ items, chosen }: Basket) =>
  JSON.stringify([items.map(({ id, maker }) => [id, maker?.tag ?? null]), chosen?.id]);

export const listsInKeys: Suite = {
  about: 'keys that hold lists of entities',
  parts: {
    shop: {
      sdl: fed2(`
        type Query { baskets: [Basket] }
        type Basket @key(fields: "items { id maker { tag } } chosen { id }") { items: [Item!]! chosen: Item }
        type Item @key(fields: "id") { id: ID! maker: Maker @shareable }
        type Maker @shareable { tag: String }`),
      resolvers: { Query: { baskets: () => [baskets[0], null, baskets[1]] } },
    },
    sums: {
      sdl: fed2(`
        type Basket @key(fields: "chosen { id } items { id maker { tag } }") { items: [Item!]! chosen: Item total: String }
        type Item @key(fields: "id") { id: ID! maker: Maker @shareable }
        type Maker @shareable { tag: String }`),
      resolvers: {
        Basket: { __resolveReference: carried('items', 'chosen'), total: (basket: Basket) => text(basket) },
      },
    },
    prices: {
      sdl: fed2('type Item @key(fields: "id") { id: ID! price: Int! }'),
      resolvers: { Item: { price: ({ id }: { id: string }) => Number(id) * 5 } },
    },
  },
  cases: [
    {
      it: 'brings the whole list, with null and empty parts',
      query: '{ baskets { total } }',
      data: { baskets: [{ total: text(baskets[0]!) }, null, { total: text(baskets[1]!) }] },
    },
    {
      it: 'fetches the members of the list besides',
      query: '{ baskets { items { price } chosen { price } total } }',
      data: {
        baskets: [
          { items: [{ price: 5 }, { price: 0 }], chosen: { price: 0 }, total: text(baskets[0]!) },
          null,
          { items: [], chosen: null, total: text(baskets[1]!) },
        ],
      },
    },
    {
      it: 'keeps a client’s names within the list apart',
      query: '{ baskets { items { maker { tag: __typename } id: price } total } }',
      data: {
        baskets: [
          {
            items: [
              { maker: { tag: 'Maker' }, id: 5 },
              { maker: null, id: 0 },
            ],
            total: text(baskets[0]!),
          },
          null,
          { items: [], total: text(baskets[1]!) },
        ],
      },
    },
  ],
};

const members = [
  { __typename: 'User', id: 'u', name: '' },
  { __typename: 'Guest', id: null, name: null },
];

/** One field with a type that is narrower here than there, and parents that must be found before their children. */
export const mismatches: Suite = {
  about: 'types that differ between subgraphs, and parents that another subgraph must name',
  parts: {
    club: {
      sdl: fed2(`
        type Query { members: [Member!]! me: User @shareable posts: [Post] }
        union Member = User | Guest
        type User @key(fields: "id") { id: ID @shareable name: String @shareable }
        type Guest { id: ID name: String! }
        type Post @key(fields: "id") { id: ID! category: Category }
        type Category @key(fields: "id") { id: ID! details: Details }
        type Details { posts: Int @shareable }`),
      resolvers: {
        Query: {
          members: () => [members[0]],
          me: () => members[0],
          posts: () => [
            { id: 'p', category: { id: 'c', details: { posts: 0 } } },
            { id: 'q', category: null },
          ],
        },
        Post: { __resolveReference: ({ id }: { id: string }) => ({ id, category: { id: 'c' } }) },
        Category: { __resolveReference: ({ id }: { id: string }) => ({ id }), details: () => ({ posts: 0 }) },
      },
    },
    blog: {
      sdl: fed2(`
        type Query { me: User! @shareable feed: [Post!] }
        type User @key(fields: "id") { id: ID! @shareable name: String! @shareable posts: [Post!]! }
        type Post @key(fields: "id") { id: ID! by: User words: Int }
        type Category @key(fields: "id") { id: ID! name: String }`),
      resolvers: {
        Query: { me: () => members[0], feed: () => [{ id: 'p', by: { id: 'u' } }] },
        User: {
          __resolveReference: ({ id }: { id: string }) => ({ id, name: '' }),
          posts: () => [{ id: 'q' }],
          name: () => '',
        },
        Post: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          words: ({ id }: { id: string }) => (id === 'p' ? 0 : 7),
          by: () => null,
        },
        Category: { name: ({ id }: { id: string }) => `category ${id}` },
      },
    },
  },
  cases: [
    {
      it: 'joins one field that may be null here and not there',
      query: '{ me { id name posts { words } } }',
      data: { me: { id: 'u', name: '', posts: [{ words: 7 }] } },
    },
    {
      it: 'gives one name to fields of other nullability under aliases',
      query: '{ members { ... on User { id name } ... on Guest { id label: name } } }',
      data: { members: [{ id: 'u', name: '' }] },
    },
    {
      it: 'asks the parent’s subgraph for the way to the child',
      query: '{ feed { category { details { posts } name } words } }',
      data: { feed: [{ category: { details: { posts: 0 }, name: 'category c' }, words: 0 }] },
    },
    {
      it: 'asks for the child where it is, and nobody for what is null',
      query: '{ posts { category { name details { posts } } } }',
      data: { posts: [{ category: { name: 'category c', details: { posts: 0 } } }, { category: null }] },
    },
    {
      it: 'knows types on both sides',
      query: '{ __typename members { __typename ... on User { posts { __typename by { __typename } } } } }',
      data: { __typename: 'Query', members: [{ __typename: 'User', posts: [{ __typename: 'Post', by: null }] }] },
    },
  ],
};

const tree = { id: 'a', groups: [{ id: 'g', rooms: [{ id: 'r', label: 'near' }] }] };

export const nestedProvides: Suite = {
  about: '@provides at depth, and external fields that nothing uses',
  parts: {
    near: {
      sdl: fed2(`
        type Query { quick: [House] @provides(fields: "groups { rooms { label } }") slow: [House] }
        type House @key(fields: "id") { id: ID! groups: [Group] @external }
        type Group @key(fields: "id") { id: ID! rooms: [Room!] @external }
        type Room @key(fields: "id") { id: ID! label: String @external }`),
      resolvers: {
        Query: { quick: () => [tree], slow: () => [{ id: 'a' }] },
        House: { groups: (house: typeof tree) => house.groups ?? [{ id: 'not provided' }] },
      },
    },
    far: {
      sdl: fed2(`
        type House @key(fields: "id") { id: ID! groups: [Group] @shareable }
        type Group @key(fields: "id") { id: ID! rooms: [Room!] @shareable size: Int }
        type Room @key(fields: "id") { id: ID! label: String @shareable beds: Int! }`),
      resolvers: {
        House: { groups: () => [{ id: 'g' }, null] },
        Group: { rooms: () => [{ id: 'r' }], size: () => 0 },
        Room: { label: () => 'far', beds: () => 0 },
      },
    },
  },
  cases: [
    {
      it: 'goes the short way at every depth',
      query: '{ quick { groups { rooms { label } } } }',
      data: { quick: [{ groups: [{ rooms: [{ label: 'near' }] }] }] },
      asks: ['near'],
    },
    {
      it: 'goes on from there for the rest',
      query: '{ quick { groups { size rooms { label beds } } } }',
      data: { quick: [{ groups: [{ size: 0, rooms: [{ label: 'near', beds: 0 }] }] }] },
    },
    {
      it: 'goes the long way where nothing is provided',
      query: '{ slow { groups { rooms { label } } } }',
      data: { slow: [{ groups: [{ rooms: [{ label: 'far' }] }, null] }] },
      asks: ['near', 'far'],
    },
  ],
};
