import {
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getArgumentValues,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { found, madeUp, shapeOf } from './auto.ts';
import { concreteTypes } from './field-sets.ts';
import { canonical, chance } from './random.ts';
import { isThing, type Run, type Thing } from './run-state.ts';
import type { World } from './world.ts';

export type Path = readonly (string | number)[];

/** A resolver that was made to fail. `need` says that it is for a required field, of a field set with so many levels. */
export function fault(message: string, need?: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'FAULT', ...(need && { need }) } });
}

const isFault = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError && error.extensions.code === 'FAULT';

/** What a field of a thing is, in whichever subgraph. `carried` replaces what it requires; by default that is looked up. */
export function fieldValue(
  world: World,
  run: Run,
  asked: Thing,
  field: string,
  given: Record<string, unknown>,
  carried?: (needs: unknown) => unknown,
): unknown {
  const args = knownArguments(world, asked.type, field, given);
  const required = world.requires(asked.type, field);
  const needs = required && needsOf(world, run, asked, required);
  if (isUnknown(world, asked, field)) return null;
  const failure = faultOf(world, run, asked, field, args);
  if (failure === 'error') throw fault(`${asked.type}.${field} failed`);
  if (failure === 'null') return null;
  const brought = required && carried ? carried(needs) : needs;
  if (Object.hasOwn(asked.own, field)) return asked.own[field];
  const told = rowOf(world, asked.type, field);
  if (told) {
    const find = (type: string, by: Record<string, unknown>) => found(world, run, type, Object.entries(by));
    return told({ thing: asked, args, needs: brought, run, find });
  }
  return madeUp(world, run, asked, field, args, brought);
}

function rowOf(world: World, type: string, field: string) {
  const names = [type, ...(world.full.getType(type) as GraphQLObjectType).getInterfaces().map(({ name }) => name)];
  const name = names.find((each) => Object.hasOwn(world.table, `${each}.${field}`));
  return name === undefined ? undefined : world.table[`${name}.${field}`];
}

/** Required fields fail on both sides: whoever requires one fails as well, in the monolith and in its subgraph. */
function needsOf(world: World, run: Run, asked: Thing, required: SelectionSetNode): unknown {
  try {
    return selected(world, run, asked, required);
  } catch (error) {
    if (isFault(error)) throw fault('a required field failed', levels(world, asked.type, required));
    throw error;
  }
}

/** How deep a field set reaches, with what its fields require in turn. */
function levels(world: World, name: string, { selections }: SelectionSetNode, left = 6): number {
  const depths = selections.map((selection) => {
    if (left === 0 || selection.kind === Kind.FRAGMENT_SPREAD) return 0;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return levels(world, selection.typeCondition?.name.value ?? name, selection.selectionSet, left);
    }
    const field = selection.name.value;
    return Math.max(
      ...concreteTypes(world.full, name).map((type) => {
        const definition = type.getFields()[field];
        if (!definition) return 0;
        const { selectionSet } = selection;
        const below = selectionSet ? levels(world, getNamedType(definition.type).name, selectionSet, left - 1) : 0;
        const required = world.requires(type.name, field);
        return Math.max(1 + below, required ? levels(world, type.name, required, left - 1) : 0);
      }),
    );
  });
  return Math.max(0, ...depths);
}

function faultOf(world: World, { faults }: Run, { type, index }: Thing, field: string, args: unknown) {
  if (!faults || world.neverFails.has(`${type}.${field}`)) return undefined;
  const { shape } = shapeOf(world, type, field);
  const drawn = chance(`${faults.seed}|${type}|${index}|${field}|${canonical(args)}`);
  if (drawn >= faults.probability) return undefined;
  return drawn < faults.probability / 2 || !shape.nullable ? 'error' : 'null';
}

function isUnknown(world: World, { type, index }: Thing, field: string): boolean {
  const where = world.keyFields.has(`${type}.${field}`) ? undefined : world.unknownTo?.[type];
  const owners = where ? world.owners(type, field) : [];
  return owners.length > 0 && owners.every(({ graph }) => where?.[graph]?.includes(index));
}

/** A field set of a thing as JSON, as a subgraph would answer it. */
export function selected(
  world: World,
  run: Run,
  from: Thing,
  { selections }: SelectionSetNode,
): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value;
      if (condition && !concreteTypes(world.full, condition).some(({ name }) => name === from.type)) continue;
      merge(out, selected(world, run, from, selection.selectionSet));
      continue;
    }
    const name = selection.name.value;
    merge(out, {
      [name]: name === '__typename' ? from.type : selectedField(world, run, from, selection),
    });
  }
  return out;
}

function selectedField(world: World, run: Run, from: Thing, node: FieldNode): unknown {
  const definition = (world.full.getType(from.type) as GraphQLObjectType).getFields()[node.name.value]!;
  const value = fieldValue(world, run, from, node.name.value, getArgumentValues(definition, node));
  return asJson(world, run, value, definition.type, node.selectionSet);
}

function asJson(
  world: World,
  run: Run,
  value: unknown,
  type: GraphQLOutputType,
  below: SelectionSetNode | undefined,
): unknown {
  if (isNonNullType(type)) return asJson(world, run, value, type.ofType, below);
  if (value === null || value === undefined) return null;
  if (isListType(type)) {
    return (value as unknown[]).map((each) => asJson(world, run, each, type.ofType, below));
  }
  if (isLeafType(type)) return type.serialize(value);
  if (!below || !isThing(value)) throw new Error(`${getNamedType(type)} is no field set's end`);
  return selected(world, run, value, below);
}

/** Deeply, lists by index: one field may be selected in parts. */
function merge(target: Record<string, unknown>, part: Record<string, unknown>) {
  for (const [name, value] of Object.entries(part)) {
    const known = target[name];
    if (Array.isArray(known) && Array.isArray(value)) {
      merge(known as unknown as Record<string, unknown>, value as unknown as Record<string, unknown>);
    } else if (typeof known === 'object' && known !== null && typeof value === 'object' && value !== null) {
      merge(known as Record<string, unknown>, value as Record<string, unknown>);
    } else target[name] = value;
  }
}

/** Arguments as clients know them: a subgraph's further optional ones never arrive and must not count. */
function knownArguments(world: World, type: string, field: string, given: Record<string, unknown>) {
  const definition = (world.full.getType(type) as GraphQLObjectType).getFields()[field] as GraphQLField<
    unknown,
    unknown
  >;
  return Object.fromEntries(
    definition.args.flatMap(({ name, type: of }) =>
      Object.hasOwn(given, name) ? [[name, known(of, given[name])]] : [],
    ),
  );
}

function known(type: GraphQLInputType, value: unknown): unknown {
  if (isNonNullType(type)) return known(type.ofType, value);
  if (value === null || value === undefined) return value;
  if (isListType(type)) return Array.isArray(value) ? value.map((each) => known(type.ofType, each)) : value;
  if (!isInputObjectType(type)) return value;
  const fields = type.getFields();
  const members = Object.entries(value as object).filter(([name]) => Object.hasOwn(fields, name));
  return Object.fromEntries(members.map(([name, member]) => [name, known(fields[name]!.type, member)]));
}
