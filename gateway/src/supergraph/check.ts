import { type ConstDirectiveNode, type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import { argumentOf, type FieldsType, fieldSet, graphsOf, hasFields, namedType, textOf } from './join.ts';

/**
 * What composes and yet cannot be answered, in sentences: composition does not object to it, and operations that meet it
 * are refused or get no data.
 */
export function unanswerable(supergraph: DocumentNode): string[] {
  const names = new Map([...graphsOf(supergraph)].map(([graph, { name }]) => [graph, name]));
  const named = (graph: string) => names.get(graph) ?? graph;
  return [...requirementsWithoutKey(supergraph, named), ...abstractWithoutMembers(supergraph, named)];
}

type Named = (graph: string) => string;

const joins = (node: { directives?: readonly ConstDirectiveNode[] }, name: string) =>
  node.directives?.filter((directive) => directive.name.value === name) ?? [];

/** To answer a field that requires others the gateway comes back to its subgraph, and needs a key that it has there. */
function requirementsWithoutKey({ definitions }: DocumentNode, named: Named): string[] {
  return definitions.filter(hasFields).flatMap((type) => {
    const requiring = new Map<string, string>();
    for (const field of type.fields ?? []) {
      for (const join of joins(field, 'join__field')) {
        if (textOf(join, 'requires') !== undefined) requiring.set(textOf(join, 'graph')!, field.name.value);
      }
    }
    return [...requiring].flatMap(([graph, field]) =>
      joins(type, 'join__type').some((join) => textOf(join, 'graph') === graph && isLocalKey(type, join, graph))
        ? []
        : [
            `${type.name.value}.${field} requires other fields in "${named(graph)}", ` +
              `where no key of ${type.name.value} is resolvable with fields of its own.`,
          ],
    );
  });
}

function isLocalKey(type: FieldsType, join: ConstDirectiveNode, graph: string): boolean {
  const key = textOf(join, 'key');
  if (key === undefined || argumentOf(join, 'resolvable') === false) return false;
  const isExternal = (name: string) =>
    type.fields
      ?.filter((field) => field.name.value === name)
      .flatMap((field) => joins(field, 'join__field'))
      .some((each) => textOf(each, 'graph') === graph && argumentOf(each, 'external') === true);
  return (fieldSet(key) as SelectionSetNode).selections.every(
    (selection) => selection.kind !== Kind.FIELD || !isExternal(selection.name.value),
  );
}

/** A field whose interface or union has no member in any subgraph that answers it. */
function abstractWithoutMembers({ definitions }: DocumentNode, named: Named): string[] {
  const graphsWithMembers = new Map<string, Set<string>>();
  const note = (type: string, graph: string | undefined) =>
    graph !== undefined && graphsWithMembers.set(type, (graphsWithMembers.get(type) ?? new Set()).add(graph));
  for (const type of definitions) {
    if (type.kind === Kind.UNION_TYPE_DEFINITION) {
      graphsWithMembers.set(type.name.value, new Set());
      for (const join of joins(type, 'join__unionMember')) note(type.name.value, textOf(join, 'graph'));
    }
    if (!hasFields(type)) continue;
    if (type.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      graphsWithMembers.set(type.name.value, graphsWithMembers.get(type.name.value) ?? new Set());
      for (const join of joins(type, 'join__type')) {
        if (argumentOf(join, 'isInterfaceObject') === true) note(type.name.value, textOf(join, 'graph'));
      }
    } else {
      for (const join of joins(type, 'join__implements')) note(textOf(join, 'interface')!, textOf(join, 'graph'));
    }
  }
  return definitions.filter(hasFields).flatMap((type) =>
    (type.fields ?? []).flatMap((field) => {
      const answered = namedType(field.type);
      const members = graphsWithMembers.get(answered);
      const graphs = answeringGraphs(type, joins(field, 'join__field'));
      if (!members || graphs.length === 0 || graphs.some((graph) => members.has(graph))) return [];
      const where = graphs.map((graph) => `"${named(graph)}"`).join(', ');
      return [`${type.name.value}.${field.name.value} answers ${answered}, of which ${where} knows no type.`];
    }),
  );
}

function answeringGraphs(type: FieldsType, fieldJoins: readonly ConstDirectiveNode[]): string[] {
  const answering = fieldJoins.filter(
    (join) => argumentOf(join, 'external') !== true && argumentOf(join, 'usedOverridden') !== true,
  );
  const from = fieldJoins.length > 0 ? answering : joins(type, 'join__type');
  return [...new Set(from.flatMap((join) => textOf(join, 'graph') ?? []))];
}
