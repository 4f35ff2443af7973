import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  separateOperations,
  visit,
} from 'graphql';

type Parts = { operation: OperationDefinitionNode; fragments: Record<string, FragmentDefinitionNode> };

const isIntrospection = ({ name }: FieldNode) => name.value === '__schema' || name.value === '__type';

/** The fields of the operation's root that ask about the schema. */
export function introspectionFields({ operation, fragments }: Parts): FieldNode[] {
  const collect = ({ selections }: SelectionSetNode): FieldNode[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return isIntrospection(selection) ? [selection] : [];
      return collect(
        (selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]! : selection).selectionSet,
      );
    });
  return collect(operation.selectionSet);
}

/** The operation as subgraphs are asked. The planner does not know every field by which a schema can be asked about itself. */
export function forSubgraphs(document: DocumentNode, placeholder: FieldNode): DocumentNode {
  const rest: DocumentNode = visit(document, {
    Field: (field) => (isIntrospection(field) ? null : undefined),
  });
  const filled: DocumentNode = visit(rest, {
    SelectionSet: (set) => (set.selections.length > 0 ? undefined : { ...set, selections: [placeholder] }),
  });
  // What was spread only there is spread no more.
  return Object.values(separateOperations(filled))[0]!;
}

/** Answers what is asked about the schema, from the schema; undefined when nothing is. */
export function introspector(schema: GraphQLSchema, parts: Parts, original: (name: string) => string) {
  const selections = introspectionFields(parts);
  if (selections.length === 0) return undefined;
  const operation = { ...parts.operation, selectionSet: { kind: Kind.SELECTION_SET as const, selections } };
  const document = { kind: Kind.DOCUMENT as const, definitions: [operation, ...Object.values(parts.fragments)] };
  const constant = !parts.operation.variableDefinitions?.length;
  let known: Record<string, unknown> | undefined;

  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, below]) => [original(name), named(below)]));
  };

  return (variables: Record<string, unknown>): Record<string, unknown> => {
    if (known) return known;
    const { data } = executeSync({ schema, document, variableValues: variables });
    const answer = Object.fromEntries(Object.entries(data ?? {}).map(([name, value]) => [name, named(value)]));
    if (constant) known = answer;
    return answer;
  };
}
