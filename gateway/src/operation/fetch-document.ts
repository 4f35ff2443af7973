import type { FetchNode } from '@apollo/query-planner';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';

export type FetchDocument = { operation: OperationDefinitionNode; fragments: Map<string, FragmentDefinitionNode> };

/** The operation of a fetch, parsed. */
export function fetchDocument({ operation: text }: Pick<FetchNode, 'operation'>): FetchDocument {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of parse(text, { noLocation: true }).definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return { operation: operation!, fragments };
}

/** What a fetch selects of the objects that it is for: of the root, or of each entity. */
export function fetchedSelections(fetch: FetchNode): {
  selections: SelectionSetNode;
  fragments: FetchDocument['fragments'];
} {
  const { operation, fragments } = fetchDocument(fetch);
  return { selections: fetch.requires ? entitiesField(operation).selectionSet! : operation.selectionSet, fragments };
}

/** The `_entities` field of an entity fetch. */
export function entitiesField({ selectionSet }: OperationDefinitionNode): FieldNode {
  const [field] = selectionSet.selections;
  if (field?.kind !== Kind.FIELD) throw new Error('an entity fetch starts with _entities');
  return field;
}

/** The aliases under which a fetch asks because two types disagree, and the names that they stand for. */
export function renamesOf({ outputRewrites }: FetchNode): Map<string, string> {
  const renames = new Map<string, string>();
  for (const rewrite of outputRewrites ?? []) {
    if (rewrite.kind === 'KeyRenamer') renames.set(rewrite.path.at(-1)!, rewrite.renameKeyTo);
  }
  return renames;
}
