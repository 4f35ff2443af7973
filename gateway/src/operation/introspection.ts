import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  separateOperations,
  visit,
} from 'graphql';

type Parts = { operation: OperationDefinitionNode; fragments: Record<string, FragmentDefinitionNode> };

const isIntrospection = ({ name }: FieldNode) => name.value === '__schema' || name.value === '__type';

export function asksForSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    Field(field) {
      if (isIntrospection(field)) asks = true;
    },
  });
  return asks;
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

/** Answers `__schema` or `__type` from the schema; `nodes` are all selections of one response name. */
export function introspector(
  schema: GraphQLSchema,
  { operation, fragments }: Parts,
  nodes: readonly FieldNode[],
  original: (name: string) => string,
) {
  const selectionSet = { kind: Kind.SELECTION_SET as const, selections: nodes };
  const query = { ...operation, operation: OperationTypeNode.QUERY, selectionSet };
  const document = { kind: Kind.DOCUMENT as const, definitions: [query, ...Object.values(fragments)] };
  const constant = !operation.variableDefinitions?.length;
  let known: unknown;

  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, below]) => [original(name), named(below)]));
  };

  return (variables: Record<string, unknown>): unknown => {
    if (known !== undefined) return known;
    const { data } = executeSync({ schema, document, variableValues: variables });
    const answer = named(Object.values(data ?? {})[0] ?? null);
    if (constant) known = answer;
    return answer;
  };
}
