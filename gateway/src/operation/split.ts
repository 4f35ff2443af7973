import type { FetchNode, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  print,
  type SelectionNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import type { Synthetic } from '../supergraph/required-arguments.ts';
import { entitiesField, type FetchDocument, fetchDocument } from './fetch-document.ts';
import { type Group, groupsOf, leavesOf, needsOf, type SplitContext } from './groups.ts';

/** A fetch that is sent only with what its fields need, and only for the entities of which they are asked. */
export type PlannedFetch = FetchNode & {
  /** Entity type → the required fields without which an entity is not sent. */
  needs?: ReadonlyMap<string, readonly string[]>;
  /** The concrete types that ask; all when undefined. */
  onlyTypes?: readonly string[];
};

/**
 * Takes the entity fetches of a plan apart where their fields need different things or are asked of different types. The
 * planner merges them under one list of requirements, and an entity that lacks one of those would lose every field.
 */
export function splitFetches(root: PlanNode, context: SplitContext): PlanNode {
  function walk(node: PlanNode, at: readonly string[]): PlanNode {
    switch (node.kind) {
      case 'Sequence':
      case 'Parallel':
        return { ...node, nodes: node.nodes.map((child) => walk(child, at)) };
      case 'Flatten':
        return { ...node, node: walk(node.node, [...at, ...node.path.filter((step) => step !== '@').map(String)]) };
      case 'Fetch':
        return node.requires ? splitFetch(node, at, context) : asSent(node, context);
      default:
        throw new Error(`a plan with a ${node.kind} node`);
    }
  }
  return walk(root, []);
}

/** A fetch under the names that the subgraph knows. */
export function asSent(fetch: PlannedFetch, { supergraph }: Pick<SplitContext, 'supergraph'>): PlannedFetch {
  const { synthetic } = supergraph;
  const concerned = [...synthetic.keys()].some((name) => fetch.operation.includes(name));
  if (!concerned) return fetch;
  const document = documentOf(fetchDocument(fetch));
  return { ...fetch, operation: textOf(withRealNames(document, synthetic)), operationDocumentNode: undefined };
}

function splitFetch(fetch: FetchNode, at: readonly string[], context: SplitContext): PlanNode {
  const document = fetchDocument(fetch);
  const leaves = leavesOf(document);
  const groups = groupsOf(fetch, leaves, at, context);
  const [first] = groups;
  if (groups.length < 2) {
    return asSent({ ...fetch, needs: first && needsOf(first), onlyTypes: first?.types?.split(',') }, context);
  }
  return { kind: 'Parallel', nodes: groups.map((group) => fetchOf(group, fetch, document, context)) };
}

/** The fetch of one group: its fields, and of the requirements the keys and what its fields need. */
function fetchOf(group: Group, fetch: FetchNode, { operation, fragments }: FetchDocument, context: SplitContext) {
  const entities = entitiesField(operation);
  const selections = group.leaves.map(({ field, wrapping }) =>
    wrapping.reduceRight<SelectionNode>(
      (inner, fragment) => ({ ...fragment, selectionSet: { kind: Kind.SELECTION_SET, selections: [inner] } }),
      field,
    ),
  );
  const selectionSet = { kind: Kind.SELECTION_SET as const, selections };
  const whole = {
    ...operation,
    selectionSet: { ...operation.selectionSet, selections: [{ ...entities, selectionSet }] },
  };
  const { document, variables } = pruned({ operation: whole, fragments });
  return {
    ...fetch,
    operation: textOf(withRealNames(document, context.supergraph.synthetic)),
    operationDocumentNode: undefined,
    requires: requirementsOf(group, fetch, context),
    needs: needsOf(group),
    onlyTypes: group.types?.split(','),
    variableUsages: fetch.variableUsages?.filter((name) => variables.has(name)),
  };
}

function requirementsOf(group: Group, fetch: FetchNode, { supergraph, types }: SplitContext): QueryPlanSelectionNode[] {
  const graph = supergraph.graphs.get(fetch.serviceName)!;
  const related = (type: string) => [type, ...types.interfacesOf(type), ...types.implementersOf(type)];
  const isKey = (type: string, field: string) =>
    related(type).some((name) =>
      types
        .resolvableKeys(graph, name)
        .some(({ selections }) => selections.some((s) => 'name' in s && s.name?.value === field)),
    );
  const isNeeded = (type: string, path: string, name: string) =>
    related(type).some((each) => group.byType.get(each)?.names.get(path) === name);

  function prune(selections: readonly QueryPlanSelectionNode[], path: readonly string[], type: string) {
    return selections.flatMap((selection): QueryPlanSelectionNode[] => {
      if (selection.kind === 'InlineFragment') {
        const condition = path.length === 0 ? (selection.typeCondition ?? type) : type;
        const kept = prune(selection.selections, path, condition);
        return kept.length > 0 ? [{ ...selection, selections: kept }] : [];
      }
      const { name } = selection;
      if (name === '__typename') return [selection];
      if (path.length === 0 && !supergraph.synthetic.has(name) && isKey(type, name)) return [selection];
      const at = [...path, supergraph.synthetic.get(name)?.field ?? name];
      if (!isNeeded(type, at.join('.'), name)) return [];
      if (!selection.selections) return [selection];
      const kept = prune(selection.selections, at, type);
      return kept.length > 0 ? [{ ...selection, selections: kept }] : [];
    });
  }
  return prune(fetch.requires!, [], '');
}

/** The document without fragments and variables that nothing uses any more. */
function pruned({ operation, fragments }: FetchDocument): { document: DocumentNode; variables: Set<string> } {
  const spreads = new Set<string>();
  const variables = new Set<string>();
  function note(node: { kind: Kind }) {
    visit(node as DocumentNode, {
      FragmentSpread({ name }) {
        if (spreads.has(name.value)) return;
        spreads.add(name.value);
        note(fragments.get(name.value)!);
      },
      Variable: ({ name }) => void variables.add(name.value),
    });
  }
  note(operation.selectionSet);
  const used = {
    ...operation,
    variableDefinitions: operation.variableDefinitions?.filter(({ variable }) => variables.has(variable.name.value)),
  };
  const spread = [...fragments.values()].filter(({ name }) => spreads.has(name.value));
  return { document: { kind: Kind.DOCUMENT, definitions: [used, ...spread] }, variables };
}

function withRealNames(document: DocumentNode, synthetic: ReadonlyMap<string, Synthetic>): DocumentNode {
  return visit(document, {
    Field(field): FieldNode | undefined {
      const real = synthetic.get(field.name.value);
      return (
        real && {
          ...field,
          alias: field.alias ?? field.name,
          name: { kind: Kind.NAME, value: real.field },
          arguments: real.arguments,
        }
      );
    },
  });
}

function documentOf({ operation, fragments }: FetchDocument): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: [operation, ...fragments.values()] };
}

function textOf(document: DocumentNode): string {
  return stripIgnoredCharacters(print(document));
}
