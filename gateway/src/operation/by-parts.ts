import type { FetchNode, PlanNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
} from 'graphql';
import { fetchDocument } from './fetch-document.ts';

type Parts = { operation: OperationDefinitionNode; fragments: Record<string, FragmentDefinitionNode> };

/**
 * A plan made of the plans of single leaves, for an operation on which the planner breaks as a whole (requirements between
 * interface objects can send it in circles). What the root is asked is put into one fetch again, so that all parts
 * continue from the same objects.
 */
export function planByParts(parts: Parts, planOf: (document: DocumentNode) => PlanNode | undefined): PlanNode {
  const plans = leavesOf(parts.operation.selectionSet, parts.fragments).flatMap((selection) => {
    const selectionSet = { kind: Kind.SELECTION_SET as const, selections: [selection] };
    const plan = planOf({ kind: Kind.DOCUMENT, definitions: [{ ...parts.operation, selectionSet }] });
    return plan ? [plan] : [];
  });
  const roots: FetchNode[] = [];
  const rests: PlanNode[] = [];
  for (const plan of plans) {
    const [first, ...rest] = plan.kind === 'Sequence' ? plan.nodes : [plan];
    const fetches = first!.kind === 'Parallel' ? first!.nodes : [first!];
    for (const fetch of fetches) {
      if (fetch.kind !== 'Fetch') throw new Error(`a plan that starts with a ${fetch.kind} node`);
      roots.push(fetch);
    }
    if (rest.length > 0) rests.push({ kind: 'Sequence', nodes: rest });
  }
  const merged = [...Map.groupBy(roots, ({ serviceName }) => serviceName).values()].map(mergedFetch);
  return { kind: 'Sequence', nodes: [inParallel(merged), ...(rests.length > 0 ? [inParallel(rests)] : [])] };
}

function inParallel(nodes: PlanNode[]): PlanNode {
  return nodes.length === 1 ? nodes[0]! : { kind: 'Parallel', nodes };
}

/** Each leaf with everything around it. */
function leavesOf({ selections }: SelectionSetNode, fragments: Parts['fragments']): SelectionNode[] {
  return selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD && !selection.selectionSet) return [selection];
    const container: FieldNode | InlineFragmentNode =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? { ...fragments[selection.name.value]!, kind: Kind.INLINE_FRAGMENT, directives: selection.directives }
        : selection;
    return leavesOf(container.selectionSet!, fragments).map((leaf) => ({
      ...container,
      selectionSet: { kind: Kind.SELECTION_SET, selections: [leaf] },
    }));
  });
}

function mergedFetch(fetches: FetchNode[]): FetchNode {
  const [first] = fetches;
  if (fetches.length === 1) return first!;
  const documents = fetches.map(fetchDocument);
  const variables = new Map(
    documents.flatMap(({ operation }) =>
      (operation.variableDefinitions ?? []).map((definition) => [definition.variable.name.value, definition]),
    ),
  );
  const operation: OperationDefinitionNode = {
    ...documents[0]!.operation,
    variableDefinitions: [...variables.values()],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: documents.flatMap((document) => document.operation.selectionSet.selections),
    },
  };
  return {
    ...first!,
    operation: stripIgnoredCharacters(print(operation)),
    operationDocumentNode: undefined,
    variableUsages: [...variables.keys()],
    outputRewrites: fetches.flatMap(({ outputRewrites }) => outputRewrites ?? []),
  };
}
