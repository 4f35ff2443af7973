import type { FetchNode, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, type SelectionSetNode } from 'graphql';
import type { TypeFacts } from '../supergraph/facts.ts';
import type { PlannerSupergraph } from '../supergraph/prepare.ts';
import { responseName } from './asking.ts';
import { fieldPath } from './coverage.ts';
import { fetchedSelections, renamesOf } from './fetch-document.ts';

type Context = { supergraph: PlannerSupergraph; types: TypeFacts };

/**
 * Sees to it that what a fetch requires is there when it is sent. The planner now and then forgets the requirement of a
 * field that another requirement brought in, or puts a fetch beside the one that it has to wait for.
 */
export function orderFetches(root: PlanNode, context: Context): PlanNode {
  return ordered(withRequirements(root, context), '', new Set()).node;
}

/** Each entity fetch with everything that its fields require. */
function withRequirements(node: PlanNode, context: Context): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((child) => withRequirements(child, context)) };
    case 'Flatten':
      return { ...node, node: withRequirements(node.node, context) };
    case 'Fetch':
      return node.requires ? completed(node, node.requires, context) : node;
    default:
      return node;
  }
}

function completed(fetch: FetchNode, requires: QueryPlanSelectionNode[], { supergraph, types }: Context): FetchNode {
  const graph = supergraph.graphs.get(fetch.serviceName)!;
  const required = topNames(requires);
  const missing: QueryPlanSelectionNode[] = [];
  const { selections, fragments } = fetchedSelections(fetch);

  (function walk(set: SelectionSetNode, type: string) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        for (const name of [type, ...types.interfacesOf(type)]) {
          const need = supergraph.needs.get(`${graph}|${name}|${selection.name.value}`);
          if (!need || [...need.top].every((top) => required.has(top))) continue;
          missing.push({ kind: 'InlineFragment', typeCondition: type, selections: [...need.selections] });
        }
      } else {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
        walk(fragment.selectionSet, fragment.typeCondition?.name.value ?? type);
      }
    }
  })(selections, '');
  return missing.length > 0 ? { ...fetch, requires: [...requires, ...missing] } : fetch;
}

function topNames(selections: readonly QueryPlanSelectionNode[]): Set<string> {
  return new Set(
    selections.flatMap((each) => (each.kind === 'Field' ? [each.alias ?? each.name] : [...topNames(each.selections)])),
  );
}

/** Response paths, `.a.b`. */
type Paths = ReadonlySet<string>;
type Ordered = { node: PlanNode; required: Paths; produced: Paths };

/** `before` is there already. What is required is told without that. */
function ordered(node: PlanNode, at: string, before: Paths): Ordered {
  switch (node.kind) {
    case 'Sequence': {
      const parts: Ordered[] = [];
      let there = before;
      for (const child of node.nodes) {
        const part = ordered(child, at, there);
        parts.push(part);
        there = there.union(part.produced);
      }
      return { ...together(parts), node: { ...node, nodes: parts.map((part) => part.node) } };
    }
    case 'Parallel': {
      const parts = node.nodes.map((child) => ordered(child, at, before));
      const layers = layersOf(parts);
      const nodes = layers.map((layer): PlanNode => {
        const [only] = layer;
        return layer.length === 1 ? only!.node : { kind: 'Parallel', nodes: layer.map((part) => part.node) };
      });
      return { ...together(parts), node: nodes.length === 1 ? nodes[0]! : { kind: 'Sequence', nodes } };
    }
    case 'Flatten': {
      const part = ordered(node.node, `${at}${fieldPath(node.path)}`, before);
      return { ...part, node: { ...node, node: part.node } };
    }
    case 'Fetch':
      return {
        node,
        required: requiredPaths(node.requires ?? [], at).difference(before),
        produced: producedPaths(node, at),
      };
    default:
      return { node, required: new Set(), produced: new Set() };
  }
}

function together(parts: readonly Ordered[]): Omit<Ordered, 'node'> {
  const union = (paths: Paths, more: Paths) => paths.union(more);
  const produced = parts.map((part) => part.produced).reduce(union, new Set());
  const required = parts.map((part) => part.required).reduce(union, new Set());
  return { produced, required: required.difference(produced) };
}

/** Side by side as far as can be: who requires what another one produces comes after it. */
function layersOf(parts: readonly Ordered[]): Ordered[][] {
  const layers: Ordered[][] = [];
  let left = [...parts];
  while (left.length > 0) {
    const waits = (part: Ordered) =>
      left.some((other) => other !== part && !part.required.isDisjointFrom(other.produced));
    const layer = left.filter((part) => !waits(part));
    // In a circle nobody can be first: they stay side by side.
    if (layer.length === 0) layer.push(...left);
    layers.push(layer);
    left = left.filter((part) => !layer.includes(part));
  }
  return layers;
}

function requiredPaths(selections: readonly QueryPlanSelectionNode[], at: string, paths = new Set<string>()) {
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') requiredPaths(selection.selections, at, paths);
    else if (selection.name !== '__typename') {
      const path = `${at}.${selection.alias ?? selection.name}`;
      paths.add(path);
      requiredPaths(selection.selections ?? [], path, paths);
    }
  }
  return paths;
}

function producedPaths(fetch: FetchNode, at: string): Set<string> {
  const paths = new Set<string>();
  const renames = renamesOf(fetch);
  const { selections, fragments } = fetchedSelections(fetch);
  (function walk(set: SelectionSetNode, at: string) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const asked = responseName(selection);
        const path = `${at}.${renames.get(asked) ?? asked}`;
        paths.add(path);
        if (selection.selectionSet) walk(selection.selectionSet, path);
      } else {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
        walk(fragment.selectionSet, at);
      }
    }
  })(selections, at);
  return paths;
}
