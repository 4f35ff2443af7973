import type { Thing } from '../run-state.ts';
import type { Table, WorldDescription } from '../world.ts';
import { link } from './link.ts';

/**
 * A harbour: keys that differ between subgraphs (a call sign, a number, a flag with a registration), nested composite keys,
 * an interface object in two subgraphs that require each other's fields, unions with other members here and there, and
 * mutations that two subgraphs must make one after the other.
 */
const berths = `
  ${link('key', 'shareable', 'provides', 'external', 'tag')}
  type Query {
    berths(first: Int, covered: Boolean): [Berth!]!
    berth(number: Int!): Berth
    grid: [[Berth]!]
    moored(kind: Mooring): [Moored]
    tide: Tide @shareable
  }
  type Mutation { moor(number: Int!, note: String): Berth  unmoor(number: Int!): Berth! }
  type Quay @key(fields: "code") { code: ID! name: String berths: [Berth!] constructor: String }
  type Berth @key(fields: "number quay { code }") {
    number: Int!
    quay: Quay!
    depth(unit: Unit! = METRES): Float
    occupant: Vessel @provides(fields: "name")
    log: [String!]
    moves: Int
    toString: String
  }
  type Vessel @key(fields: "callSign", resolvable: false) @key(fields: "callSign flag") { callSign: ID! flag: Flag! @shareable name: String @external berthed: Boolean }
  type Pontoon @key(fields: "id") { id: ID! length: Int! @shareable }
  union Moored = Vessel | Pontoon
  type Tide { high: Float @shareable low: Float @shareable at: Clock }
  scalar Clock
  enum Unit { METRES FEET }
  enum Mooring { LONG SHORT }
  enum Flag { VN SG PA }
`;

const vessels = `
  ${link('key', 'shareable', 'requires', 'external', 'interfaceObject', 'inaccessible')}
  type Query {
    vessels(ids: [ID!], filter: VesselFilter): [Vessel]
    vessel(imo: ID!): Vessel
    moorable: Moored
    tide: Tide @shareable
  }
  input VesselFilter { name: String flags: [Flag!] = [VN] longer: Int = 0 inner: VesselFilter }
  type Vessel @key(fields: "imo") @key(fields: "callSign") @key(fields: "flag registration") {
    imo: ID!
    callSign: ID!
    name: String @shareable
    flag: Flag! @shareable
    registration: String!
    length: Int
    sisters: [Vessel!]!
    captain: Captain
    papers: JSON
  }
  type Captain { name: String! medals: [Int] vessel: Vessel }
  type Pontoon @key(fields: "id") { id: ID! owner: String length: Int! @shareable }
  union Moored = Vessel
  type Tide { high: Float @shareable low: Float @shareable coefficient: Int }
  scalar JSON
  enum Flag { VN SG PA }
`;

const cargo = `
  ${link('key', 'shareable', 'requires', 'external')}
  type Query { cargo(first: Int): [Cargo!] piece(id: ID!): Cargo containers: [Container] }
  interface Cargo @key(fields: "id") { id: ID! weight: Int label: String vessel: Vessel stack: [[Cargo]] }
  interface Dangerous { code: Int }
  type Container implements Cargo & Dangerous @key(fields: "id") {
    id: ID! weight: Int label: String vessel: Vessel stack: [[Cargo]] code: Int teu: Int! seals: [String]
  }
  type Bulk implements Cargo @key(fields: "id") {
    id: ID! weight: Int label: String! vessel: Vessel stack: [[Cargo]] grain: Grain
  }
  type Tank implements Cargo & Dangerous @key(fields: "id") {
    id: ID! weight: Int label: String vessel: Vessel! stack: [[Cargo]] code: Int! litres: Float
  }
  type Grain { name: String origin: String loads: [Bulk!] }
  type Vessel @key(fields: "imo") {
    imo: ID!
    hold: [Cargo]
    heaviest: Cargo
    length: Int @external
    capacity: Int @requires(fields: "length")
  }
`;

const customs = `
  ${link('key', 'shareable', 'requires', 'external', 'interfaceObject')}
  type Query { seized: [Cargo] inspections(last: Int! = 2): [Inspection!]! }
  type Mutation { seize(id: ID!): Cargo  release(id: ID!, representations: [Int!]): Cargo  audit: Inspection }
  type Cargo @interfaceObject @key(fields: "id") {
    id: ID!
    weight: Int @external
    fee(days: Int!, rush: Boolean = false): Int @external
    duty(rate: Float! = 0.1): Float @requires(fields: "weight")
    weekly: Int @requires(fields: "fee(days: 7)")
    monthly: String @requires(fields: "fee(days: 30, rush: true) weight")
    cleared: Boolean
    holds: Int
    inspections(last: Int): [Inspection!]
  }
  type Vessel @key(fields: "flag registration") { flag: Flag! registration: String! length: Int @external sanctioned: Boolean! risk: Int @requires(fields: "length") }
  type Inspection @key(fields: "id") { id: ID! of: Cargo vessel: Vessel verdict: Verdict at: Clock }
  enum Verdict { PASS FAIL OPEN }
  enum Flag { VN SG PA }
  scalar Clock
`;

const tariffs = `
  ${link('key', 'shareable', 'requires', 'external', 'interfaceObject', 'provides')}
  type Query { dearest: [Cargo!] tide: Tide @shareable }
  type Quay @key(fields: "code") { code: ID! rate: Float name: String @external title: String @requires(fields: "name") }
  type Berth @key(fields: "number quay { code }") {
    number: Int!
    quay: Quay!
    depth(unit: Unit! = METRES): Float @external
    price: Int @requires(fields: "depth quay { name }")
    imperial: String @requires(fields: "depth(unit: FEET)")
  }
  type Cargo @interfaceObject @key(fields: "id") {
    id: ID!
    cleared: Boolean @external
    fee(days: Int!, rush: Boolean = false): Int
    discount: Int @requires(fields: "cleared")
    votes(last: Int): [Int]
  }
  type Tide { high: Float @shareable low: Float @shareable surcharge: Int! }
  enum Unit { METRES FEET }
`;

/** What mutations change is seen by every later field, whichever subgraph has it. */
const table: Table = {
  'Berth.moves': () => 0,
  'Cargo.holds': () => 0,
  'Mutation.moor': ({ args, find }) => {
    const berth = find('Berth', { number: args.number });
    if (!berth) return null;
    berth.own.moves = Number(berth.own.moves ?? 0) + 1;
    berth.own.log = [args.note ?? '', `${berth.own.moves}`];
    return berth;
  },
  'Mutation.unmoor': ({ args, find }) => {
    const berth = find('Berth', { number: args.number });
    if (!berth) throw new Error('no such berth');
    berth.own.moves = Number(berth.own.moves ?? 0) + 10;
    berth.own.occupant = null;
    return berth;
  },
  'Mutation.seize': ({ args, find }) => hold(find('Cargo', { id: args.id }), false),
  'Mutation.release': ({ args, find }) => hold(find('Cargo', { id: args.id }), true),
};

function hold(cargo: Thing | undefined, cleared: boolean) {
  if (!cargo) return null;
  cargo.own.cleared = cleared;
  cargo.own.holds = Number(cargo.own.holds ?? 0) + (cleared ? 100 : 1);
  return cargo;
}

export const harbour: WorldDescription = {
  name: 'harbour',
  subgraphs: [
    { name: 'berths', sdl: berths },
    { name: 'vessels', sdl: vessels },
    { name: 'cargo', sdl: cargo },
    { name: 'customs', sdl: customs },
    { name: 'tariffs', sdl: tariffs },
  ],
  table,
};
