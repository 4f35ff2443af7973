import {
  type GraphQLObjectType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isObjectType,
  Kind,
  parseType,
  type TypeNode,
} from 'graphql';
import { concreteTypes } from './field-sets.ts';
import { canonical, hash } from './random.ts';
import { type Run, type Thing, thing } from './run-state.ts';
import { namedTypeOf, type World } from './world.ts';

/** A field's value, made up of its thing, name, arguments and required fields. Composites are things of the world. */
export function madeUp(
  world: World,
  run: Run,
  { type, index }: Thing,
  field: string,
  args: Record<string, unknown>,
  needs: unknown,
): unknown {
  const { name, shape } = shapeOf(world, type, field);
  const coordinate = `${type}.${field}`;
  if (world.nullKeys?.[coordinate]?.includes(index)) return null;
  const key = world.keyFields.has(coordinate);
  const seed = `${world.seed}|${type}|${index}|${field}|${canonical(args)}|${canonical(needs)}`;
  if (!key) {
    const sought = soughtBy(world, name, args);
    if (sought && !shape.list) {
      const one = found(world, run, name, sought);
      if (one && possibleTypes(world, type, field, name).includes(one.type)) return one;
      if (shape.nullable) return null;
    }
  }
  const named = world.full.getType(name);
  const make = (at: string, place: Shape): unknown => {
    if (place.nullable && !key && hash(`${at}|null`) % 8 === 0) return null;
    if (place.list) {
      const length = (hash(`${at}|length`) % 4) + (isRoot(type) ? 2 : 0);
      return Array.from({ length }, (_, i) => make(`${at}|${i}`, place.list!));
    }
    if (isLeafType(named))
      return key ? keyLeaf(world, type, index, name, at) : leaf(world, type, field, name, at, needs);
    if (isRoot(name)) return thing(run, name, 0);
    const types = possibleTypes(world, type, field, name);
    if (types.length === 0) return null;
    const chosen = types[hash(`${at}|type`) % types.length]!;
    return thing(run, chosen, key ? index : indexKnown(world, type, field, chosen, hash(`${at}|index`)));
  };
  return make(seed, shape);
}

const isRoot = (type: string) => type === 'Query' || type === 'Mutation' || type === 'Subscription';

type Shape = { nullable: boolean; list?: Shape };

/** What every subgraph that resolves a field agrees may be null in it. */
export function shapeOf(world: World, type: string, field: string): { name: string; shape: Shape } {
  const inFull = (world.full.getType(type) as GraphQLObjectType).getFields()[field]!;
  const types = [parseType(String(inFull.type)), ...world.owners(type, field).map((owner) => owner.field.type)];
  return { name: namedTypeOf(types[0]!), shape: strictest(types) };
}

function strictest(types: readonly TypeNode[]): Shape {
  const bare = types.map((type) => (type.kind === Kind.NON_NULL_TYPE ? type.type : type));
  const lists = bare.flatMap((type) => (type.kind === Kind.LIST_TYPE ? [type.type] : []));
  const nullable = types.every((type) => type.kind !== Kind.NON_NULL_TYPE);
  return lists.length > 0 ? { nullable, list: strictest(lists) } : { nullable };
}

/** Of things that every subgraph of the field has heard of. */
function indexKnown(world: World, type: string, field: string, of: string, drawn: number): number {
  const unknown = world.owners(type, field).flatMap(({ graph }) => world.unknownTo?.[of]?.[graph] ?? []);
  const known = Array.from({ length: world.size }, (_, i) => i).filter((i) => !unknown.includes(i));
  return known[drawn % known.length]!;
}

