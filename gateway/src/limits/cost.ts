import type { Schema } from '@apollo/federation-internals';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type VariableNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';

type ListSize = { assumedSize?: number; slicingArguments?: string[]; sizedFields?: string[] };

/** What the supergraph says in `@cost` and `@listSize`, by `Type` and by `Type.field`. */
export type CostRules = { weights: ReadonlyMap<string, number>; sizes: ReadonlyMap<string, ListSize> };

const specification = 'https://specs.apollo.dev/cost';
const unknownListSize = 10;
const mutationWeight = 10;

export function costRules(supergraph: Schema): CostRules {
  const feature = supergraph.coreFeatures?.getByIdentity(specification);
  const weights = new Map<string, number>();
  const sizes = new Map<string, ListSize>();
  if (!feature) return { weights, sizes };

  const cost = feature.directiveNameInSchema('cost');
  const listSize = feature.directiveNameInSchema('listSize');
  for (const type of supergraph.types()) {
    for (const applied of type.appliedDirectivesOf(cost)) weights.set(type.name, applied.arguments().weight);
    if (type.kind !== 'ObjectType' && type.kind !== 'InterfaceType') continue;
    for (const field of type.fields()) {
      for (const applied of field.appliedDirectivesOf(cost)) weights.set(field.coordinate, applied.arguments().weight);
      for (const applied of field.appliedDirectivesOf(listSize)) sizes.set(field.coordinate, applied.arguments());
    }
  }
  return { weights, sizes };
}

type Fragments = Record<string, FragmentDefinitionNode>;

/** What an operation may cost with these variables, which must be valid for it. */
export type Costing = (variables: Record<string, unknown>) => number;

/** The cost of an operation, counted once for all requests whose list sizes are the same. */
export function costing(costed: Costed): Costing {
  const names = sizeVariables(costed.operation, costed.fragments);
  const known = new LRUCache<string, number>({ max: 100 });
  return (variables) => {
    const key = names.length === 0 ? '' : JSON.stringify(names.map((name) => variables[name]));
    let cost = known.get(key);
    if (cost === undefined) {
      cost = costOf(costed, variables);
      if (key.length < 1_000) known.set(key, cost);
    }
    return cost;
  };
}

/** The variables that are given to fields as they are, or inside a value: only those can be the size of a list. */
function sizeVariables(operation: OperationDefinitionNode, fragments: Fragments): string[] {
  const numbers = (operation.variableDefinitions ?? []).filter(({ type }) => {
    const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
    return named.kind !== Kind.NAMED_TYPE || !['String', 'ID', 'Boolean'].includes(named.name.value);
  });
  const names = new Set(numbers.map(({ variable }) => variable.name.value));
  const used = new Set<string>();
  const note = { Variable: ({ name }: VariableNode) => void (names.has(name.value) && used.add(name.value)) };
  visit(operation.selectionSet, note);
  for (const fragment of Object.values(fragments)) visit(fragment.selectionSet, note);
  return [...used];
}

/** The size that a connection's arguments give to the lists right below it. */
type Sized = { fields: string[]; size: number };

/**
 * What an answer may cost at most: 1 for each object, 0 for each leaf, unless `@cost` says otherwise, times the length of
 * the lists around it. Introspection is free; a mutation costs 10. The variables must be valid for the operation.
 */
export function costOf({ schema, rules, operation, fragments }: Costed, variables: Record<string, unknown>): number {
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue) defaults[variable.name.value] = valueFromASTUntyped(defaultValue);
  }
  const values = { ...defaults, ...variables };
  // A fragment spread many times is walked once: doubling fragments would take exponential time otherwise.
  const known = new Map<string, number>();

  function ofSelections({ selections }: SelectionSetNode, parent: GraphQLNamedType, sized?: Sized): number {
    let sum = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) sum += ofField(selection, parent, sized);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) sum += ofFragment(fragments[selection.name.value]!, sized);
      else sum += ofSelections(selection.selectionSet, narrowed(selection.typeCondition?.name.value, parent), sized);
    }
    return sum;
  }

  function ofFragment({ name, selectionSet, typeCondition }: FragmentDefinitionNode, sized?: Sized): number {
    const key = `${name.value} ${sized?.size} ${sized?.fields}`;
    let cost = known.get(key);
    if (cost === undefined) {
      cost = ofSelections(selectionSet, narrowed(typeCondition.name.value), sized);
      known.set(key, cost);
    }
    return cost;
  }

  function ofField(node: FieldNode, parent: GraphQLNamedType, sized?: Sized): number {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field) return 0; // __typename, __schema, __type
    const coordinate = `${parent.name}.${field.name}`;
    const type = getNamedType(field.type);
    const rule = rules.sizes.get(coordinate);
    const size = rule && (slice(rule, field, node, values) ?? rule.assumedSize ?? unknownListSize);

    const write = parent === schema.getMutationType() ? mutationWeight : 0;
    const own = rules.weights.get(coordinate) ?? rules.weights.get(type.name) ?? (isCompositeType(type) ? 1 : 0);
    const below = rule?.sizedFields && size !== undefined ? { fields: rule.sizedFields, size } : undefined;
    const one = own + (node.selectionSet ? ofSelections(node.selectionSet, type, below) : 0);

    const given = sized?.fields.includes(field.name) ? sized.size : undefined;
    const length = isListType(getNullableType(field.type))
      ? (given ?? (below ? undefined : size) ?? unknownListSize)
      : 1;
    return write + length * one;
  }

  function narrowed(name: string | undefined, parent?: GraphQLNamedType): GraphQLNamedType {
    return name === undefined ? parent! : schema.getType(name)!;
  }

  return ofSelections(operation.selectionSet, schema.getRootType(operation.operation)!);
}

export type Costed = {
  schema: GraphQLSchema;
  rules: CostRules;
  operation: OperationDefinitionNode;
  fragments: Fragments;
};

/** The largest of the slicing arguments, given or by default; undefined when none has a number. */
function slice(
  { slicingArguments = [] }: ListSize,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Record<string, unknown>,
): number | undefined {
  const given = slicingArguments.map((name) => {
    const argument = node.arguments?.find((candidate) => candidate.name.value === name);
    const value = argument && valueFromASTUntyped(argument.value, variables);
    return value ?? field.args.find((candidate) => candidate.name === name)?.defaultValue;
  });
  const numbers = given.filter((value) => typeof value === 'number');
  return numbers.length > 0 ? Math.max(0, ...numbers) : undefined;
}
