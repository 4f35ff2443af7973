import { byKey, fed2, type Suite } from './suite.ts';

const loaves = [
  { sku: '', ean: 'e0', name: 'Baguette', grams: 0, shop: { id: 0, city: { code: 'HAN' } } },
  { sku: 's1', ean: 'e1', name: '', grams: 400, shop: { id: 1, city: { code: 'SGN' } } },
  { sku: 's2', ean: null, name: null, grams: null, shop: { id: 2, city: { code: '' } } },
];

/** A bakery whose three counters know a loaf by different keys; the till has a key that it will not resolve. */
export const differentKeys: Suite = {
  about: 'keys that differ between subgraphs',
  parts: {
    oven: {
      sdl: fed2(`
        type Query { loaves: [Loaf]! loaf(sku: ID!): Loaf }
        type Loaf @key(fields: "sku") { sku: ID! name: String }`),
      resolvers: {
        Query: {
          loaves: () => [...loaves, null],
          loaf: (_: unknown, { sku }: { sku: string }) => byKey(loaves, 'sku')({ sku }),
        },
        Loaf: { __resolveReference: byKey(loaves, 'sku') },
      },
    },
    shelf: {
      sdl: fed2(`
        type Loaf @key(fields: "sku") @key(fields: "ean") { sku: ID! ean: String grams: Int }`),
      resolvers: {
        Loaf: {
          __resolveReference: (reference: Record<string, unknown>) =>
            'sku' in reference ? byKey(loaves, 'sku')(reference) : byKey(loaves, 'ean')(reference),
        },
      },
    },
    till: {
      sdl: fed2(`
        type Query { dearest: Loaf }
        type Loaf @key(fields: "ean") @key(fields: "label", resolvable: false) { ean: String label: String price: Int }`),
      resolvers: {
        Query: { dearest: () => ({ ean: 'e1', label: 'L', price: 0 }) },
        Loaf: {
          __resolveReference: ({ ean }: { ean: string | null }) =>
            ean === null ? null : { ean, label: `L${ean}`, price: ean === 'e0' ? 0 : 12 },
        },
      },
    },
  },
  cases: [
    {
      it: 'hops through a third subgraph, which alone has both keys',
      query: '{ loaves { price } }',
      data: { loaves: [{ price: 0 }, { price: 12 }, { price: null }, null] },
      asks: ['oven', 'shelf', 'till'],
    },
    {
      it: 'does not hop for what the first subgraph has',
      query: '{ loaves { sku name } }',
      data: { loaves: [{ sku: '', name: 'Baguette' }, { sku: 's1', name: '' }, { sku: 's2', name: null }, null] },
      asks: ['oven'],
    },
    {
      it: 'takes an empty string for a key and 0 for a value',
      query: '{ loaf(sku: "") { sku grams price } }',
      data: { loaf: { sku: '', grams: 0, price: 0 } },
    },
    {
      it: 'asks nobody further when nothing was found',
      query: '{ loaf(sku: "none") { grams price } }',
      data: { loaf: null },
      asks: ['oven'],
    },
    {
      it: 'hops backwards from the key that only the last one starts with',
      query: '{ dearest { name sku price } }',
      data: { dearest: { name: '', sku: 's1', price: 0 } },
      asks: ['till', 'shelf', 'oven'],
    },
    {
      it: 'never answers an alias with the key that it hides',
      query: '{ loaves { sku: name price } }',
      data: { loaves: [{ sku: 'Baguette', price: 0 }, { sku: '', price: 12 }, { sku: null, price: null }, null] },
    },
    {
      it: 'gives one key under several names',
      query: '{ loaf(sku: "s1") { sku a: sku ean: sku grams } }',
      data: { loaf: { sku: 's1', a: 's1', ean: 's1', grams: 400 } },
    },
    {
      it: 'gives __typename under the name of a field',
      query: '{ loaf(sku: "s1") { name: __typename grams } }',
      data: { loaf: { name: 'Loaf', grams: 400 } },
    },
  ],
};

const wagons = [
  { number: 0, train: { id: 't', line: { code: 'A' } }, seats: 0, colour: 'red' },
  { number: 1, train: { id: 't', line: { code: 'A' } }, seats: 40, colour: '' },
  { number: 0, train: { id: 'u', line: { code: '' } }, seats: 12, colour: null },
];
const sameWagon = (a: (typeof wagons)[number], b: Record<string, unknown>) =>
  JSON.stringify([a.number, a.train.id, a.train.line.code]) ===
  JSON.stringify([b.number, (b.train as typeof a.train).id, (b.train as typeof a.train).line.code]);

