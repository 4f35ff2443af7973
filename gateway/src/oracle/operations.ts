import {
  GraphQLBoolean,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLNonNull,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  parse,
  validate,
} from 'graphql';
import { rules } from '../operation/validation.ts';
import type { Asked } from './answerer.ts';
import { inputValue, literal, type Pools } from './inputs.ts';
import { type Random, random } from './random.ts';
import { createVariables, type Variables } from './variables.ts';

export type OperationOptions = {
  schema: GraphQLSchema;
  /** Names that something on the way may give a meaning of its own: those of keys and of required fields. */
  names?: readonly string[];
  pools?: Pools;
  /** Whether operations are several times as large and deeper. */
  large?: boolean;
};

const trouble = [
  'constructor',
  'toString',
  '__proto__',
  'hasOwnProperty',
  'valueOf',
  '_entities',
  'id',
  '_0',
  '_u0_id',
];

/** The valid operation that a seed stands for. */
export function operation(
  seed: string,
  { schema, names = [], pools = { ids: ['', '0', '1'] }, large = false }: OperationOptions,
): Asked {
  for (let attempt = 0; ; attempt++) {
    const drawn = draw(random(`${seed}|${attempt}`), schema, [...names, ...names, ...trouble], pools, large);
    if (validate(schema, parse(drawn.query), rules).length === 0) return drawn;
    if (attempt > 500) throw new Error(`no valid operation for seed ${seed}: ${drawn.query}`);
  }
}

type Scope = Map<string, { parent: string; meaning: string; shape: string; below: Scope }[]>;

type Drawing = {
  random: Random;
  schema: GraphQLSchema;
  aliases: readonly string[];
  pools: Pools;
  variables: Variables;
  fragments: Map<string, { on: GraphQLCompositeType; text: string }>;
  left: number;
};

function draw(random: Random, schema: GraphQLSchema, aliases: readonly string[], pools: Pools, large: boolean): Asked {
  const variables = createVariables(random, pools, ['representations', 'first', 'id', 'constructor', 'a', 'b', 'c']);
  const left = large ? 40 + random.below(160) : 6 + random.below(40);
  const drawing = { random, schema, aliases, pools, variables, fragments: new Map(), left };
  const subscription = schema.getSubscriptionType();
  if (subscription && random.maybe(0.2)) {
    const body = field(drawing, subscription, depthOf(random, large), new Map());
    return {
      query: withFragments(drawing, `subscription Only${variables.header()} { ${body} }`),
      variables: { ...variables.values },
    };
  }
  const mutation = schema.getMutationType();
  const root = mutation && random.maybe(0.25) ? mutation : schema.getQueryType()!;
  const kind = root === mutation ? 'mutation' : 'query';
  const body = selectionSet(drawing, root, depthOf(random, large), new Map());
  const named = random.maybe(0.5);
  const texts = [
    `${kind}${named ? ' Drawn' : ' Only'}${variables.header()} ${body}`,
    ...[...drawing.fragments.values()].map(({ text }) => text),
  ];
  if (named && random.maybe(0.1)) texts.splice(random.below(2), 0, 'query Other { __typename }');
  const operationName = texts.some((text) => text.startsWith('query Other')) ? 'Drawn' : undefined;
  return { query: texts.join('\n'), variables: { ...variables.values }, operationName };
}

const depthOf = (random: Random, large: boolean) => (large ? 3 + random.below(5) : 2 + random.below(4));

const withFragments = ({ fragments }: Drawing, text: string) =>
  [text, ...[...fragments.values()].map((each) => each.text)].join('\n');

function selectionSet(drawing: Drawing, parent: GraphQLCompositeType, depth: number, scope: Scope): string {
  const { random, schema } = drawing;
  const count = 1 + random.below(isUnionType(parent) ? 3 : 5);
  const selections: string[] = [];
  for (let i = 0; i < count; i++) {
    const drawn = selection(drawing, parent, depth, scope);
    if (drawn) selections.push(drawn);
  }
  if (parent === schema.getQueryType() && random.maybe(0.03)) selections.push(introspection(drawing));
  if (selections.length === 0) selections.push('__typename');
  return `{ ${selections.join(' ')} }`;
}

function selection(drawing: Drawing, parent: GraphQLCompositeType, depth: number, scope: Scope): string | undefined {
  const { random } = drawing;
  drawing.left -= 1;
  if (random.maybe(0.07)) return typename(drawing, parent, scope);
  const apart = isAbstractType(parent) ? 0.4 : 0.12;
  if (drawing.left > 0 && random.maybe(isUnionType(parent) ? 1 : apart)) {
    return random.maybe(0.3) ? spread(drawing, parent, depth, scope) : inline(drawing, parent, depth, scope);
  }
  return isUnionType(parent) ? undefined : field(drawing, parent, depth, scope);
}

function typename(drawing: Drawing, parent: GraphQLCompositeType, scope: Scope): string {
  const alias = drawing.random.maybe(0.4) ? drawing.random.pick(drawing.aliases) : '__typename';
  const place = placed(scope, alias, parent, '__typename', 'String!');
  if (!place) return '__typename';
  return `${alias === '__typename' ? '' : `${alias}: `}__typename${directives(drawing)}`;
}

