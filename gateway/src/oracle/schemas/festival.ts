import type { WorldDescription } from '../world.ts';
import { link } from './link.ts';

/**
 * A festival: root fields and value types that several subgraphs share, unions and interfaces whose members differ between
 * them, `@provides` on objects, unions and interfaces, nodes by identifier, lists of lists of entities, and names that every
 * object of JavaScript has.
 */
const programme = `
  ${link('key', 'shareable', 'external', 'requires', 'provides')}
  type Query {
    acts(day: Day, first: Int = 4): [Act!]!
    feed: [Item]
    bill: [[Act]]
    home: Home @shareable
    node(id: ID!): Node @shareable
    shows: [Show!] @provides(fields: "artist { stageName }")
    highlight: Highlight @provides(fields: "... on Show { title } ... on Film { title }")
  }
  type Mutation { star(id: ID!): Show  unstar(id: ID!): Unstarred }
  type Unstarred { query: Query show: Show }
  interface Node { id: ID! }
  interface Act { id: ID! title: String artist: Artist stars: Int }
  type Show implements Node & Act @key(fields: "id") {
    id: ID! title: String @external artist: Artist slots: [Slot!] stars: Int hasOwnProperty: Boolean
  }
  type Film implements Node & Act @key(fields: "id") {
    id: ID! title: String @external artist: Artist minutes: Int stars: Int
  }
  union Item = Show | Film | Notice
  union Highlight = Show | Film
  type Notice { text: String! id: ID! until: Slot }
  type Slot @shareable { day: Day! hour: Int stage: Stage }
  type Stage @key(fields: "code") { code: ID! now: Act slots: [[Slot!]!] }
  type Artist @key(fields: "id") { id: ID! stageName: String @external }
  type Home { featured: Item total: Int @shareable slot: Slot @shareable }
  enum Day { FRI SAT SUN }
`;

const catalogue = `
  ${link('key', 'shareable', 'external', 'requires', 'provides')}
  type Query {
    titles: [Titled]
    home: Home @shareable
    items: [Item]
    sponsor: Sponsor
    office: Office @shareable
  }
  interface Titled { title: String }
  type Show implements Titled @key(fields: "id") { id: ID! title: String @shareable genre: [Genre!] constructor: String }
  type Film implements Titled & Rated @key(fields: "id") { id: ID! title: String @shareable rating: Float director: Artist age: Int }
  type Talk implements Titled & Rated @key(fields: "id") { id: ID! title: String rating: Float! age: Int }
  interface Rated { rating: Float age: Int }
  union Item = Film | Talk
  union Sponsor = Company | Artist
  type Company { name: String! tier: Int valueOf: String address: Address @shareable }
  type Address @shareable { street: String city: City }
  type City @shareable { name: String! }
  type Office { street: String @shareable postcode: String city: OfficeCity @shareable }
  type OfficeCity { name: String @shareable people: Int! }
  type Artist @key(fields: "id") { id: ID! stageName: String @shareable works: [Titled!] rider: JSON address: Address @shareable }
  type Home { newest: Titled total: Int @shareable notices: [String] }
  enum Genre { FOLK JAZZ NOISE }
  scalar JSON
`;

