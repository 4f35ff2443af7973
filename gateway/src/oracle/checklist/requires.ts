import { byKey, carried, failing, fed2, type Suite } from './suite.ts';

const rooms = [
  { id: '1', area: 20, height: 3, tags: ['a', ''], beds: [{ size: 2 }, null, { size: 0 }] },
  { id: '0', area: 0, height: null, tags: null, beds: [] },
];
type Rent = { days: number };

/** An inn: the desk requires what the house knows. */
export const required: Suite = {
  about: '@requires',
  parts: {
    house: {
      sdl: fed2(`
        type Query { rooms: [Room!]! room(id: ID!): Room }
        type Room @key(fields: "id") {
          id: ID! area: Int height: Int tags: [String] beds: [Bed] rent(days: Int! = 1, season: Season = LOW): Int
          base: Int secret: Int
        }
        type Bed { size: Int }
        enum Season { LOW HIGH }`),
      resolvers: {
        Query: { rooms: () => rooms, room: (_: unknown, { id }: { id: string }) => byKey(rooms, 'id')({ id }) },
        Room: {
          __resolveReference: byKey(rooms, 'id'),
          rent: ({ id }: { id: string }, { days, season }: Rent & { season: string }) =>
            Number(id) * 1000 + days * 10 + (season === 'HIGH' ? 5 : 0),
          base: ({ id }: { id: string }) => Number(id),
          secret: ({ id }: { id: string }) => (id === '1' ? failing('no secret')() : 7),
        },
      },
    },
    desk: {
      sdl: fed2(`
        type Query { free: Room }
        type Room @key(fields: "id") {
          id: ID!
          area: Int @external  height: Int @external  tags: [String] @external  beds: [Bed] @external
          rent(days: Int! = 1, season: Season = LOW): Int @external
          secret: Int @external
          volume: Int @requires(fields: "area height")
          label: String @requires(fields: "tags")
          sleeps: Int @requires(fields: "beds { size }")
          weekly: Int @requires(fields: "rent(days: 7)")
          monthly: Int @requires(fields: "rent(days: 30, season: HIGH)")
          daily: Int @requires(fields: "rent")
          safe: String @requires(fields: "secret")
          stars: Int
          sum: Int @requires(fields: "tax")
          tax: Int @external
        }
        type Bed @external { size: Int }
        enum Season { LOW HIGH }`),
      resolvers: {
        Query: { free: () => ({ id: '1' }) },
        Room: {
          __resolveReference: carried('id'),
          volume: (r: Record<string, unknown>) =>
            r.area === undefined || r.height === undefined ? -1 : Number(r.area) * Number(r.height ?? 10),
          label: (r: { tags?: string[] | null }) =>
            r.tags === undefined ? 'missing' : r.tags === null ? 'none' : r.tags.join('|'),
          sleeps: (r: { beds?: ({ size: number } | null)[] }) =>
            r.beds?.reduce((sum, bed) => sum + (bed?.size ?? 0), 0) ?? -1,
          weekly: (r: { rent?: number }) => r.rent ?? -1,
          monthly: (r: { rent?: number }) => r.rent ?? -1,
          daily: (r: { rent?: number }) => r.rent ?? -1,
          safe: (r: { secret?: number | null }) => (r.secret === null ? null : `safe ${r.secret}`),
          stars: () => 5,
          sum: (r: { tax?: number }) => (r.tax === undefined ? -1 : r.tax + 1),
        },
      },
    },
    town: {
      sdl: fed2(`
        type Room @key(fields: "id") { id: ID! volume: Int @external  tax: Int @requires(fields: "volume") }`),
      resolvers: {
        Room: {
          __resolveReference: carried('id'),
          tax: (r: { volume?: number | null }) => (r.volume === undefined ? -1 : (r.volume ?? 0) * 2),
        },
      },
    },
  },
  cases: [
    { it: 'brings several fields', query: '{ rooms { volume } }', data: { rooms: [{ volume: 60 }, { volume: 0 }] } },
    {
      it: 'brings lists and nulls',
      query: '{ rooms { label } }',
      data: { rooms: [{ label: 'a|' }, { label: 'none' }] },
    },
    {
      it: 'brings nested objects through lists',
      query: '{ rooms { sleeps } }',
      data: { rooms: [{ sleeps: 2 }, { sleeps: 0 }] },
    },
    {
      it: 'follows a chain over three subgraphs and back',
      query: '{ room(id: "1") { sum } }',
      data: { room: { sum: 121 } },
    },
    {
      it: 'asks one field with the arguments of each that requires it',
      query: '{ rooms { weekly monthly daily } }',
      data: {
        rooms: [
          { weekly: 1070, monthly: 1305, daily: 1010 },
          { weekly: 70, monthly: 305, daily: 10 },
        ],
      },
    },
    {
      it: 'keeps the client’s arguments apart from the required ones',
      query: '{ room(id: "1") { rent(days: 2) weekly other: rent(season: HIGH) } }',
      data: { room: { rent: 1020, weekly: 1070, other: 1015 } },
    },
    {
      it: 'is not misled by an alias of the required name',
      query: '{ room(id: "1") { area: height height: area volume } }',
      data: { room: { area: 3, height: 20, volume: 60 } },
    },
    {
      it: 'leaves the subgraph and comes back from its own root field',
      query: '{ free { stars volume } }',
      data: { free: { stars: 5, volume: 60 } },
      asks: ['desk', 'house', 'desk'],
    },
    {
      it: 'stays where it is when nothing is required',
      query: '{ free { stars } }',
      data: { free: { stars: 5 } },
      asks: ['desk'],
    },
    {
      it: 'loses only what requires a field that failed',
      query: '{ room(id: "1") { safe stars } }',
      data: { room: { safe: null, stars: 5 } },
      errors: ['room'],
    },
    {
      it: 'reports a failed required field where the client asked for it',
      query: '{ room(id: "1") { secret safe } }',
      data: { room: { secret: null, safe: null } },
      errors: ['room.secret'],
    },
    {
      it: 'needs no error when it did not fail',
      query: '{ room(id: "0") { safe } }',
      data: { room: { safe: 'safe 7' } },
    },
    {
      it: 'does not lose others by a condition that is not met',
      query: 'query ($no: Boolean!) { room(id: "1") { stars volume @include(if: $no) label @skip(if: $no) } }',
      variables: { no: false },
      data: { room: { stars: 5, label: 'a|' } },
    },
  ],
};

