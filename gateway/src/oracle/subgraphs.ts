import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type FieldNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { TypeDeclared } from './declared.ts';
import { concreteTypes } from './field-sets.ts';
import { canonical } from './random.ts';
import { createRun, isThing, type Run, type Thing, thing } from './run-state.ts';
import { fieldValue, selected } from './truth.ts';
import { isTakenOver, type World } from './world.ts';

/** An object in a subgraph: what it is, what the request brought of it, and which foreign fields may be asked of it. */
type Place = { thing: Thing; carried?: Representation; provided?: SelectionSetNode };

type Representation = Record<string, unknown>;

/**
 * The subgraphs of a world. Each is as narrow as its SDL: it finds things by the keys that it declares resolvable alone,
 * computes what requires something from what the representation carried alone, resolves foreign fields only where it
 * provides them, and throws in every other case. What it is asked of is `run`, set before each operation.
 */
export function createSubgraphs(world: World) {
  const current = { run: createRun() };
  const schemas = Object.fromEntries(
    world.subgraphs.map(({ name, sdl }) => [name, subgraph(world, name, sdl, current)]),
  );
  return { schemas, current };
}

function subgraph(world: World, graph: string, sdl: string, current: { run: Run }): GraphQLSchema {
  const types = world.graphs.get(graph)!;
  const references = Object.fromEntries(
    [...types].map(([name, type]) => [
      name,
      {
        __resolveReference: (representation: Representation) =>
          placeOf(world, graph, name, type, representation, current.run),
        __resolveType: (place: Place) => place.thing.type,
      },
    ]),
  );
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: references }]);
  for (const type of Object.values(schema.getTypeMap())) {
    const known = types.get(type.name);
    if (isAbstractType(type) && type.name !== '_Entity') type.resolveType = (place: Place) => place.thing.type;
    if (!isObjectType(type) || !known) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.name.startsWith('_')) field.resolve = resolver(world, graph, type.name, known, field.name, current);
      if (type.name === 'Subscription') field.subscribe = once;
    }
  }
  return schema;
}

/** One event. */
async function* once() {
  yield undefined;
}

function resolver(
  world: World,
  graph: string,
  typeName: string,
  type: TypeDeclared,
  name: string,
  current: { run: Run },
): GraphQLFieldResolver<Place | undefined, unknown> {
  const field = type.fields.get(name)!;
  const at = `${graph}: ${typeName}.${name}`;
  const inKey = type.keys.some(({ fields }) => mentions(fields, name)) || isKeyOfOthers(world, typeName, name);
  const takenOver = isTakenOver(world.graphs, graph, typeName, name);
  return (place, args) => {
    const { run } = current;
    const asked = place ?? { thing: thing(run, typeName, 0) };
    const provided = providedBelow(world, asked, name);
    if (takenOver && !inKey) throw new Error(`${at} is another subgraph's by override`);
    if (field.external && !inKey && !provided) throw new Error(`${at} is external and not provided here`);
    // What the parent provides was never carried, and is there.
    const isThere =
      field.requires && asked.provided && covers(world, graph, asked.provided, field.requires, asked.thing.type);
    const carried = (needs: unknown) => (isThere && !asked.carried ? needs : brought(at, needs, asked.carried));
    const value = fieldValue(world, run, asked.thing, name, args, field.requires && carried);
    return placed(value, field.provides ?? provided ?? undefined);
  };
}

const mentions = ({ selections }: SelectionSetNode, name: string) =>
  selections.some((each) => each.kind === Kind.FIELD && each.name.value === name);

/** A nested part of another type's key, like `id` in `org { id }`. */
const isKeyOfOthers = (world: World, type: string, name: string) =>
  concreteTypes(world.full, type).some((each) => world.keyFields.has(`${each.name}.${name}`));

/** What the parent provides below this field: a selection, true for a leaf, false when nothing was said of it. */
function providedBelow(world: World, { thing: of, provided }: Place, name: string): SelectionSetNode | undefined {
  const found: SelectionSetNode[] = [];
  const search = ({ selections }: SelectionSetNode) => {
    for (const each of selections) {
      if (each.kind === Kind.FIELD && each.name.value === name) found.push(each.selectionSet ?? nothing);
      if (each.kind !== Kind.INLINE_FRAGMENT) continue;
      const condition = each.typeCondition?.name.value;
      if (!condition || concreteTypes(world.full, condition).some((type) => type.name === of.type))
        search(each.selectionSet);
    }
  };
  if (provided) search(provided);
  return found.length > 0
    ? { kind: Kind.SELECTION_SET, selections: found.flatMap((each) => each.selections) }
    : undefined;
}

/**
 * Whether a subgraph has all of a field set, of an object of this type of which it was provided with another one; the type is
 * undefined when it may be any.
 */
