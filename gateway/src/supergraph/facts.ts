import {
  type DocumentNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type SelectionSetNode,
} from 'graphql';
import { argumentOf, fieldSet, hasFields, textOf } from './join.ts';

/** What the executor asks about types, as look-ups of strings. */
export type TypeFacts = {
  isKnown(type: string): boolean;
  isObject(type: string): boolean;
  isInterface(type: string): boolean;
  /** Whether an object of this type satisfies `... on condition`. */
  applies(type: string, condition: string): boolean;
  /** The keys by which this subgraph resolves this type. */
  resolvableKeys(graph: string, type: string): readonly SelectionSetNode[];
  interfacesOf(type: string): readonly string[];
  /** Objects and interfaces that implement an interface. */
  implementersOf(type: string): readonly string[];
};

const none: readonly never[] = [];

export function typeFacts(supergraph: GraphQLSchema, document: DocumentNode): TypeFacts {
  const objects = new Set<string>();
  const interfaces = new Map<string, readonly string[]>();
  const implementers = new Map<string, readonly string[]>();
  const members = new Map<string, ReadonlySet<string>>();
  const types = supergraph.getTypeMap();
  for (const type of Object.values(types)) {
    if (isObjectType(type)) objects.add(type.name);
    if (isObjectType(type) || isInterfaceType(type)) {
      interfaces.set(
        type.name,
        type.getInterfaces().map(({ name }) => name),
      );
    }
    if (isUnionType(type)) members.set(type.name, new Set(type.getTypes().map(({ name }) => name)));
    if (isInterfaceType(type)) {
      const below = supergraph.getImplementations(type);
      const names = [...below.objects, ...below.interfaces].map(({ name }) => name);
      implementers.set(type.name, names);
      members.set(type.name, new Set(names));
    }
  }
  const keys = keysByGraph(document);
  return {
    isKnown: (type) => Object.hasOwn(types, type),
    isObject: (type) => objects.has(type),
    isInterface: (type) => implementers.has(type),
    applies: (type, condition) => type === condition || Boolean(members.get(condition)?.has(type)),
    resolvableKeys: (graph, type) => keys.get(`${graph}|${type}`) ?? none,
    interfacesOf: (type) => interfaces.get(type) ?? none,
    implementersOf: (type) => implementers.get(type) ?? none,
  };
}

function keysByGraph(document: DocumentNode): Map<string, SelectionSetNode[]> {
  const keys = new Map<string, SelectionSetNode[]>();
  for (const type of document.definitions.filter(hasFields)) {
    for (const join of type.directives ?? []) {
      const key = join.name.value === 'join__type' ? textOf(join, 'key') : undefined;
      if (key === undefined || argumentOf(join, 'resolvable') === false) continue;
      const place = `${textOf(join, 'graph')}|${type.name.value}`;
      keys.set(place, [...(keys.get(place) ?? []), fieldSet(key)]);
    }
  }
  return keys;
}