export const compositeKeys: Suite = {
  about: 'composite and nested keys',
  parts: {
    depot: {
      sdl: fed2(`
        type Query { wagons: [[Wagon]] first: Wagon }
        type Wagon @key(fields: "number train { id line { code } }") { number: Int! train: Train! seats: Int }
        type Train @key(fields: "id") { id: ID! line: Line! @shareable }
        type Line @shareable { code: String }`),
      resolvers: {
        Query: { wagons: () => [[wagons[0], null, wagons[1]], [], [wagons[2], wagons[0]]], first: () => wagons[0] },
      },
    },
    paint: {
      sdl: fed2(`
        type Wagon @key(fields: "train { line { code } id } number") { number: Int! train: Train! colour: String }
        type Train @key(fields: "id") { id: ID! line: Line! @shareable owner: String }
        type Line @shareable { code: String }`),
      resolvers: {
        Wagon: {
          __resolveReference: (reference: Record<string, unknown>) => wagons.find((one) => sameWagon(one, reference)),
        },
        Train: {
          __resolveReference: ({ id }: { id: string }) => ({ id, line: { code: 'A' } }),
          owner: ({ id }: { id: string }) => `owner of ${id}`,
        },
      },
    },
  },
  cases: [
    {
      it: 'finds by all parts of a key, through lists of lists',
      query: '{ wagons { colour } }',
      data: { wagons: [[{ colour: 'red' }, null, { colour: '' }], [], [{ colour: null }, { colour: 'red' }]] },
    },
    {
      it: 'keeps a client’s own selection of a key’s parts apart',
      query: '{ wagons { number: seats train { id: line { id: code } } colour } }',
      data: {
        wagons: [
          [
            { number: 0, train: { id: { id: 'A' } }, colour: 'red' },
            null,
            { number: 40, train: { id: { id: 'A' } }, colour: '' },
          ],
          [],
          [
            { number: 12, train: { id: { id: '' } }, colour: null },
            { number: 0, train: { id: { id: 'A' } }, colour: 'red' },
          ],
        ],
      },
    },
    {
      it: 'fetches an entity inside of a key',
      query: '{ first { train { owner } colour } }',
      data: { first: { train: { owner: 'owner of t' }, colour: 'red' } },
    },
    {
      it: 'does not leave the subgraph for the parts alone',
      query: '{ first { number train { id line { code } } } }',
      data: { first: { number: 0, train: { id: 't', line: { code: 'A' } } } },
      asks: ['depot'],
    },
  ],
};

const people = [
  { id: '1', name: 'Ann', visits: 3 },
  { id: '0', name: '', visits: 0 },
];

/** The register is of federation 1. */
export const federation1: Suite = {
  about: 'federation 1 beside federation 2',
  parts: {
    register: {
      sdl: `
        type Query { people: [Person] }
        type Person @key(fields: "id") { id: ID! name: String address: Address }
        type Address { street: String }`,
      resolvers: {
        Query: { people: () => people },
        Person: { __resolveReference: byKey(people, 'id'), address: () => ({ street: '' }) },
      },
    },
    clinic: {
      sdl: `
        extend type Query { patients: [Person!] }
        extend type Person @key(fields: "id") { id: ID! @external name: String @external visits: Int greeting: String @requires(fields: "name") }`,
      resolvers: {
        Query: { patients: () => [{ id: '0' }, { id: '1' }] },
        Person: {
          visits: ({ id }: { id: string }) => people.find((one) => one.id === id)?.visits,
          greeting: ({ name }: { name?: string }) => (name === undefined ? 'no name' : `Hello ${name}`),
        },
      },
    },
    badge: {
      sdl: fed2('type Person @key(fields: "id") { id: ID! badge: String }'),
      resolvers: { Person: { badge: ({ id }: { id: string }) => `#${id}` } },
    },
  },
  cases: [
    {
      it: 'extends a type of another subgraph',
      query: '{ people { visits badge } }',
      data: {
        people: [
          { visits: 3, badge: '#1' },
          { visits: 0, badge: '#0' },
        ],
      },
    },
    {
      it: 'brings external fields to what requires them',
      query: '{ people { greeting } }',
      data: { people: [{ greeting: 'Hello Ann' }, { greeting: 'Hello ' }] },
    },
    {
      it: 'leaves and comes back for what an extension requires',
      query: '{ patients { greeting visits } }',
      data: {
        patients: [
          { greeting: 'Hello ', visits: 0 },
          { greeting: 'Hello Ann', visits: 3 },
        ],
      },
    },
    {
      it: 'answers the external key itself',
      query: '{ patients { id } }',
      data: { patients: [{ id: '0' }, { id: '1' }] },
      asks: ['clinic'],
    },
    {
      it: 'treats value types of federation 1 as shareable',
      query: '{ people { address { street } } }',
      data: { people: [{ address: { street: '' } }, { address: { street: '' } }] },
    },
  ],
};