function covers(
  world: World,
  graph: string,
  whole: SelectionSetNode,
  part: SelectionSetNode,
  type: string | undefined,
): boolean {
  return part.selections.every((each) => {
    if (each.kind === Kind.INLINE_FRAGMENT) {
      const condition = each.typeCondition?.name.value ?? type;
      const types = condition ? concreteTypes(world.full, condition).map(({ name }) => name) : [undefined];
      const asked = type === undefined ? types : types.filter((name) => name === type);
      return asked.every((name) => covers(world, graph, whole, each.selectionSet, name));
    }
    if (each.kind !== Kind.FIELD) return false;
    const { name, selectionSet } = each;
    const found = fieldsIn(world, whole, type).filter((field) => field.name.value === name.value);
    const local = type === undefined ? undefined : world.graphs.get(graph)?.get(type);
    const own = local?.fields.get(name.value);
    const inKey = local?.keys.some(({ fields }) => mentions(fields, name.value));
    const ready = !own?.requires || covers(world, graph, whole, own.requires, type);
    const resolved = own && (!own.external || inKey) && ready;
    if (!selectionSet) return found.length > 0 || Boolean(resolved);
    const known = type === undefined ? undefined : world.full.getType(type);
    const below = isObjectType(known) ? getNamedType(known.getFields()[name.value]?.type) : undefined;
    const sets = [...found.flatMap((field) => field.selectionSet ?? []), ...(resolved ? [nothing] : [])];
    return sets.some((set) => covers(world, graph, set, selectionSet, isObjectType(below) ? below.name : undefined));
  });
}

/** The fields that a set asks of an object of this type; of one that may be any, those outside of fragments. */
function fieldsIn(world: World, { selections }: SelectionSetNode, type: string | undefined): FieldNode[] {
  return selections.flatMap((each) => {
    if (each.kind === Kind.FIELD) return [each];
    const condition = each.kind === Kind.INLINE_FRAGMENT ? each.typeCondition?.name.value : undefined;
    const holds = !condition || concreteTypes(world.full, condition).some(({ name }) => name === type);
    return each.kind === Kind.INLINE_FRAGMENT && holds ? fieldsIn(world, each.selectionSet, type) : [];
  });
}

const nothing: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };

function placed(value: unknown, provided: SelectionSetNode | undefined): unknown {
  if (Array.isArray(value)) return value.map((each) => placed(each, provided));
  return isThing(value) ? { thing: value, provided } : value;
}

/** As much of a representation as is needed, with its values and not ours. */
function brought(at: string, needs: unknown, carried: unknown): unknown {
  if (carried === undefined) throw new Error(`${at} lacks what it requires`);
  if (typeof needs !== 'object' || needs === null || typeof carried !== 'object' || carried === null) return carried;
  if (Array.isArray(needs)) {
    if (!Array.isArray(carried) || carried.length !== needs.length) throw new Error(`${at}: a list of another length`);
    return needs.map((each, i) => brought(at, each, carried[i]));
  }
  return Object.fromEntries(
    Object.entries(needs).map(([name, need]) => {
      const has = Object.hasOwn(carried, name);
      return [name, brought(`${at} (${name})`, need, has ? (carried as Representation)[name] : undefined)];
    }),
  );
}

function placeOf(
  world: World,
  graph: string,
  name: string,
  type: TypeDeclared,
  representation: Representation,
  run: Run,
): Place | null {
  const keys = type.keys.filter(({ resolvable, fields }) => resolvable && holds(representation, fields));
  const said = JSON.stringify(representation);
  if (keys.length === 0) throw new Error(`${graph} resolves no ${name} by ${said}`);
  // Nobody is found by a null, but by another key of the same representation.
  const usable = keys.filter(({ fields }) => !Object.values(picked(representation, fields)).includes(null));
  if (usable.length === 0) return null;
  const candidates = concreteTypes(world.full, name).flatMap((concrete) =>
    Array.from({ length: world.size + (run.created.get(concrete.name) ?? 0) }, (_, i) => thing(run, concrete.name, i)),
  );
  const found = candidates.filter((candidate) =>
    usable.every(({ fields }) => {
      const key = selected(world, run, candidate, fields);
      return canonical(picked(representation, fields)) === canonical(key);
    }),
  );
  if (found.length > 1) throw new Error(`${graph} knows more than one ${name} by ${said}`);
  const [one] = found;
  if (!one) throw new Error(`${graph} knows no ${name} by ${said}`);
  if (world.unknownTo?.[one.type]?.[graph]?.includes(one.index)) return null;
  return { thing: one, carried: representation };
}

const holds = (value: unknown, { selections }: SelectionSetNode): boolean =>
  typeof value === 'object' &&
  value !== null &&
  selections.every((each) => {
    if (each.kind !== Kind.FIELD) return true;
    const below = (value as Representation)[each.name.value];
    if (below === undefined) return false;
    if (!each.selectionSet || below === null) return true;
    const set = each.selectionSet;
    return Array.isArray(below) ? below.every((member) => holds(member, set)) : holds(below, set);
  });

function picked(value: unknown, { selections }: SelectionSetNode): Representation {
  return Object.fromEntries(
    selections.flatMap((each) => {
      if (each.kind !== Kind.FIELD) return [];
      const below = (value as Representation)[each.name.value];
      const set = each.selectionSet;
      if (!set || below === null) return [[each.name.value, below]];
      return [[each.name.value, Array.isArray(below) ? below.map((one) => picked(one, set)) : picked(below, set)]];
    }),
  );
}
