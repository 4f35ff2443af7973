import type { FetchNode, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, type SelectionSetNode } from 'graphql';
import type { TypeFacts } from '../supergraph/facts.ts';
import { responseName } from './asking.ts';
import { fieldPath } from './coverage.ts';
import { fetchedSelections, renamesOf } from './fetch-document.ts';
import type { Needing } from './needing.ts';

type Context = Needing & { types: TypeFacts };

/**
 * Sees to it that what a fetch requires is there when it is sent. The planner now and then forgets the requirement of a
 * field that another requirement brought in, or puts a fetch beside the one that it has to wait for. `primary` is the
 * fetch that an event has answered already.
 */
export function orderFetches(root: PlanNode, context: Context, primary?: FetchNode): PlanNode {
  const before = primary ? producedPaths(primary, '', context) : nothing;
  return ordered(withRequirements(root, context), '', before, context).node;
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

/** The types of objects on the way for which alone something is there: `.a.b:Cat`. */
type Guards = ReadonlySet<string>;
/** Response paths, `.a.b`, and for which types each. */
type Paths = ReadonlyMap<string, readonly Guards[]>;
type Ordered = {
  node: PlanNode;
  required: Paths;
  produced: Paths;
  /** Of a sequence: what it consists of. */
  steps?: readonly Ordered[];
  after?: Ordered;
};

const nothing: Paths = new Map();

/** `before` is there already. What is required is told without what is there for all who require it. */
function ordered(node: PlanNode, at: string, before: Paths, context: Context): Ordered {
  switch (node.kind) {
    case 'Sequence': {
      const steps: Ordered[] = [];
      let there = before;
      for (const child of node.nodes) {
        const step = ordered(child, at, there, context);
        steps.push(step);
        there = union(there, step.produced);
      }
      return { ...together(steps), node: { ...node, nodes: steps.map((step) => step.node) }, steps };
    }
    case 'Parallel': {
      const parts = node.nodes.map((child) => ordered(child, at, before, context));
      const layers = layersOf(parts, before);
      const nodes = layers.map((layer): PlanNode => {
        const [only] = layer;
        return layer.length === 1 ? only!.node : { kind: 'Parallel', nodes: layer.map((part) => part.node) };
      });
      return { ...together(parts), node: nodes.length === 1 ? nodes[0]! : { kind: 'Sequence', nodes } };
    }
    case 'Flatten': {
      const { required, produced, node: below } = ordered(node.node, `${at}${fieldPath(node.path)}`, before, context);
      return { required, produced, node: { ...node, node: below } };
    }
    case 'Fetch':
      return {
        node,
        required: without(requiredPaths(node.requires ?? [], at, context), before),
        produced: producedPaths(node, at, context),
      };
    default:
      return { node, required: nothing, produced: nothing };
  }
}

function together(parts: readonly Ordered[]): Omit<Ordered, 'node'> {
  const produced = parts.map((part) => part.produced).reduce(union, nothing);
  const required = parts.map((part) => part.required).reduce(union, nothing);
  return { produced, required: without(required, produced) };
}

function union(paths: Paths, more: Paths): Paths {
  const all = new Map(paths);
  for (const [path, guards] of more) {
    const known = all.get(path) ?? [];
    all.set(path, [...known, ...guards.filter((each) => !isThere(known, each))]);
  }
  return all;
}

function without(required: Paths, there: Paths): Paths {
  const left = [...required].map(
    ([path, guards]) => [path, guards.filter((each) => !isThere(there.get(path), each))] as const,
  );
  return new Map(left.filter(([, guards]) => guards.length > 0));
}

const isThere = (known: readonly Guards[] | undefined, guards: Guards) =>
  Boolean(known?.some((each) => each.isSubsetOf(guards)));

/**
 * Side by side as far as can be: who requires what another one produces comes after it, also when it is there for some.
 * Where whole sequences wait for each other, their steps are put in order one by one.
 */
function layersOf(parts: readonly Ordered[], before: Paths): Ordered[][] {
  const layers: Ordered[][] = [];
  let left = [...parts];
  const free = (isNeeded: (path: string) => boolean) =>
    left.filter((part) => {
      const needed = [...part.required.keys()].filter(isNeeded);
      return !left.some(
        (other) => other !== part && (other === part.after || needed.some((path) => other.produced.has(path))),
      );
    });
  while (left.length > 0) {
    let layer = free(() => true);
    if (layer.length === 0 && left.some(({ steps }) => steps)) {
      left = left.flatMap((part) => stepsOf(part));
      continue;
    }
    // What is there for some need not be waited for; and in a circle nobody can be first: they stay side by side.
    if (layer.length === 0) layer = free((path) => !before.has(path));
    if (layer.length === 0) layer = left;
    layers.push(layer);
    left = left.filter((part) => !layer.includes(part));
  }
  return layers;
}

function stepsOf({ steps, ...part }: Ordered, after = part.after): Ordered[] {
  if (!steps) return [{ ...part, after }];
  const apart: Ordered[] = [];
  for (const step of steps) apart.push(...stepsOf(step, apart.at(-1) ?? after));
  return apart;
}

/** The guards within a fragment: one more where not every object that can be there is of its type. */
function within(type: string | undefined, at: string, guards: Guards, { asking, types }: Context): Guards {
  if (type === undefined) return guards;
  const { possible } = asking(at.split('.').slice(1));
  return [...possible].every((each) => types.applies(each, type)) ? guards : new Set([...guards, `${at}:${type}`]);
}

function requiredPaths(required: readonly QueryPlanSelectionNode[], at: string, context: Context): Paths {
  const paths = new Map<string, Guards[]>();
  (function walk(selections: readonly QueryPlanSelectionNode[], at: string, guards: Guards) {
    for (const selection of selections) {
      if (selection.kind === 'InlineFragment') {
        walk(selection.selections, at, within(selection.typeCondition, at, guards, context));
      } else if (selection.name !== '__typename') {
        const path = `${at}.${selection.alias ?? selection.name}`;
        paths.set(path, [...(paths.get(path) ?? []), guards]);
        walk(selection.selections ?? [], path, guards);
      }
    }
  })(required, at, new Set());
  return paths;
}

function producedPaths(fetch: FetchNode, at: string, context: Context): Paths {
  const paths = new Map<string, Guards[]>();
  const renames = renamesOf(fetch);
  const { selections, fragments } = fetchedSelections(fetch);
  (function walk(set: SelectionSetNode, at: string, guards: Guards) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const asked = responseName(selection);
        const path = `${at}.${renames.get(asked) ?? asked}`;
        paths.set(path, [...(paths.get(path) ?? []), guards]);
        if (selection.selectionSet) walk(selection.selectionSet, path, guards);
      } else {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
        walk(fragment.selectionSet, at, within(fragment.typeCondition?.name.value, at, guards, context));
      }
    }
  })(selections, at, new Set());
  return paths;
}
