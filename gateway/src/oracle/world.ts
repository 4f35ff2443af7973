import { Supergraph } from '@apollo/federation-internals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { compose } from '../supergraph/compose.ts';
import { type Declared, declared, type FieldDeclared, type TypeDeclared } from './declared.ts';
import type { Run, Thing } from './run-state.ts';

/** Values that cannot be made up: what a mutation does, what two fields must agree on. By `Type.field`. */
export type Table = Record<string, (asked: AskedField) => unknown>;

export type AskedField = {
  thing: Thing;
  args: Record<string, unknown>;
  needs: unknown;
  run: Run;
  /** The thing that has these values in its keys. */
  find(type: string, by: Record<string, unknown>): Thing | undefined;
};

/**
 * A world: subgraphs, and one truth about everything in them. Whatever `table` does not say is made up, always the same
 * for the same thing, field, arguments and required fields.
 */
export type WorldDescription = {
  name: string;
  subgraphs: readonly { name: string; sdl: string }[];
  table?: Table;
  /** Decides what is made up. */
  seed?: string;
  /** How many things of each type there are. */
  size?: number;
  /** Things, by index, of which a subgraph knows nothing: whatever only it could say of them is null. */
  unknownTo?: Record<string, Record<string, readonly number[]>>;
  /** Fields of keys that are null, by index of the thing. */
  nullKeys?: Record<string, readonly number[]>;
};

export type Owner = { graph: string; type: TypeDeclared; field: FieldDeclared };

export type World = ReturnType<typeof createWorld>;

export function createWorld(description: WorldDescription) {
  const { supergraphSdl } = compose(description.subgraphs);
  const supergraph = Supergraph.build(supergraphSdl);
  const api = supergraph.apiSchema().toGraphQLJSSchema();
  // With what is inaccessible: keys and required fields may be.
  const full = supergraph.schema.toGraphQLJSSchema();
  const graphs = new Map(description.subgraphs.map(({ name, sdl }) => [name, declared(sdl)]));
  const local = new Map(
    description.subgraphs.map(({ name, sdl }) => [name, buildSubgraphSchema([{ typeDefs: parse(sdl) }])]),
  );
  const world = { size: 4, seed: '', table: {}, ...description, supergraphSdl, api, full, graphs, local };
  const owners = new Map<string, Owner[]>();

  return {
    ...world,
    /** The subgraphs that resolve a field of a concrete type, through an interface object too. */
    owners(type: string, field: string): Owner[] {
      const key = `${type}.${field}`;
      const known = owners.get(key) ?? findOwners(graphs, full, type, field);
      owners.set(key, known);
      return known;
    },
    /** What a field requires, wherever it is resolved. */
    requires(type: string, field: string): SelectionSetNode | undefined {
      return this.owners(type, field).find((owner) => owner.field.requires)?.field.requires;
    },
    keyFields: keyFields(graphs, full),
    neverFails: neverFails(graphs, full, local),
    requiredFields: requiredFields(graphs, full),
  };
}

/** Whether a progressive override is on. Only labels of 0 and 100 per cent can be told from outside. */
function overridden(label: string | undefined): boolean | undefined {
  const percent = /^percent\((\d+)\)$/.exec(label ?? 'percent(100)')?.[1];
  return percent === '100' ? true : percent === '0' ? false : undefined;
}

/** Whether another subgraph has taken this field over, or has not yet handed it over. */
export function isTakenOver(graphs: Map<string, Declared>, graph: string, type: string, field: string): boolean {
  const own = graphs.get(graph)?.get(type)?.fields.get(field)?.override;
  if (own && overridden(own.label) === false) return true;
  return [...graphs.values()].some((types) => {
    const override = types.get(type)?.fields.get(field)?.override;
    return override?.from === graph && overridden(override.label) === true;
  });
}

function findOwners(graphs: Map<string, Declared>, full: GraphQLSchema, type: string, field: string): Owner[] {
  const concrete = full.getType(type);
  const names = [type, ...(isObjectType(concrete) ? concrete.getInterfaces().map(({ name }) => name) : [])];
  return [...graphs].flatMap(([graph, types]) =>
    names.flatMap((name) => {
      const found = types.get(name);
      const declaredField = found?.fields.get(field);
      if (!found || !declaredField || declaredField.external) return [];
      if (name !== type && !found.interfaceObject) return [];
      return isTakenOver(graphs, graph, name, field) ? [] : [{ graph, type: found, field: declaredField }];
    }),
  );
}

/** The concrete types that a name of any subgraph stands for. */
export function concreteTypes(full: GraphQLSchema, name: string): readonly GraphQLObjectType[] {
  const type = full.getType(name);
  if (isObjectType(type)) return [type];
  return isInterfaceType(type) || isUnionType(type) ? full.getPossibleTypes(type) : [];
}

