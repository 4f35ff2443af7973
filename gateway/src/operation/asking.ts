import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export type Asking = {
  /** Response name → the concrete types of which it is asked. */
  types: ReadonlyMap<string, ReadonlySet<string>>;
  /** The same by the field's name, whatever its alias. */
  typesByField: ReadonlyMap<string, ReadonlySet<string>>;
  /** All concrete types that can stand there. */
  possible: ReadonlySet<string>;
  /** Whether what is asked there depends on the types of objects above. */
  conditional: boolean;
};

type Place = { set: SelectionSetNode; types: readonly GraphQLObjectType[] };

/** At a response path of the operation: which concrete types ask for which response names. */
export function typesAsking(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
  path: readonly string[],
): Asking {
  function applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined) return true;
    const target = schema.getType(condition);
    return target === type || (isAbstractType(target) && schema.isSubType(target, type));
  }

  function fieldsOf({ selections }: SelectionSetNode, type: GraphQLObjectType): FieldNode[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]! : selection;
      return applies(fragment.typeCondition?.name.value, type) ? fieldsOf(fragment.selectionSet, type) : [];
    });
  }

  /** Whatever the conditions. */
  function allFields({ selections }: SelectionSetNode): FieldNode[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]! : selection;
      return allFields(fragment.selectionSet);
    });
  }

  function below(field: FieldNode, type: GraphQLObjectType): Place[] {
    const named = getNamedType(type.getFields()[field.name.value]?.type);
    if (!field.selectionSet || !named) return [];
    const types = isAbstractType(named) ? schema.getPossibleTypes(named) : isObjectType(named) ? [named] : [];
    return [{ set: field.selectionSet, types }];
  }

  let places: Place[] = [{ set: operation.selectionSet, types: [schema.getRootType(operation.operation)!] }];
  let conditional = false;
  for (const step of path) {
    places = places.flatMap(({ set, types }) => {
      const asked = types.map((type) => fieldsOf(set, type).filter((field) => responseName(field) === step));
      const anywhere = allFields(set).filter((field) => responseName(field) === step);
      conditional ||= asked.some((fields) => !sameMembers(fields, anywhere));
      return types.flatMap((type, i) => asked[i]!.flatMap((field) => below(field, type)));
    });
  }

  const asked = new Map<string, Set<string>>();
  const askedByField = new Map<string, Set<string>>();
  const note = (map: Map<string, Set<string>>, name: string, type: string) =>
    map.set(name, (map.get(name) ?? new Set()).add(type));
  const possible = new Set<string>();
  for (const { set, types } of places) {
    for (const type of types) {
      possible.add(type.name);
      for (const field of fieldsOf(set, type)) {
        note(asked, responseName(field), type.name);
        note(askedByField, field.name.value, type.name);
      }
    }
  }
  return { types: asked, typesByField: askedByField, possible, conditional };
}

const sameMembers = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((member, i) => member === b[i]);

export function responseName({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}
