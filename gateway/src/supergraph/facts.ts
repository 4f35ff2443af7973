import {
  type DocumentNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type OperationTypeNode,
  print,
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
  /** What a field answers in this subgraph, printed: `[Int!]`. Undefined for what only subgraphs know, as `_entities`. */
  fieldType(graph: string, type: string, field: string): string | undefined;
  /** Whether a field answers objects of one type in this subgraph, and an interface or a union for clients. */
  isNarrowed(graph: string, type: string, field: string): boolean;
  readonly hasNarrowed: boolean;
  rootType(operation: OperationTypeNode): string;
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
  const fieldTypes = fieldTypesOf(document);
  const narrowed = narrowedFields(fieldTypes, objects);
  return {
    isKnown: (type) => Object.hasOwn(types, type),
    isObject: (type) => objects.has(type),
    isInterface: (type) => implementers.has(type),
    applies: (type, condition) => type === condition || Boolean(members.get(condition)?.has(type)),
    resolvableKeys: (graph, type) => keys.get(`${graph}|${type}`) ?? none,
    fieldType: (graph, type, field) =>
      fieldTypes.get(`${graph}|${type}|${field}`) ?? fieldTypes.get(`|${type}|${field}`),
    isNarrowed: (graph, type, field) => narrowed.has(`${graph}|${type}|${field}`),
    hasNarrowed: narrowed.size > 0,
    rootType: (operation) => supergraph.getRootType(operation)!.name,
    interfacesOf: (type) => interfaces.get(type) ?? none,
    implementersOf: (type) => implementers.get(type) ?? none,
  };
}

/** By `|Type|field`, and by `graph|Type|field` where a subgraph's own type differs. */
function fieldTypesOf(document: DocumentNode): Map<string, string> {
  const fieldTypes = new Map<string, string>();
  for (const type of document.definitions.filter(hasFields)) {
    for (const field of type.fields ?? []) {
      const place = `${type.name.value}|${field.name.value}`;
      fieldTypes.set(`|${place}`, print(field.type));
      for (const join of field.directives ?? []) {
        const own = join.name.value === 'join__field' ? textOf(join, 'type') : undefined;
        if (own !== undefined) fieldTypes.set(`${textOf(join, 'graph')}|${place}`, own);
      }
    }
  }
  return fieldTypes;
}

function narrowedFields(fieldTypes: ReadonlyMap<string, string>, objects: ReadonlySet<string>): Set<string> {
  const named = (type: string) => type.replaceAll(/[[\]!]/g, '');
  const isNarrower = (place: string, type: string) => {
    const forClients = named(fieldTypes.get(place.slice(place.indexOf('|')))!);
    return named(type) !== forClients && objects.has(named(type));
  };
  return new Set([...fieldTypes].flatMap(([place, type]) => (isNarrower(place, type) ? [place] : [])));
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