export function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}

type Walked = (type: string, field: string, composite: boolean) => void;

/** Calls back for each field of a field set, at each depth, by concrete type. */
function walk(full: GraphQLSchema, name: string, { selections }: SelectionSetNode, each: Walked) {
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      walk(full, selection.typeCondition?.name.value ?? name, selection.selectionSet, each);
      continue;
    }
    const field = selection.name.value;
    for (const type of concreteTypes(full, name)) {
      const definition = type.getFields()[field];
      if (!definition) continue;
      each(type.name, field, Boolean(selection.selectionSet));
      const below = String(definition.type).replace(/[[\]!]/g, '');
      if (selection.selectionSet) walk(full, below, selection.selectionSet, each);
    }
  }
}

function keyFields(graphs: Map<string, Declared>, full: GraphQLSchema): Set<string> {
  const found = new Set<string>();
  for (const types of graphs.values()) {
    for (const [name, { keys }] of types) {
      for (const { fields } of keys) walk(full, name, fields, (type, field) => found.add(`${type}.${field}`));
    }
  }
  return found;
}

function requiredFields(graphs: Map<string, Declared>, full: GraphQLSchema): Set<string> {
  const found = new Set<string>();
  for (const types of graphs.values()) {
    for (const [name, { fields }] of types) {
      for (const { requires } of fields.values()) {
        if (requires) walk(full, name, requires, (type, field) => found.add(`${type}.${field}`));
      }
    }
  }
  return found;
}

/**
 * Fields that no test makes fail, since a gateway could not but lose more than the monolith, or less: those of keys; what
 * is required and not null; what is not null in an object through which a required field is reached (it takes that one
 * along); what is not null in a type but is in its interface, where an interface object hides which type it was; what takes
 its object along to a place where a subgraph allows no null and clients do.
 */
function neverFails(
  graphs: Map<string, Declared>,
  full: GraphQLSchema,
  local: Map<string, GraphQLSchema>,
): Set<string> {
  const found = keyFields(graphs, full);
  const notNull = (type: string, field: string) =>
    String((full.getType(type) as GraphQLObjectType).getFields()[field]!.type).endsWith('!');
  const holder = (type: string, field: string) => {
    const fields = (full.getType(type) as GraphQLObjectType).getFields();
    const below = String(fields[field]!.type).replace(/[[\]!]/g, '');
    for (const inner of concreteTypes(full, below)) {
      for (const name of Object.keys(inner.getFields())) {
        if (notNull(inner.name, name)) found.add(`${inner.name}.${name}`);
      }
    }
  };
  for (const type of unevenlyTaken(full, [...local.values()])) {
    const fields = Object.keys((full.getType(type) as GraphQLObjectType).getFields());
    for (const field of fields) if (notNull(type, field)) found.add(`${type}.${field}`);
  }
  for (const types of graphs.values()) {
    for (const [name, { interfaceObject, keys, fields }] of types) {
      for (const type of interfaceObject ? concreteTypes(full, name) : []) {
        for (const field of Object.keys(type.getFields()))
          if (notNull(type.name, field)) found.add(`${type.name}.${field}`);
      }
      const sets = [
        ...keys.map((key) => key.fields),
        ...[...fields.values()].flatMap(({ requires }) => requires ?? []),
      ];
      for (const set of sets) {
        walk(full, name, set, (type, field, composite) => {
          if (notNull(type, field)) found.add(`${type}.${field}`);
          if (composite) holder(type, field);
        });
      }
    }
  }
  return found;
}

/** The types whose null takes more along in a subgraph than for clients: there a field that leads to them is stricter. */
function unevenlyTaken(full: GraphQLSchema, locals: readonly GraphQLSchema[]): Set<string> {
  const shape = (type: unknown) => String(type).replaceAll(/\w+/g, '');
  const objects = Object.values(full.getTypeMap()).filter((type) => isObjectType(type));
  const fields = objects.flatMap((owner) =>
    Object.values(owner.getFields()).map(({ name, type }) => {
      const declared = locals.flatMap((local) =>
        [owner, ...owner.getInterfaces()].flatMap((each) => {
          const known = local.getType(each.name);
          return isObjectType(known) ? shape(known.getFields()[name]?.type ?? type) : [];
        }),
      );
      const below = concreteTypes(full, String(type).replaceAll(/[[\]!]/g, ''));
      return {
        owner,
        below,
        isUneven: declared.some((each) => each !== shape(type)),
        passes: shape(type).endsWith('!'),
      };
    }),
  );
  const found = new Set<string>();
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { owner, below, isUneven, passes } of fields) {
      if (isUneven || (passes && found.has(owner.name))) for (const { name } of below) found.add(name);
    }
  }
  return found;
}
