import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type FieldNode, type InlineFragmentNode, Kind, type SelectionNode } from 'graphql';
import type { TypeFacts } from '../supergraph/facts.ts';
import type { PlannerSupergraph } from '../supergraph/prepare.ts';
import type { Need } from '../supergraph/required-arguments.ts';
import { type Asking, responseName } from './asking.ts';
import { entitiesField, type FetchDocument } from './fetch-document.ts';
import { typesFor } from './needing.ts';

export type SplitContext = {
  supergraph: PlannerSupergraph;
  types: TypeFacts;
  /** Of the operation being planned, at a response path. */
  asking(path: readonly string[]): Asking;
};

/** A field asked of an entity: on which type, and inside which fragments. */
export type Leaf = { type: string | undefined; field: FieldNode; wrapping: readonly InlineFragmentNode[] };

/** Fields that are asked together: by entity type, what they need. */
export type Group = {
  types: string | undefined;
  byType: Map<string, { names: Map<string, string>; top: Set<string> }>;
  leaves: Leaf[];
};

/** Each field of an entity fetch with the fragments around it. */
export function leavesOf({ operation, fragments }: FetchDocument): Leaf[] {
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

/** Which fields of an entity fetch can be asked together. */
export function groupsOf(fetch: FetchNode, leaves: Leaf[], at: readonly string[], context: SplitContext): Group[] {
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
    const asked = typesFor(responseName(field), at, context);
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

/** The required fields without which an entity is not sent, by its type. */
export function needsOf({ byType }: Group): Map<string, string[]> {
  return new Map([...byType].map(([type, { top }]) => [type, [...top]]));
}
