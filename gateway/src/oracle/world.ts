import { Supergraph } from '@apollo/federation-internals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, isObjectType, Kind, parse, type SelectionSetNode, type TypeNode } from 'graphql';
import { compose } from '../supergraph/compose.ts';
import { type Declared, declared, type FieldDeclared, type TypeDeclared } from './declared.ts';
import { keyFields, requiredFields } from './field-sets.ts';
import { neverFails } from './never-fails.ts';
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

export function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}
