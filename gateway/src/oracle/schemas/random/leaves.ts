import type { Random } from '../../random.ts';
import { type Argument, some } from './draft.ts';

/** Types that are the same in every draft, and differ between its subgraphs. */
export type Leaves = { sdlAt(graph: string): string };

/** Leaf types of fields, the likelier ones several times. */
export const leafTypes = [
  'Int',
  'Int',
  'String',
  'String',
  'String',
  'Float',
  'Boolean',
  'ID',
  'Mood',
  'Clock',
  'JSON',
];

/**
 * `Mood` is answered and may have other values in each subgraph, of which clients see all. `Pick` and `Filter` are asked
 * with, and clients see what all subgraphs know. `Unit` is both, and everywhere the same.
 */
export function leaves(random: Random, graphs: readonly string[]): Leaves {
  const texts = new Map(
    graphs.map((graph) => {
      const mood = ['CALM', ...some(random, ['WILD', 'ODD', 'null_'], 0.6)];
      const picks = ['FIRST', ...some(random, ['LAST', 'ANY'], 0.7)];
      const members = [
        'size: Int = 1',
        'picks: [Pick!] = [FIRST]',
        ...some(random, ['name: String', 'inner: Filter', 'unit: Unit! = CM', 'any: JSON', 'lists: [[Int!]]'], 0.7),
      ];
      return [
        graph,
        [
          `enum Mood { ${mood.join(' ')} }`,
          `enum Pick { ${picks.join(' ')} }`,
          'enum Unit { CM INCH }',
          'scalar Clock',
          'scalar JSON',
          `input Filter { ${members.join(' ')} }`,
        ].join('\n'),
      ];
    }),
  );
  return { sdlAt: (graph) => texts.get(graph)! };
}

const possible: readonly Argument[] = [
  { name: 'first', type: 'Int' },
  { name: 'days', type: 'Int!' },
  { name: 'unit', type: 'Unit', default: 'CM' },
  { name: 'unit', type: 'Unit!', default: 'INCH' },
  { name: 'rush', type: 'Boolean', default: 'false' },
  { name: 'pick', type: 'Pick' },
  { name: 'by', type: 'Filter' },
  { name: 'tags', type: '[String!]', default: '["a"]' },
  { name: 'id', type: 'ID' },
  { name: 'representations', type: '[Int]' },
];

/** Arguments of a field, mostly none. */
export function drawArguments(random: Random): Argument[] {
  if (random.maybe(0.75)) return [];
  const drawn = [random.pick(possible), random.pick(possible)].slice(random.below(2));
  return drawn.filter(({ name }, i) => drawn.findIndex((each) => each.name === name) === i);
}

const literals: Record<string, readonly string[]> = {
  Int: ['0', '7', '30'],
  Unit: ['CM', 'INCH'],
  Boolean: ['true', 'false'],
  Pick: ['FIRST'],
  Filter: ['{size: 2}', '{picks: []}'],
  '[String!]': ['[]', '["b", ""]'],
  ID: ['"1"', '""'],
  '[Int]': ['[1, null]'],
};

/** Arguments as a field set gives them: what must be given, and some of the rest. */
export function givenArguments(random: Random, args: readonly Argument[]): string {
  const given = args.filter(
    ({ type, default: preset }) => (type.endsWith('!') && preset === undefined) || random.maybe(0.5),
  );
  const texts = given.map(({ name, type }) => `${name}: ${random.pick(literals[type.replace(/!$/, '')]!)}`);
  return texts.length > 0 ? `(${texts.join(', ')})` : '';
}
