import type { FetchNode, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type InlineFragmentNode,
  Kind,
  print,
  type SelectionNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import type { TypeFacts } from '../supergraph/facts.ts';
import type { PlannerSupergraph } from '../supergraph/prepare.ts';
import type { Need, Synthetic } from '../supergraph/required-arguments.ts';
import { type Asking, responseName } from './asking.ts';
import { entitiesField, type FetchDocument, fetchDocument } from './fetch-document.ts';

/** A fetch that is sent only with what its fields need, and only for the entities of which they are asked. */
export type PlannedFetch = FetchNode & {
  /** Entity type → the required fields without which an entity is not sent. */
  needs?: ReadonlyMap<string, readonly string[]>;
  /** The concrete types that ask; all when undefined. */
  onlyTypes?: readonly string[];
};

export type SplitContext = {
  supergraph: PlannerSupergraph;
  types: TypeFacts;
  /** Of the operation being planned, at a response path. */
  asking(path: readonly string[]): Asking;
};

/** A field asked of an entity: on which type, and inside which fragments. */
type Leaf = { type: string | undefined; field: FieldNode; wrapping: readonly InlineFragmentNode[] };

/** Fields that are asked together: by entity type, what they need. */
type Group = {
  types: string | undefined;
  byType: Map<string, { names: Map<string, string>; top: Set<string> }>;
  leaves: Leaf[];
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
        if (node.contextRewrites?.length) throw notOffered();
        return node.requires ? splitFetch(node, at, context) : asSent(node, context);
      default:
        throw new Error(`a plan with a ${node.kind} node`);
    }
  }
  return walk(root, []);
}

function notOffered() {
  const message = 'A field that takes an argument from its context (@fromContext) is not offered.';
  return new GraphQLError(message, { extensions: { code: 'UNANSWERABLE' } });
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

function leavesOf({ operation, fragments }: FetchDocument): Leaf[] {
  function collect(selections: readonly SelectionNode[], type: string | undefined, wrapping: Leaf['wrapping']): Leaf[] {
    return selections.flatMap((selection): Leaf[] => {
      if (selection.kind === Kind.FIELD) return [{ type, field: selection, wrapping }];
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
      const { typeCondition, selectionSet } = fragment;
      const inline: InlineFragmentNode = {
        kind: Kind.INLINE_FRAGMENT,
        typeCondition,
        directives: selection.directives,
        selectionSet,
      };
      return collect(selectionSet.selections, typeCondition?.name.value ?? type, [...wrapping, inline]);
    });
  }
  return collect(entitiesField(operation).selectionSet!.selections, undefined, []);
}

function groupsOf(fetch: FetchNode, leaves: Leaf[], at: readonly string[], context: SplitContext): Group[] {
  const { supergraph, types } = context;
  const graph = supergraph.graphs.get(fetch.serviceName)!;
  const isAbstract = (type: string | undefined) => type !== undefined && types.isInterface(type);
  const onInterface = leaves.some((leaf) => isAbstract(leaf.type));
  const asking = context.asking(at);
  // Then what is required may be there for some entities and not for others.
  const risky = onInterface || asking.conditional || hasAbstract(fetch.requires!, types);

  /** Of a field that the subgraph knows on an interface only: the types of which it is asked, when those are not all. */
  function typesOf({ type, field }: Leaf): string | undefined {
    if (!isAbstract(type)) return undefined;
    const asked = typesFor(responseName(field), asking, supergraph);
    return asked && asked.size < asking.possible.size ? [...asked].sort().join() : undefined;
  }

  /** What a field needs, by entity type: of a field on an interface, each type that implements it may need its own. */
  function needsOfLeaf({ type, field }: Leaf): Map<string, Need> {
    if (type === undefined) return new Map([['', noNeed]]);
    const needOf = (name: string) => supergraph.needs.get(`${graph}|${name}|${field.name.value}`);
    const own = [type, ...types.interfacesOf(type)].map(needOf).find((need) => need !== undefined) ?? noNeed;
    const implementers = types.implementersOf(type).flatMap((name): [string, Need][] => {
      const need = needOf(name);
      return need ? [[name, need]] : [];
    });
    return new Map([[type, own], ...implementers]);
  }

  /** Of a field on an interface: whether its null takes some entities along, and with them what else is asked of those. */
  const takesEntityAlong = ({ type, field }: Leaf) =>
    type !== undefined &&
    types.implementersOf(type).some((name) => types.fieldType(graph, name, field.name.value)?.endsWith('!')) &&
    !types.fieldType(graph, type, field.name.value)?.endsWith('!');
  const groups: Group[] = [];
  for (const leaf of leaves) {
    const needs = needsOfLeaf(leaf);
    const asked = typesOf(leaf);
    const fits = ({ types, byType }: Group) =>
      types === asked &&
      [...needs].every(([type, need]) => {
        const known = byType.get(type);
        return !known || (risky ? sameNames(known.names, need.names) : compatible(known.names, need.names));
      });
    let group = groups.find(fits);
    if (!group) {
      group = { types: asked, byType: new Map(), leaves: [] };
      groups.push(group);
    }
    for (const [type, need] of needs) {
      const known = group.byType.get(type) ?? { names: new Map<string, string>(), top: new Set<string>() };
      group.byType.set(type, known);
      for (const [path, name] of need.names) known.names.set(path, name);
      for (const name of need.top) known.top.add(name);
    }
    group.leaves.push(leaf);
  }
  const type = leaves.find(({ field }) => responseName(field) === '__typename');
  // Once more alone, where it could get lost with the entity.
  if (type && leaves.some(takesEntityAlong)) groups.push({ types: undefined, byType: new Map(), leaves: [type] });
  return groups;
}

/**
 * The types of which a response name is asked, or of which a field is asked that requires it; undefined when it may be
 * needed of every type, as a key is.
 */
export function typesFor(
  name: string,
  asking: Asking,
  { keyNames, dependents }: PlannerSupergraph,
): Set<string> | undefined {
  if (keyNames.has(name)) return undefined;
  const asked = new Set(asking.types.get(name));
  const requiring = new Set(dependents.get(name));
  for (const field of requiring) {
    if (keyNames.has(field)) return undefined;
    for (const type of asking.typesByField.get(field) ?? []) asked.add(type);
    for (const further of dependents.get(field) ?? []) requiring.add(further);
  }
  return asked.size > 0 ? asked : undefined;
}

const noNeed: Need = { names: new Map(), top: new Set(), selections: [] };

function hasAbstract(selections: readonly QueryPlanSelectionNode[], types: TypeFacts): boolean {
  return selections.some(
    (selection) =>
      selection.kind === 'InlineFragment' &&
      ((selection.typeCondition !== undefined && types.isInterface(selection.typeCondition)) ||
        hasAbstract(selection.selections, types)),
  );
}

function sameNames(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([path, name]) => b.get(path) === name);
}

/** No path would have to hold two synthetic names. */
function compatible(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return [...b].every(([path, name]) => (a.get(path) ?? name) === name);
}

function needsOf({ byType }: Group): Map<string, string[]> {
  return new Map([...byType].map(([type, { top }]) => [type, [...top]]));
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