/** Concrete types that every subgraph of the field knows, and of an interface or a union clients too. */
function possibleTypes(world: World, type: string, field: string, name: string): string[] {
  const all = concreteTypes(world.full, name).map((each) => each.name);
  const known = world.owners(type, field).map(({ graph, field: { type: answered } }) => {
    const local = world.local.get(graph)!;
    const there = local.getType(namedTypeOf(answered));
    if (isAbstractType(there)) return local.getPossibleTypes(there).map((each) => each.name);
    return isObjectType(there) ? concreteTypes(world.full, there.name).map((each) => each.name) : [];
  });
  const isShown = (each: string) => each === name || world.api.getType(each);
  return all.filter((each) => isShown(each) && known.every((names) => names.includes(each)));
}

const texts = ['', 'a', '0', 'null', 'say "hi" \\ \n', 'Đắk Lắk \u2028 😀', '__typename', 'constructor'];
const objects = [
  {},
  { id: 0, list: [[], {}, null], on: false },
  [],
  { __typename: 'Nobody', a: { b: '' } },
  0,
  '',
  [[1, null], [{ constructor: 1 }]],
  false,
];

function leaf(world: World, type: string, field: string, name: string, at: string, needs: unknown): unknown {
  const h = hash(at);
  const named = world.full.getType(name);
  if (isEnumType(named)) {
    const values = world
      .owners(type, field)
      .map(({ graph }) => world.graphs.get(graph)?.get(name)?.values)
      .reduce<string[]>(
        (kept, values) => kept.filter((value) => !values || values.has(value)),
        named.getValues().map((value) => value.name),
      );
    const api = world.api.getType(name);
    const shown = isEnumType(api) ? values.filter((value) => api.getValue(value)) : values;
    return shown[h % shown.length] ?? null;
  }
  // What is required must show in the result, or a wrong requirement would not.
  const plain = h % 3 === 0 && needs === undefined;
  if (name === 'Boolean') return h % 2 === 0;
  if (name === 'Int') return plain ? 0 : (h % 2_000_000) - 1_000_000;
  if (name === 'Float') return plain ? 0 : ((h % 2_000_000) - 1_000_000) / 8;
  if (name === 'String' || name === 'ID') return plain ? texts[h % texts.length] : `${field}:${h.toString(36)}`;
  if (/json|any|object/i.test(name)) return plain || needs === undefined ? objects[h % objects.length] : { h };
  return `${name}:${h.toString(36)}`;
}

/** Values that tell things apart, and as falsy as they can be: of all that share an interface, one has `""` or 0. */
function keyLeaf(world: World, type: string, index: number, name: string, at: string): unknown {
  const concrete = world.full.getType(type) as GraphQLObjectType;
  const family = concrete
    .getInterfaces()
    .flatMap((each) => world.full.getPossibleTypes(each).map((other) => other.name));
  const ordinal = family.length === 0 ? 0 : [...new Set(family)].sort().indexOf(type);
  if (name === 'Boolean') return hash(at) % 2 === 0;
  if (name === 'Int' || name === 'Float') return ordinal * 100 + index;
  if (isEnumType(world.full.getType(name))) return leaf(world, type, '', name, at, undefined);
  if (ordinal > 0 || index > 1) return `${type.toLowerCase()}-${index}`;
  return index === 0 ? '' : '0';
}

/** The arguments, if they are nothing but fields of a key of what is asked for. */
function soughtBy(world: World, name: string, args: Record<string, unknown>) {
  const given = Object.entries(args);
  const types = concreteTypes(world.full, name);
  if (given.length === 0 || types.length === 0) return undefined;
  const keys = given.every(
    ([arg, value]) => typeof value !== 'object' && types.every((type) => world.keyFields.has(`${type.name}.${arg}`)),
  );
  return keys ? given : undefined;
}

/** The thing of this type, or of one that it stands for, whose key has these values. */
export function found(world: World, run: Run, name: string, sought: readonly [string, unknown][]): Thing | undefined {
  for (const type of concreteTypes(world.full, name)) {
    for (let index = 0; index < world.size; index++) {
      const one = thing(run, type.name, index);
      if (sought.every(([field, value]) => String(madeUp(world, run, one, field, {}, undefined)) === String(value))) {
        return one;
      }
    }
  }
}
