import {
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Declared } from './declared.ts';

/** The concrete types that a name of any subgraph stands for. */
export function concreteTypes(full: GraphQLSchema, name: string): readonly GraphQLObjectType[] {
  const type = full.getType(name);
  if (isObjectType(type)) return [type];
  return isInterfaceType(type) || isUnionType(type) ? full.getPossibleTypes(type) : [];
}

type Walked = (type: string, field: string, composite: boolean) => void;

/** Calls back for each field of a field set, at each depth, by concrete type. */
export function walk(full: GraphQLSchema, name: string, { selections }: SelectionSetNode, each: Walked) {
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

export function keyFields(graphs: Map<string, Declared>, full: GraphQLSchema): Set<string> {
  const found = new Set<string>();
  for (const types of graphs.values()) {
    for (const [name, { keys }] of types) {
      for (const { fields } of keys) walk(full, name, fields, (type, field) => found.add(`${type}.${field}`));
    }
  }
  return found;
}

export function requiredFields(graphs: Map<string, Declared>, full: GraphQLSchema): Set<string> {
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
