import type { FetchNode, PlanNode } from '@apollo/query-planner';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
} from 'graphql';
import type { TypeFacts } from '../supergraph/facts.ts';
import type { PlannerSupergraph } from '../supergraph/prepare.ts';
import { entitiesField, fetchDocument } from './fetch-document.ts';
import { mapFetches } from './map-fetches.ts';

type Context = { supergraph: PlannerSupergraph; types: TypeFacts };

/**
 * Asks for `__typename` where a subgraph says that a field answers objects of one type and clients know an interface or a
 * union there. The planner takes the type for known, but the answer must tell it.
 */
export function withNarrowedTypenames(root: PlanNode, context: Context): PlanNode {
  if (!context.types.hasNarrowed) return root;
  return mapFetches(root, (fetch) => fetchWithTypenames(fetch, context));
}

/** The same for one fetch. */
export function fetchWithTypenames<Fetch extends FetchNode>(fetch: Fetch, { supergraph, types }: Context): Fetch {
  if (!types.hasNarrowed) return fetch;
  const graph = supergraph.graphs.get(fetch.serviceName)!;
  const { operation, fragments } = fetchDocument(fetch);
  if (fragments.size > 0) return fetch;

  function asking(set: SelectionSetNode, type: string): SelectionSetNode {
    const selections = set.selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FRAGMENT_SPREAD || !selection.selectionSet) return selection;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value ?? type;
        return { ...selection, selectionSet: asking(selection.selectionSet, condition) };
      }
      const { value: name } = selection.name;
      const answered = types.fieldType(graph, type, name)?.replaceAll(/[[\]!]/g, '') ?? '';
      const below = asking(selection.selectionSet, answered);
      return { ...selection, selectionSet: types.isNarrowed(graph, type, name) ? withTypename(below) : below };
    });
    return { ...set, selections };
  }

  const selected: OperationDefinitionNode['selectionSet'] = fetch.requires
    ? { ...operation.selectionSet, selections: [asked(entitiesField(operation))] }
    : asking(operation.selectionSet, types.rootType(fetch.operationKind));
  const text = stripIgnoredCharacters(print({ ...operation, selectionSet: selected }));
  return { ...fetch, operation: text, operationDocumentNode: undefined };

  function asked(field: FieldNode): FieldNode {
    return { ...field, selectionSet: asking(field.selectionSet!, '') };
  }
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

function withTypename(set: SelectionSetNode): SelectionSetNode {
  const isThere = set.selections.some(
    (each) => each.kind === Kind.FIELD && each.name.value === '__typename' && !each.alias && !each.directives?.length,
  );
  return isThere ? set : { ...set, selections: [typename, ...set.selections] };
}