function field(drawing: Drawing, parent: GraphQLCompositeType, depth: number, scope: Scope): string | undefined {
  const { random, aliases } = drawing;
  const all = isUnionType(parent) ? [] : Object.values(parent.getFields());
  const leaves = all.filter((each) => isLeafType(getNamedType(each.type)));
  const shallow = depth <= 0 || drawing.left <= 0;
  const choice = shallow ? leaves : all;
  if (choice.length === 0) return undefined;
  const chosen = random.pick(choice);
  const args = argumentsOf(drawing, chosen);
  const meaning = `${chosen.name}${args}`;
  const named = getNamedType(chosen.type);
  const shape = isLeafType(named) ? String(chosen.type) : String(chosen.type).replace(/\w+/, '{}');
  const wanted = random.maybe(0.25) ? random.pick(aliases) : random.maybe(0.1) ? random.pick(all).name : chosen.name;
  const response = [wanted, chosen.name, `${chosen.name}_`, `x${Math.abs(drawing.left)}`].find((name) =>
    placed(scope, name, parent, meaning, shape),
  );
  if (response === undefined) return undefined;
  const below = placed(scope, response, parent, meaning, shape)!;
  const head = `${response === chosen.name ? '' : `${response}: `}${meaning}${directives(drawing)}`;
  return isCompositeType(named) ? `${head} ${selectionSet(drawing, named, depth - 1, below)}` : head;
}

/** The scope below a response name, or undefined when it means something else where both could apply. */
function placed(
  scope: Scope,
  name: string,
  parent: GraphQLCompositeType,
  meaning: string,
  shape: string,
): Scope | undefined {
  const known = scope.get(name) ?? [];
  for (const each of known) {
    if (each.shape !== shape) return undefined;
    const apart = isObjectType(parent) && each.parent !== parent.name && !each.parent.startsWith('~');
    if (each.meaning !== meaning && !apart) return undefined;
  }
  const below = known[0]?.below ?? new Map();
  scope.set(name, [
    ...known,
    { parent: isObjectType(parent) ? parent.name : `~${parent.name}`, meaning, shape, below },
  ]);
  return below;
}

function argumentsOf(drawing: Drawing, { args }: GraphQLField<unknown, unknown>): string {
  const { random, pools, variables } = drawing;
  const given = args.filter((arg) => isRequiredArgument(arg) || random.maybe(0.6));
  if (given.length === 0) return '';
  const texts = given.map((arg) => {
    const value = inputValue(
      random,
      pools,
      arg.type,
      (type, hasDefault) => (random.maybe(0.25) ? variables.at(type, hasDefault) : undefined),
      arg.defaultValue !== undefined,
    );
    return `${arg.name}: ${literal(value)}`;
  });
  return `(${texts.join(', ')})`;
}

function directives({ random, variables }: Drawing): string {
  if (!random.maybe(0.12)) return '';
  const condition = () =>
    random.maybe(0.7) ? `$${variables.at(new GraphQLNonNull(GraphQLBoolean), false)}` : random.pick(['true', 'false']);
  const one = random.pick(['skip', 'include']);
  const text = ` @${one}(if: ${condition()})`;
  return random.maybe(0.2) ? `${text} @${one === 'skip' ? 'include' : 'skip'}(if: ${condition()})` : text;
}

/** A type that a fragment within `parent` may be on: its own, a concrete one, or another abstract one that overlaps. */
function condition({ random, schema }: Drawing, parent: GraphQLCompositeType): GraphQLCompositeType {
  const concrete = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent];
  const abstract = Object.values(schema.getTypeMap()).filter(
    (type) => isAbstractType(type) && schema.getPossibleTypes(type).some((each) => concrete.includes(each)),
  ) as GraphQLCompositeType[];
  return random.maybe(0.6) || abstract.length === 0 ? (random.pick(concrete) ?? parent) : random.pick(abstract);
}

function inline(drawing: Drawing, parent: GraphQLCompositeType, depth: number, scope: Scope): string {
  const on = drawing.random.maybe(0.1) ? undefined : condition(drawing, parent);
  const body = selectionSet(drawing, on ?? parent, depth, scope);
  return `...${on ? ` on ${on.name}` : ''}${directives(drawing)} ${body}`;
}

function spread(drawing: Drawing, parent: GraphQLCompositeType, depth: number, scope: Scope): string {
  const { random, schema, fragments } = drawing;
  const fitting = [...fragments].filter(([, { on }]) => overlap(schema, on, parent));
  if (fitting.length > 0 && random.maybe(0.4)) return `...${random.pick(fitting)[0]}${directives(drawing)}`;
  const on = condition(drawing, parent);
  const body = selectionSet(drawing, on, depth, scope);
  const name = `F${fragments.size}`;
  fragments.set(name, { on, text: `fragment ${name} on ${on.name} ${body}` });
  return `...${name}${directives(drawing)}`;
}

function overlap(schema: GraphQLSchema, one: GraphQLCompositeType, other: GraphQLCompositeType): boolean {
  const concrete = (type: GraphQLCompositeType) => (isAbstractType(type) ? schema.getPossibleTypes(type) : [type]);
  return concrete(one).some((type) => concrete(other).includes(type));
}

function introspection({ random, schema }: Drawing): string {
  const name = random.pick(Object.keys(schema.getTypeMap()));
  return random.pick([
    `t1: __type(name: ${JSON.stringify(name)}) { name kind fields { name args { name type { kind name } } } }`,
    's1: __schema { queryType { name } mutationType { name fields { name } } }',
    't2: __type(name: "Nothing") { name }',
  ]);
}
