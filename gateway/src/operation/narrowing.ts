import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Interface that some subgraph knows as an object → its fields that must be asked of the interface and of no type. */
export type InterfaceObjects = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What is asked of an interface object, in words that the planner finds its way by. It finds none from such an object to an
 * interface beside its own: `... on Dangerous { code }` is written out as the concrete types that are both. And it runs in
 * circles, or forgets an order, where a field with requirements is asked of one type only: it is asked of the interface
 * instead, as is what such an object without a resolvable key answers. And the type must be known where a field is null in
 * one type and never in another, or where anything is asked of some types only. The split of entity requests knows, from
 * the operation as the client wrote it, of which types it is asked.
 */
export function narrowToObjects(
  document: DocumentNode,
  schema: GraphQLSchema,
  interfaceObjects: InterfaceObjects,
  placeholder: FieldNode,
): DocumentNode {
  if (interfaceObjects.size === 0) return document;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of document.definitions) {
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  }
  const typeInfo = new TypeInfo(schema);

  /** For each set around: the concrete types that can be there, whatever the fragments between say. */
  const possible: (readonly GraphQLObjectType[])[] = [];

  function entered(set: SelectionSetNode, container: unknown): SelectionSetNode | undefined {
    const parent = typeInfo.getParentType();
    const here = isAbstractType(parent) ? schema.getPossibleTypes(parent) : isObjectType(parent) ? [parent] : [];
    const isFragment = (container as { kind?: Kind }).kind === Kind.INLINE_FRAGMENT;
    const around = isFragment ? possible.at(-1) : undefined;
    possible.push(around ? here.filter((type) => around.includes(type)) : here);
    const reachable = withoutOthers(set, here);
    return rewritten(reachable, possible.at(-1)!) ?? (reachable === set ? undefined : reachable);
  }

  /** Without fragments on types that cannot be here: a field of a concrete type may answer less than its interface's. */
  function withoutOthers(set: SelectionSetNode, here: readonly GraphQLObjectType[]): SelectionSetNode {
    const selections = set.selections.filter((selection) => {
      if (selection.kind === Kind.FIELD) return true;
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
      const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
      return !condition || here.some((type) => isOf(type, condition));
    });
    if (selections.length === set.selections.length) return set;
    return { ...set, selections: selections.length > 0 ? selections : [placeholder] };
  }

  const isOf = (type: GraphQLObjectType, condition: GraphQLNamedType) =>
    condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));

  function rewritten(set: SelectionSetNode, types: readonly GraphQLObjectType[]): SelectionSetNode | undefined {
    const parent = typeInfo.getParentType();
    const requiring = parent && interfaceObjects.get(parent.name);
    if (!parent || !requiring) return undefined;
    const hoisted: FieldNode[] = [];
    const selections = set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return [selection];
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
      const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
      if (!condition || condition === parent) return [selection];
      const objects = objectsOf(condition, parent).filter((type) => types.includes(type));
      return objects.map((type) => {
        const fields = fieldsOf(fragment.selectionSet, type);
        hoisted.push(...fields.filter(({ name }) => requiring.has(name.value)));
        const rest = fields.filter(({ name }) => !requiring.has(name.value));
        return inlineFragment(type.name, rest.length > 0 ? rest : [placeholder]);
      });
    });
    const all = [...selections, ...hoisted];
    const depends = (each: SelectionNode) => each.kind !== Kind.FIELD || differs(parent, each.name.value);
    if (all.some(depends)) {
      all.push({ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } });
    }
    return { ...set, selections: all.length > 0 ? all : [placeholder] };
  }

  /** Whether it depends on the object's type what a field may answer: null in one of them takes its parent along. */
  function differs(parent: GraphQLNamedType, field: string): boolean {
    if (!isInterfaceType(parent)) return false;
    const type = parent.getFields()[field]?.type;
    const own = schema.getPossibleTypes(parent).map((object) => object.getFields()[field]?.type);
    return type !== undefined && own.some((each) => String(each) !== String(type));
  }

  function objectsOf(condition: GraphQLNamedType, parent: GraphQLNamedType): readonly GraphQLObjectType[] {
    if (isObjectType(condition)) return [condition];
    if (!isAbstractType(condition) || !isAbstractType(parent)) return [];
    return schema.getPossibleTypes(parent).filter((type) => schema.isSubType(condition, type));
  }

  /** What is asked of an object of this type, without fragments. */
  function fieldsOf({ selections }: SelectionSetNode, type: GraphQLObjectType): FieldNode[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
      const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
      return !condition || isOf(type, condition) ? fieldsOf(fragment.selectionSet, type) : [];
    });
  }

  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      SelectionSet: {
        enter: (set, _key, container) => entered(set, container),
        leave: () => void possible.pop(),
      },
    }),
  );
}

function inlineFragment(type: string, selections: readonly FieldNode[]): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}
