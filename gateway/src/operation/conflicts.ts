import type { FetchDataRewrite, FetchNode, PlanNode } from '@apollo/query-planner';
import {
  type FieldNode,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
} from 'graphql';
import type { TypeFacts } from '../supergraph/facts.ts';
import type { PlannerSupergraph } from '../supergraph/prepare.ts';
import { responseName } from './asking.ts';
import { entitiesField, fetchDocument } from './fetch-document.ts';
import { mapFetches } from './map-fetches.ts';

type Context = { supergraph: PlannerSupergraph; types: TypeFacts };

/** A field that is asked at one place of an answer: of which type, and what it answers there. */
type Asked = { node: FieldNode; below: string; shape: string };

/**
 * Gives fields that cannot stand under one name an alias, as `Int` of one type and `Int!` of another cannot. The planner
 * does this itself, but misses the ones below objects of different types.
 */
export function withoutConflicts(root: PlanNode, context: Context): PlanNode {
  return mapFetches(root, (fetch) => aliased(fetch, context));
}

function aliased(fetch: FetchNode, { supergraph, types }: Context): FetchNode {
  const { operation, fragments } = fetchDocument(fetch);
  if (fragments.size > 0) return fetch;
  const graph = supergraph.graphs.get(fetch.serviceName)!;
  const names = new Map<FieldNode, string>();
  const rewrites: FetchDataRewrite[] = [];

  function collect({ selections }: SelectionSetNode, type: string): Asked[] {
    return selections.flatMap((selection): Asked[] => {
      if (selection.kind !== Kind.FIELD) {
        const fragment = selection as Exclude<SelectionNode, FieldNode> & { selectionSet: SelectionSetNode };
        const condition = 'typeCondition' in fragment ? fragment.typeCondition?.name.value : undefined;
        return collect(fragment.selectionSet, condition ?? type);
      }
      const answered = types.fieldType(graph, type, selection.name.value);
      if (!answered) return [{ node: selection, below: '', shape: '' }];
      const named = answered.replaceAll(/[[\]!]/g, '');
      const shape = selection.selectionSet ? answered.replace(named, '') : answered;
      return [{ node: selection, below: named, shape }];
    });
  }

  function check(all: readonly Asked[], path: readonly string[]) {
    for (const [name, asked] of Map.groupBy(all, ({ node }) => responseName(node))) {
      for (const [i, same] of [...Map.groupBy(asked, ({ shape }) => shape).values()].entries()) {
        const shown = i === 0 ? name : `${name}__alias_c${rewrites.length}`;
        if (i > 0) {
          rewrites.push({ kind: 'KeyRenamer', path: [...path, shown], renameKeyTo: name });
          for (const { node } of same) names.set(node, shown);
        }
        const inside = same.flatMap(({ node, below }) => (node.selectionSet ? collect(node.selectionSet, below) : []));
        if (inside.length > 0) check(inside, [...path, shown]);
      }
    }
  }

  const selected = fetch.requires ? entitiesField(operation).selectionSet! : operation.selectionSet;
  check(collect(selected, fetch.requires ? '' : types.rootType(fetch.operationKind)), []);
  if (rewrites.length === 0) return fetch;

  function renamed(set: SelectionSetNode): SelectionSetNode {
    const selections = set.selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      const changed = selection.selectionSet
        ? { ...selection, selectionSet: renamed(selection.selectionSet) }
        : selection;
      const name = selection.kind === Kind.FIELD ? names.get(selection) : undefined;
      return name === undefined ? changed : ({ ...changed, alias: { kind: Kind.NAME, value: name } } as FieldNode);
    });
    return { ...set, selections };
  }
  return {
    ...fetch,
    operation: stripIgnoredCharacters(print({ ...operation, selectionSet: renamed(operation.selectionSet) })),
    operationDocumentNode: undefined,
    // Innermost first: the path of an outer one would not be found once it has its name back.
    outputRewrites: [...rewrites.toReversed(), ...(fetch.outputRewrites ?? [])],
  };
}