const tickets = `
  ${link('key', 'shareable', 'external', 'requires', 'provides')}
  type Query { tickets(kinds: [Kind] = [DAY]): [Ticket] home: Home @shareable cart(lines: [Line!]!): Cart }
  input Line { show: ID! count: Int! = 1 kind: Kind notes: [[String]] }
  interface Ticket @key(fields: "code") { code: ID! price(currency: Currency! = VND): Int admits: [Admission] holder: String }
  type DayTicket implements Ticket @key(fields: "code") { code: ID! price(currency: Currency! = VND): Int admits: [Admission] holder: String day: Day }
  type ShowTicket implements Ticket @key(fields: "code") { code: ID! price(currency: Currency! = VND): Int! admits: [Admission] holder: String show: Show! seat: Seat }
  type Seat { row: String number: Int! stage: Stage }
  union Admission = Show | Stage
  type Show @key(fields: "id") { id: ID! sold: Int left(of: Int = 100): Int genre: [Genre!] @external promo: String @requires(fields: "genre") }
  type Stage @key(fields: "code") { code: ID! capacity: Int }
  type Cart { total: Float lines: [Ticket!]! echo(value: JSON, text: String = "x"): JSON }
  type Home { total: Int @shareable cheapest: Ticket slot: Slot @shareable }
  type Slot @shareable { day: Day! hour: Int }
  enum Kind { DAY SHOW }
  enum Day { FRI SAT SUN }
  enum Currency { VND USD }
  enum Genre { FOLK JAZZ NOISE }
  scalar JSON
`;

const gate = `
  ${link('key', 'shareable', 'external', 'requires', 'provides', 'interfaceObject')}
  type Query { scans: [[Ticket]!] lost: Ticket places: [Place] }
  type Mutation { scan(code: ID!): Ticket  admit(code: ID!, representations: Int): Ticket! }
  type Ticket @interfaceObject @key(fields: "code") {
    code: ID!
    price(currency: Currency! = VND): Int @external
    holder: String @external
    scans: Int
    refund: Int @requires(fields: "price(currency: USD) holder")
    deposit: Int @requires(fields: "price")
    gate(preferred: ID, near: Near = {row: "a"}): Place
  }
  input Near { row: String seat: Int = 1 }
  union Place = Stage | Entrance
  type Stage @key(fields: "code") { code: ID! capacity: Int @external queue: Int @requires(fields: "capacity") }
  type Entrance @key(fields: "name level") { name: String! level: Int! open: Boolean tickets: [Ticket!] }
  enum Currency { VND USD }
`;

const town = `
  ${link('key', 'shareable', 'external', 'requires', 'provides')}
  type Query { office: Office @shareable node(id: ID!): Node @shareable venues: [Entrance] }
  interface Node { id: ID! }
  type Show implements Node @key(fields: "id") { id: ID! crowd: Int }
  type Film implements Node @key(fields: "id") { id: ID! }
  type Talk implements Node @key(fields: "id") { id: ID! room: Entrance title: String @external blurb: String @requires(fields: "title") }
  type Address @shareable { street: String city: City }
  type City @shareable { name: String! }
  type Office { street: String @shareable map: String city: OfficeCity @shareable }
  type OfficeCity { name: String @shareable mayor: String }
  type Entrance @key(fields: "level name") { name: String! level: Int! address: Address gates: [[Entrance!]] }
  type Artist @key(fields: "id") { id: ID! address: Address @external lives: String @requires(fields: "address { city { name } }") }
`;

export const festival: WorldDescription = {
  name: 'festival',
  subgraphs: [
    { name: 'programme', sdl: programme },
    { name: 'catalogue', sdl: catalogue },
    { name: 'tickets', sdl: tickets },
    { name: 'gate', sdl: gate },
    { name: 'town', sdl: town },
  ],
  table: {
    'Act.stars': () => 0,
    'Ticket.scans': () => 0,
    'Mutation.star': ({ args, find }) => {
      const show = find('Show', { id: args.id });
      if (show) show.own.stars = Number(show.own.stars ?? 0) + 1;
      return show ?? null;
    },
    'Mutation.scan': ({ args, find }) => {
      const ticket = find('Ticket', { code: args.code });
      if (ticket) ticket.own.scans = Number(ticket.own.scans ?? 0) + 1;
      return ticket ?? null;
    },
    'Mutation.admit': ({ args, find }) => {
      const ticket = find('Ticket', { code: args.code });
      if (!ticket) throw new Error('no such ticket');
      ticket.own.scans = Number(ticket.own.scans ?? 0) + 10;
      return ticket;
    },
  },
};
