import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Synthetic } from '../supergraph/required-arguments.ts';

export type Asking = {
  /** Response name → the concrete types of which it is asked. */
  types: ReadonlyMap<string, ReadonlySet<string>>;
  /** The same by the field's name, whatever its alias. */
  typesByField: ReadonlyMap<string, ReadonlySet<string>>;
  /** All concrete types that can stand there. */
  possible: ReadonlySet<string>;
  /** Whether objects above can be of several types: what is fetched there may depend on which. */
  conditional: boolean;
};

/** Without a selection set where nobody but a requirement asks. */
type Place = { set?: SelectionSetNode; type: GraphQLNamedType };

/** At a response path of the operation: which concrete types ask for which response names. */
export function typesAsking(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
  synthetic: ReadonlyMap<string, Synthetic>,
): (path: readonly string[]) => Asking {
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

  function below(type: GraphQLObjectType, field: string, set?: SelectionSetNode): Place[] {
    const named = getNamedType(type.getFields()[field]?.type);
    return named ? [{ set, type: named }] : [];
  }

  function concrete({ type }: Place): readonly GraphQLObjectType[] {
    if (isAbstractType(type)) return schema.getPossibleTypes(type);
    return isObjectType(type) ? [type] : [];
  }

  function step(set: SelectionSetNode | undefined, type: GraphQLObjectType, name: string): Place[] {
    const asked = set ? fieldsOf(set, type).filter((field) => responseName(field) === name) : [];
    if (asked.length === 0) return below(type, synthetic.get(name)?.field ?? name);
    return asked.flatMap((field) => below(type, field.name.value, field.selectionSet));
  }

  function askingAt(path: readonly string[]): Asking {
    let places: Place[] = [{ set: operation.selectionSet, type: schema.getRootType(operation.operation)! }];
    let conditional = false;
    for (const name of path) {
      conditional ||= places.some((place) => concrete(place).length > 1);
      places = distinct(places.flatMap((place) => concrete(place).flatMap((type) => step(place.set, type, name))));
    }

    const asked = new Map<string, Set<string>>();
    const askedByField = new Map<string, Set<string>>();
    const note = (map: Map<string, Set<string>>, name: string, type: string) =>
      map.set(name, (map.get(name) ?? new Set()).add(type));
    const possible = new Set<string>();
    for (const place of places) {
      for (const type of concrete(place)) {
        possible.add(type.name);
        for (const field of place.set ? fieldsOf(place.set, type) : []) {
          note(asked, responseName(field), type.name);
          note(askedByField, field.name.value, type.name);
        }
      }
    }
    return { types: asked, typesByField: askedByField, possible, conditional };
  }

  const known = new Map<string, Asking>();
  return (path) => {
    const key = path.join('.');
    const asking = known.get(key) ?? askingAt(path);
    known.set(key, asking);
    return asking;
  };
}

function distinct(places: readonly Place[]): Place[] {
  const types = new Map<SelectionSetNode | undefined, Set<GraphQLNamedType>>();
  for (const { set, type } of places) types.set(set, (types.get(set) ?? new Set()).add(type));
  return [...types].flatMap(([set, each]) => [...each].map((type) => ({ set, type })));
}

export function responseName({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}
