import type { WorldDescription } from '../world.ts';
import { link } from './link.ts';

/**
 * A railway: fields that require others in every way there is. Chains and mutual requirements, nested objects and lists,
 * fragments in a field set, one field required with several arguments (numbers, enums, defaults), through an interface, by
 * an interface object, and of a type whose other key is composite and nested.
 */
const network = `
  ${link('key', 'shareable', 'external', 'requires')}
  type Query {
    stations(first: Int): [Station!]!
    station(code: ID!): Station
    lines: [[Line]!]
    status: Status @shareable
  }
  type Station @key(fields: "code") {
    code: ID!
    name: String
    zone: Zone
    platforms: [Platform!]
    step: Boolean
    neighbours: [Station]
  }
  type Zone { ring: Int name: String capital: Station }
  type Platform @key(fields: "station { code } number") {
    station: Station!
    number: Int!
    length(unit: Unit = METRES): Int
    covered: Boolean!
    edges: [[Edge]]
  }
  type Edge { side: Side! gap: Int }
  type Line @key(fields: "id") { id: ID! colour: Colour! stops: [Station] branches: [[Station!]] }
  type Status { open: Boolean @shareable lines: Int }
  enum Side { LEFT RIGHT }
  enum Unit { METRES CARS }
  enum Colour { RED BLUE GREEN }
`;

const rolling = `
  ${link('key', 'shareable', 'external', 'requires', 'provides')}
  type Query {
    trains: [Train!]
    carriage(serial: ID!): Carriage
    vehicles(kinds: [Kind!]): [Vehicle]
    heavy: [Heavy]
    status: Status @shareable
  }
  interface Vehicle @key(fields: "serial") { serial: ID! mass: Int load(unit: Weight! = TONNES): Float train: Train }
  interface Heavy { mass: Int axles: Int }
  type Engine implements Vehicle & Heavy @key(fields: "serial") {
    serial: ID! mass: Int axles: Int load(unit: Weight! = TONNES): Float train: Train power: Int
  }
  type Carriage implements Vehicle @key(fields: "serial") {
    serial: ID! mass: Int load(unit: Weight! = TONNES): Float train: Train seats: Int! class: Class
  }
  type Wagon implements Vehicle & Heavy @key(fields: "serial") {
    serial: ID! mass: Int axles: Int! load(unit: Weight! = TONNES): Float train: Train! goods: [String]
  }
  type Train @key(fields: "id") {
    id: ID!
    vehicles: [Vehicle!]!
    line: Line
    consist: Consist
    lead: Vehicle
  }
  type Consist { engine: Engine cars: [Carriage!] tail: [[Vehicle]] metres: Int }
  type Line @key(fields: "id", resolvable: false) { id: ID! }
  type Status { open: Boolean @shareable trains: Int! }
  enum Weight { TONNES KILOS }
  enum Class { FIRST SECOND }
  enum Kind { ENGINE CARRIAGE WAGON }
`;

const timetable = `
  ${link('key', 'shareable', 'external', 'requires', 'provides')}
  type Query { next(at: ID, modes: [Mode!]! = [ALL]): [Call!] train(id: ID!): Train @shareable }
  type Train @key(fields: "id") { id: ID! calls: [Call!] incident: Incident delay(mode: Mode): Int }
  type Call { station: Station! at: Time platform: Platform dwell: Int train: Train }
  type Platform @key(fields: "station { code } number") { station: Station! number: Int! next: Call }
  type Station @key(fields: "code") {
    code: ID!
    base: Int @external
    departures(after: Time, limit: Int = 3): [Call!]
    busy: Int @requires(fields: "base")
    crowd: String @requires(fields: "base")
    headway(minutes: Int!, mode: Mode = ALL, tags: [String!] = ["a"]): Int
  }
  union Incident = Delay | Breakdown
  type Delay { minutes: Int because: String }
  type Breakdown { part: String! of: Train station: Station }
  enum Mode { ALL EXPRESS LOCAL }
  scalar Time
`;

const maintenance = `
  ${link('key', 'shareable', 'external', 'requires', 'interfaceObject')}
  type Query { due: [Vehicle!] worst: Vehicle }
  type Mutation { service(serial: ID!): Vehicle }
  type Vehicle @interfaceObject @key(fields: "serial") {
    serial: ID!
    mass: Int @external
    load(unit: Weight! = TONNES): Float @external
    due: Time
    wear: String @requires(fields: "mass load(unit: KILOS)")
    axle: String @requires(fields: "load")
    services: Int!
  }
  type Station @key(fields: "code") {
    code: ID!
    headway(minutes: Int!, mode: Mode = ALL, tags: [String!] = ["a"]): Int @external
    stress: String @requires(fields: "headway(minutes: 5)")
    calm: String @requires(fields: "headway(minutes: 30, mode: EXPRESS)")
    both: String @requires(fields: "headway(minutes: 5, mode: ALL, tags: [])")
  }
  enum Weight { TONNES KILOS }
  enum Mode { ALL EXPRESS LOCAL }
  scalar Time
`;

const pricing = `
  ${link('key', 'shareable', 'external', 'requires', 'provides')}
  type Query { cheapest: [Chargeable!] train(id: ID!): Train @shareable }
  interface Chargeable { fare: Int note: String }
  type Station implements Chargeable @key(fields: "code") {
    code: ID!
    base: Int
    busy: Int @external
    zone: Zone @external
    peak: Int @requires(fields: "busy")
    fare: Int @requires(fields: "zone { ring name }")
    note: String
  }
  type Zone { ring: Int @external name: String @external }
  type Platform implements Chargeable @key(fields: "number station { code }") {
    number: Int!
    station: Station!
    length(unit: Unit = METRES): Int @external
    edges: [[Edge]] @external
    fare: Int @requires(fields: "length(unit: CARS)")
    note: String @requires(fields: "edges { side gap } length")
  }
  type Edge { side: Side! @external gap: Int @external }
  type Train @key(fields: "id") {
    id: ID!
    incident: Incident @external
    delay(mode: Mode): Int @external
    refund: Int @requires(fields: "incident { __typename ... on Delay { minutes } ... on Breakdown { part } } delay(mode: EXPRESS)")
    slow: Boolean @requires(fields: "delay")
    least: Chargeable
    calls: [Call!] @external
    consist: Consist @external
    fatigue: String @requires(fields: "calls { dwell station { code } } consist { engine { serial } cars { serial } metres }")
  }
  type Call @external { dwell: Int station: Station! }
  type Consist @external { engine: Engine cars: [Carriage!] metres: Int }
  type Engine @key(fields: "serial", resolvable: false) { serial: ID! }
  type Carriage @key(fields: "serial", resolvable: false) { serial: ID! }
  union Incident = Delay | Breakdown
  type Delay { minutes: Int @external }
  type Breakdown { part: String! @external }
  enum Side { LEFT RIGHT }
  enum Unit { METRES CARS }
  enum Mode { ALL EXPRESS LOCAL }
`;

export const railway: WorldDescription = {
  name: 'railway',
  subgraphs: [
    { name: 'network', sdl: network },
    { name: 'rolling', sdl: rolling },
    { name: 'timetable', sdl: timetable },
    { name: 'maintenance', sdl: maintenance },
    { name: 'pricing', sdl: pricing },
  ],
  table: {
    'Vehicle.services': () => 0,
    'Mutation.service': ({ args, find }) => {
      const vehicle = find('Vehicle', { serial: args.serial });
      if (vehicle) vehicle.own.services = Number(vehicle.own.services ?? 0) + 1;
      return vehicle ?? null;
    },
  },
};
