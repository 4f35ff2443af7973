import { type ConstDirectiveNode, type DocumentNode, print, visit } from 'graphql';
import type { InterfaceObjects } from '../operation/narrowing.ts';
import { argumentOf, fieldSet, graphsOf, hasFields, textOf } from './join.ts';
import { type RequiredArguments, separateRequiredArguments } from './required-arguments.ts';

/** A supergraph as the planner is given it. Clients are validated against the one that was composed. */
export type PlannerSupergraph = RequiredArguments & {
  sdl: string;
  /** Field names that the planner may add to a selection by itself: those of keys and requirements, and `__typename`. And `__proto__`, which no object can hold. */
  reserved: ReadonlySet<string>;
  interfaceObjects: InterfaceObjects;
  /** Subgraph's name → its name in the `join__Graph` enum. */
  graphs: ReadonlyMap<string, string>;
};

/** Changes a supergraph so that what Apollo's planner makes of it is right. Its API stays what it was. */
export function prepareSupergraph(composed: DocumentNode): PlannerSupergraph {
  const required = separateRequiredArguments(resolvableKeysFirst(composed));
  return {
    ...required,
    sdl: print(required.document),
    reserved: new Set([...reservedNames(composed), ...required.synthetic.keys(), '__proto__']),
    interfaceObjects: interfaceObjectsOf(composed),
    graphs: new Map([...graphsOf(composed)].map(([graph, { name }]) => [name, graph])),
  };
}

/**
 * To come back into a subgraph the planner takes the first key whose fields are there, even one that the subgraph does not
 * resolve. Those go last; they cannot go away, since they make external fields used and interface objects valid.
 */
function resolvableKeysFirst(document: DocumentNode): DocumentNode {
  const last = (directive: ConstDirectiveNode) => Number(argumentOf(directive, 'resolvable') === false);
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      hasFields(definition)
        ? { ...definition, directives: definition.directives?.toSorted((a, b) => last(a) - last(b)) }
        : definition,
    ),
  };
}

function interfaceObjectsOf({ definitions }: DocumentNode): Map<string, Set<string>> {
  const requiring = new Map<string, Set<string>>();
  for (const { name, directives, fields } of definitions.filter(hasFields)) {
    const joins = directives?.filter((join) => argumentOf(join, 'isInterfaceObject') === true) ?? [];
    if (joins.length === 0) continue;
    const graphs = new Set(joins.map((join) => textOf(join, 'graph')));
    const requires = (join: ConstDirectiveNode) => textOf(join, 'requires') && graphs.has(textOf(join, 'graph'));
    const found = (fields ?? []).filter((field) => field.directives?.some(requires));
    requiring.set(name.value, new Set(found.map((field) => field.name.value)));
  }
  return requiring;
}

function reservedNames(document: DocumentNode): Set<string> {
  const names = new Set(['__typename']);
  visit(document, {
    Directive({ name, ...directive }) {
      const set =
        name.value === 'join__type'
          ? textOf({ name, ...directive } as ConstDirectiveNode, 'key')
          : name.value === 'join__field'
            ? textOf({ name, ...directive } as ConstDirectiveNode, 'requires')
            : undefined;
      if (set !== undefined) visit(fieldSet(set), { Field: (field) => void names.add(field.name.value) });
    },
  });
  return names;
}