const films = [
  { __typename: 'Film', id: 'f', minutes: 0 },
  { __typename: 'Series', id: 's', episodes: [{ minutes: 40 }, { minutes: 50 }] },
];

export const requiredOfAbstract: Suite = {
  about: '@requires with fragments and on interfaces',
  parts: {
    archive: {
      sdl: fed2(`
        type Query { shelves: [Shelf!] }
        type Shelf @key(fields: "id") { id: ID! content: Content works: [Work] }
        union Content = Film | Series
        interface Work { id: ID! }
        type Film implements Work @key(fields: "id") { id: ID! minutes: Int @shareable }
        type Series implements Work @key(fields: "id") { id: ID! episodes: [Episode!]! @shareable }
        type Episode @shareable { minutes: Int }`),
      resolvers: {
        Query: {
          shelves: () => [
            { id: 'a', content: films[0], works: films },
            { id: 'b', content: films[1], works: [null, films[1]] },
            { id: 'c', content: null, works: [] },
          ],
        },
        Shelf: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
      },
    },
    projector: {
      sdl: fed2(`
        type Shelf @key(fields: "id") {
          id: ID!
          content: Content @external
          works: [Work] @external
          length: Int @requires(fields: "content { ... on Film { minutes } ... on Series { episodes { minutes } } }")
          ids: String @requires(fields: "works { id }")
        }
        union Content = Film | Series
        interface Work { id: ID! priced: Int }
        type Film implements Work @key(fields: "id") { id: ID! minutes: Int @external priced: Int @requires(fields: "minutes") }
        type Series implements Work @key(fields: "id") { id: ID! episodes: [Episode!]! @external priced: Int }
        type Episode @external { minutes: Int }`),
      resolvers: {
        Shelf: {
          __resolveReference: carried('id'),
          length({ content }: { content?: { minutes?: number; episodes?: { minutes: number }[] } | null }) {
            if (content === undefined) return -1;
            if (content === null) return null;
            return content.minutes ?? content.episodes?.reduce((sum, { minutes }) => sum + minutes, 0) ?? -2;
          },
          ids: ({ works }: { works?: ({ id: string } | null)[] }) =>
            works?.map((work) => work?.id ?? '-').join('') ?? 'missing',
        },
        Film: {
          __resolveReference: carried('id'),
          priced: ({ minutes }: { minutes?: number }) => (minutes === undefined ? -1 : minutes + 9),
        },
        Series: { __resolveReference: carried('id'), priced: () => 0 },
      },
    },
  },
  cases: [
    {
      it: 'brings of each member what its fragment says',
      query: '{ shelves { length } }',
      data: { shelves: [{ length: 0 }, { length: 90 }, { length: null }] },
    },
    {
      it: 'brings fields of an interface through a list with nulls',
      query: '{ shelves { ids } }',
      data: { shelves: [{ ids: 'fs' }, { ids: '-s' }, { ids: '' }] },
    },
    {
      it: 'serves an interface’s field that one type requires something for, and the other does not',
      query: '{ shelves { works { priced } } }',
      data: { shelves: [{ works: [{ priced: 9 }, { priced: 0 }] }, { works: [null, { priced: 0 }] }, { works: [] }] },
    },
    {
      it: 'asks it of one type only',
      query: '{ shelves { works { ... on Series { priced } } } }',
      data: { shelves: [{ works: [{}, { priced: 0 }] }, { works: [null, { priced: 0 }] }, { works: [] }] },
    },
    {
      it: 'keeps a client’s alias in the content apart',
      query: '{ shelves { content { ... on Film { episodes: minutes } } length } }',
      data: {
        shelves: [
          { content: { episodes: 0 }, length: 0 },
          { content: {}, length: 90 },
          { content: null, length: null },
        ],
      },
    },
  ],
};
