import { carried, fed2, type Suite } from './suite.ts';

/** One element of each kind that clients do not see, and what is beside it. */
export const hiddenKinds: Suite = {
  about: '@inaccessible on each kind of element',
  parts: {
    garden: {
      sdl: fed2(`
        type Query {
          plants(shade: Shade, secret: Int @inaccessible, by: Filter): [Plant]
          things: [Thing]
          grown: [Grown]
          soil: Soil @inaccessible
          code: Code @inaccessible
          shades: [Shade]
        }
        interface Grown { id: ID! age: Int  hush: Int @inaccessible }
        interface Quiet @inaccessible { id: ID! }
        type Plant implements Grown & Quiet @key(fields: "id") {
          id: ID! age: Int hush: Int @inaccessible soil: Soil @inaccessible code: Code @inaccessible
        }
        type Weed implements Grown & Quiet @inaccessible @key(fields: "id") { id: ID! age: Int hush: Int @inaccessible }
        type Soil @inaccessible { acid: Int }
        union Thing = Plant | Weed | Soil
        union Buried @inaccessible = Soil
        enum Shade { LIGHT DARK NIGHT @inaccessible }
        enum Hue @inaccessible { RED }
        scalar Code @inaccessible
        input Filter { name: String old: Int @inaccessible hue: Hue @inaccessible deep: Depth @inaccessible }
        input Depth @inaccessible { by: Int }`),
      resolvers: {
        Query: {
          plants: (_: unknown, { by, secret }: { by?: { name: string }; secret?: number }) => [
            { id: by?.name ?? '0', age: secret ?? 0, hush: 5, soil: { acid: 7 }, code: 'c' },
          ],
          things: () => [
            { __typename: 'Plant', id: '0', age: 1 },
            { __typename: 'Weed', id: '1', age: 2 },
            { __typename: 'Soil', acid: 1 },
          ],
          grown: () => [
            { __typename: 'Plant', id: '0', age: 1 },
            { __typename: 'Weed', id: '1', age: 2 },
          ],
          shades: () => ['LIGHT', 'NIGHT', null],
        },
        Plant: {
          __resolveReference: ({ id }: { id: string }) => ({ id, age: 1, hush: 5, soil: { acid: 7 }, code: 'c' }),
        },
      },
    },
    lab: {
      sdl: fed2(`
        type Plant @key(fields: "id") {
          id: ID! soil: Soil @external code: Code @external hush: Int @external
          report: String @requires(fields: "soil { acid } code hush")
        }
        type Soil @inaccessible { acid: Int @external }
        scalar Code @inaccessible`),
      resolvers: {
        Plant: {
          __resolveReference: carried('id'),
          report: ({ soil, code, hush }: { soil: { acid: number }; code: string; hush: number }) =>
            `${soil.acid} ${code} ${hush}`,
        },
      },
    },
  },
  cases: [
    {
      it: 'requires hidden fields, objects and scalars',
      query: '{ plants { id age report } }',
      data: { plants: [{ id: '0', age: 0, report: '7 c 5' }] },
    },
    {
      it: 'takes an input without its hidden parts',
      query: 'query ($by: Filter) { plants(shade: DARK, by: $by) { id } }',
      variables: { by: { name: 'x' } },
      data: { plants: [{ id: 'x' }] },
    },
    {
      it: 'shows no object of a hidden type, in a union or an interface',
      query: '{ things { __typename ... on Plant { age } } grown { id } }',
      data: { things: [{ __typename: 'Plant', age: 1 }, null, null], grown: [{ id: '0' }, null] },
      errors: ['grown.1', 'things.1', 'things.2'],
    },
    {
      it: 'shows no hidden value',
      query: '{ shades }',
      data: { shades: ['LIGHT', null, null] },
      errors: ['shades.1'],
    },
    {
      it: 'says nothing of them when it is asked for the schema',
      query: `{
        soil: __type(name: "Soil") { name }
        hue: __type(name: "Hue") { name }
        code: __type(name: "Code") { name }
        q: __type(name: "Query") { fields { name args { name } } }
        p: __type(name: "Plant") { fields { name } interfaces { name } }
        g: __type(name: "Grown") { fields { name } possibleTypes { name } }
        t: __type(name: "Thing") { possibleTypes { name } }
        s: __type(name: "Shade") { enumValues(includeDeprecated: true) { name } }
        f: __type(name: "Filter") { inputFields(includeDeprecated: true) { name } }
        quiet: __type(name: "Quiet") { name }
        buried: __type(name: "Buried") { name }
      }`,
      data: {
        soil: null,
        hue: null,
        code: null,
        q: {
          fields: [
            { name: 'plants', args: [{ name: 'shade' }, { name: 'by' }] },
            { name: 'things', args: [] },
            { name: 'grown', args: [] },
            { name: 'shades', args: [] },
          ],
        },
        p: { fields: [{ name: 'id' }, { name: 'age' }, { name: 'report' }], interfaces: [{ name: 'Grown' }] },
        g: { fields: [{ name: 'id' }, { name: 'age' }], possibleTypes: [{ name: 'Plant' }] },
        t: { possibleTypes: [{ name: 'Plant' }] },
        s: { enumValues: [{ name: 'LIGHT' }, { name: 'DARK' }] },
        f: { inputFields: [{ name: 'name' }] },
        quiet: null,
        buried: null,
      },
      asks: [],
    },
  ],
};
