import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { CacheHint, CacheHints } from './hints.ts';

/** How long an operation's answer may be kept, and what makes it out of date before that. */
export type Policy = {
  /** Seconds; 0: not at all. */
  readonly maxAge: number;
  /** Every type that the answer may contain, interfaces included, and every field that is read, as `Type.field`. */
  readonly tags: ReadonlySet<string>;
};

export type PolicyRules = { schema: GraphQLSchema; hints: CacheHints; defaultMaxAge: number };

/**
 * The policy of a query as Apollo Server computes it: the least of its fields' ages; a field's hint goes before that of its
 * type; root fields and fields of objects that nothing is said of have the default; PRIVATE anywhere keeps the answer out of
 * a cache that people share. It holds for every value of the variables, so that it is computed once.
 */
export function policyOf({ definitions }: DocumentNode, { schema, hints, defaultMaxAge }: PolicyRules): Policy {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of definitions) if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  const walked = new Map<SelectionSetNode, Set<GraphQLCompositeType>>();
  const tags = new Set<string>();
  let maxAge = Number.POSITIVE_INFINITY;

  function restrict(age: number | undefined, isPrivate = false) {
    if (isPrivate) maxAge = 0;
    else if (age !== undefined) maxAge = Math.min(maxAge, age);
  }

  function ofSelections(set: SelectionSetNode, parent: GraphQLCompositeType) {
    const parents = walked.get(set) ?? new Set();
    if (parents.has(parent)) return; // what it asks is the same wherever it is spread
    walked.set(set, parents.add(parent));
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) ofField(selection, parent);
      else {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
        ofSelections(fragment.selectionSet, typeNamed(fragment.typeCondition?.name.value) ?? parent);
      }
    }
  }

  function ofField({ name: { value: name }, selectionSet }: FieldNode, parent: GraphQLCompositeType) {
    if (name === '__typename') return;
    if (name.startsWith('__')) return restrict(defaultMaxAge);
    for (const object of objectsOf(parent)) {
      const coordinate = `${object.name}.${name}`;
      const type = getNamedType(object.getFields()[name]!.type);
      tags.add(coordinate);
      const { maxAge, isPrivate, inherits } = combined(hints.get(coordinate), hints.get(type.name));
      const byDefault = object === schema.getQueryType() || (isCompositeType(type) && !inherits);
      restrict(maxAge ?? (byDefault ? defaultMaxAge : undefined), isPrivate);
      if (!isCompositeType(type)) continue;
      note(type);
      ofSelections(selectionSet!, type);
    }
  }

  /** All that can stand where this type is declared. */
  function note(type: GraphQLCompositeType) {
    tags.add(type.name);
    for (const object of objectsOf(type)) {
      tags.add(object.name);
      for (const each of object.getInterfaces()) tags.add(each.name);
      const hint = object === type ? undefined : hints.get(object.name);
      if (hint) restrict(hint.maxAge, hint.isPrivate);
    }
  }

  function objectsOf(type: GraphQLCompositeType): readonly GraphQLObjectType[] {
    return isObjectType(type) ? [type] : schema.getPossibleTypes(type);
  }

  function typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : schema.getType(name);
    return isObjectType(type) || isAbstractType(type) ? type : undefined;
  }

  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = schema.getRootType(definition.operation)!;
    note(root);
    ofSelections(definition.selectionSet, root);
  }
  return { maxAge: Number.isFinite(maxAge) ? maxAge : 0, tags };
}

/** A field's hint before that of its type. */
function combined(field: CacheHint | undefined, type: CacheHint | undefined): CacheHint {
  return {
    maxAge: field?.maxAge ?? type?.maxAge,
    isPrivate: Boolean(field?.isPrivate || type?.isPrivate),
    inherits: Boolean(field?.inherits || type?.inherits),
  };
}
