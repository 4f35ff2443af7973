import type { WorldDescription } from '../world.ts';
import { link } from './link.ts';

/**
 * A hospital's pharmacy: one subgraph of federation 1, keys that may be null, things that a subgraph has never heard of,
 * fields and a key taken over by `@override` (plainly, and by 0 and 100 per cent), inaccessible keys, types, arguments and
 * values, and enums and inputs that subgraphs know in part.
 */
const stock = `
  type Query { drugs(forms: [Form!]): [Drug] drug(atc: ID!): Drug box: Box }
  type Mutation { restock(atc: ID!, by: Int = 1): Drug }
  type Drug @key(fields: "atc") @key(fields: "barcode") {
    atc: ID! barcode: String stock: Int shelf: Shelf form: Form price: Float moved: Int lot(of: Int): String
  }
  type Shelf { row: Int! column: String cold: Boolean boxes: [[Int]] }
  type Box { drugs: [Drug!] weight: Float }
  extend type Patient @key(fields: "mrn") {
    mrn: ID! @external
    weight: Int @external
    dispensed(last: Int): [Drug]
    units: Int @requires(fields: "weight")
  }
  enum Form { PILL SYRUP DROPS }
`;

const wards = `
  ${link('key', 'shareable', 'external', 'requires', 'inaccessible')}
  type Query {
    patients(where: PatientFilter, first: Int = 3): [Patient!]!
    patient(mrn: ID!): Patient
    wards: [Ward] @shareable
    someone: Person
  }
  type Patient implements Person @key(fields: "mrn") @key(fields: "ssn") @key(fields: "bed { number ward { id } }") {
    mrn: ID!
    ssn: String! @inaccessible
    name: String @shareable
    weight: Int
    bed: Bed!
    risk: Risk
    secret: Secret @inaccessible
    visitors(representations: [String!], on: Day): [Person!]
  }
  type Bed @shareable { number: Int! ward: Ward! tilt: Int }
  type Ward @key(fields: "id") @shareable { id: ID! floor: Int name: String patients: [Patient] }
  interface Person { name: String risk: Risk }
  type Nurse implements Person { name: String risk: Risk shift: Shift }
  type Porter implements Person @inaccessible { name: String risk: Risk }
  type Secret @inaccessible { text: String level: Int! }
  enum Risk { LOW HIGH UNKNOWN @inaccessible }
  enum Shift { DAY NIGHT }
  enum Day { MON TUE WED }
  input PatientFilter { risk: [Risk] floor: Int = 0 name: String only: Only hidden: Int @inaccessible }
  input Only { day: Day! also: [Only!] ssn: ID }
`;

const prescribing = `
  ${link('key', 'shareable', 'external', 'requires', 'override', 'inaccessible')}
  type Query { prescriptions: [Prescription!] wards: [Ward] @shareable filter(by: PatientFilter): Int }
  type Mutation { prescribe(atc: ID!, ssn: ID): Prescription sign(id: ID!): Prescription! }
  type Prescription @key(fields: "id") { id: ID! drug: Drug patient: Patient dose: Dose signed: Boolean form: Form }
  type Dose { amount: Float unit: String when: [Weekday!] toString: String }
  type Drug @key(fields: "atc") @key(fields: "barcode") {
    atc: ID! @shareable
    barcode: String @shareable
    lot(of: Int): String @override(from: "stock", label: "percent(0)")
    shelf: Shelf @override(from: "stock", label: "percent(100)")
    stock: Int @external
    cheaper: [Drug!]
    ratio: Float @requires(fields: "stock")
  }
  type Shelf { row: Int! @shareable column: String @shareable cold: Boolean @shareable boxes: [[Int]] @shareable }
  type Patient @key(fields: "ssn") {
    ssn: String! @inaccessible
    units: Int @external
    secret: Secret @external
    total: Int @requires(fields: "units")
    veiled: String @requires(fields: "secret { level text }")
    takes: [Prescription]
  }
  type Secret @inaccessible { text: String @external level: Int! @external }
  type Ward @key(fields: "id") { id: ID! @shareable cupboard: [Drug] floor: Int @shareable }
  enum Form { PILL SYRUP DROPS }
  enum Day { MON WED }
  enum Weekday { MON TUE }
  input PatientFilter { risk: [Risk] name: String floor: Int = 0 only: Only }
  input Only { day: Day! ssn: ID }
  enum Risk { LOW HIGH }
`;

const dosing = `
  ${link('key', 'shareable', 'external', 'requires', 'override', 'provides')}
  type Query { strongest: Drug  curve(points: [[Float!]!], of: ID): [[Float]!] }
  type Drug @key(fields: "barcode") {
    barcode: String @shareable
    form: Form @external
    price: Float @override(from: "stock")
    limit(kilos: Int! = 70, form: Form): Int
    advice: String @requires(fields: "form")
    interacts: [Drug]
  }
  type Prescription @key(fields: "id") {
    id: ID!
    dose: Dose @external
    safe: Boolean @requires(fields: "dose { amount unit }")
  }
  type Dose { amount: Float @external unit: String @external }
  enum Form { PILL SYRUP DROPS }
`;

const audit = `
  ${link('key', 'shareable', 'external', 'requires', 'provides', 'override')}
  type Query { entries: [Entry]! lately: Entry }
  union Subject = Patient | Drug
  type Entry { at: Clock on: Weekday subject: Subject @provides(fields: "... on Patient { name }") meta: JSON before: Entry by(role: String): Patient! }
  enum Weekday { SAT SUN }
  type Patient @key(fields: "bed { number ward { id } }") {
    bed: Bed! @shareable
    name: String @external
    seen: Int
  }
  type Bed @shareable { number: Int! ward: Ward! }
  type Ward @key(fields: "id") { id: ID! @shareable @override(from: "prescribing") entries: [Entry!] }
  type Drug @key(fields: "atc") { atc: ID! seen: Int! history: [[Entry]] }
  scalar Clock
  scalar JSON
`;

export const pharmacy: WorldDescription = {
  name: 'pharmacy',
  subgraphs: [
    { name: 'stock', sdl: stock },
    { name: 'wards', sdl: wards },
    { name: 'prescribing', sdl: prescribing },
    { name: 'dosing', sdl: dosing },
    { name: 'audit', sdl: audit },
  ],
  nullKeys: { 'Drug.barcode': [2] },
  unknownTo: { Drug: { dosing: [2] } },
  table: {
    'Drug.moved': () => 0,
    'Mutation.restock': ({ args, find }) => {
      const drug = find('Drug', { atc: args.atc });
      if (drug) drug.own.moved = Number(drug.own.moved ?? 0) + Number(args.by ?? 0);
      return drug ?? null;
    },
    'Mutation.sign': ({ args, find }) => {
      const prescription = find('Prescription', { id: args.id });
      if (!prescription) throw new Error('nothing to sign');
      prescription.own.signed = true;
      return prescription;
    },
  },
};
