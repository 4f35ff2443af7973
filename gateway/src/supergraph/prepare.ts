import { type ConstDirectiveNode, type DocumentNode, print, visit } from 'graphql';
import type { InterfaceObjects } from '../operation/narrowing.ts';
import { argumentOf, fieldSet, graphsOf, hasFields, textOf } from './join.ts';
import { type RequiredArguments, separateRequiredArguments } from './required-arguments.ts';

/** A supergraph as the planner is given it. Clients are validated against the one that was composed. */
export type PlannerSupergraph = RequiredArguments & {
  sdl: string;
  /** Field names that the planner may add to a selection by itself: those of keys and requirements, and `__typename`. And `__proto__`, which no object can hold. */
  reserved: ReadonlySet<string>;
  /** The names of all fields of keys, and `__typename`. */
  keyNames: ReadonlySet<string>;
  /** Name of a required field → the fields that require it. */
  dependents: ReadonlyMap<string, ReadonlySet<string>>;
  interfaceObjects: InterfaceObjects;
  /** Subgraph's name → its name in the `join__Graph` enum. */
  graphs: ReadonlyMap<string, string>;
};

/** Changes a supergraph so that what Apollo's planner makes of it is right. Its API stays what it was. */
export function prepareSupergraph(composed: DocumentNode): PlannerSupergraph {
  const required = separateRequiredArguments(resolvableKeysFirst(composed));
  const names = namesInFieldSets(composed);
  return {
    ...required,
    sdl: print(required.document),
    reserved: new Set([...names.keys, ...names.required, ...required.synthetic.keys(), '__proto__']),
    keyNames: names.keys,
    dependents: dependentsOf(required.needs),
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

/**
 * By interface, the fields that must be asked of the interface itself: those that require others in an interface object,
 * and those of one to which there is no way back by a key, once the type is known.
 */
function interfaceObjectsOf({ definitions }: DocumentNode): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { name, directives, fields = [] } of definitions.filter(hasFields)) {
    const objects = directives?.filter((join) => argumentOf(join, 'isInterfaceObject') === true) ?? [];
    if (objects.length === 0) continue;
    const graphs = new Set(objects.map((join) => textOf(join, 'graph')));
    const open = objects.filter((join) => argumentOf(join, 'resolvable') !== false);
    const closed = graphs.difference(new Set(open.map((join) => textOf(join, 'graph'))));
    const asked = fields.filter((field) => {
      const joins = field.directives?.filter((each) => each.name.value === 'join__field') ?? [];
      if (joins.length === 0) return closed.size > 0;
      return joins.some((join) => {
        const graph = textOf(join, 'graph');
        return closed.has(graph) || (graphs.has(graph) && textOf(join, 'requires') !== undefined);
      });
    });
    found.set(name.value, new Set(asked.map((field) => field.name.value)));
  }
  return found;
}

function dependentsOf(needs: RequiredArguments['needs']): Map<string, Set<string>> {
  const dependents = new Map<string, Set<string>>();
  for (const [coordinate, { names }] of needs) {
    const field = coordinate.slice(coordinate.lastIndexOf('|') + 1);
    for (const name of names.values()) dependents.set(name, (dependents.get(name) ?? new Set()).add(field));
  }
  return dependents;
}

/** The names of fields in keys and in requirements. */
function namesInFieldSets(document: DocumentNode) {
  const keys = new Set(['__typename']);
  const required = new Set<string>();
  const note = (set: string | undefined, names: Set<string>) => {
    if (set !== undefined) visit(fieldSet(set), { Field: (field) => void names.add(field.name.value) });
  };
  for (const { directives, fields } of document.definitions.filter(hasFields)) {
    for (const join of directives ?? []) if (join.name.value === 'join__type') note(textOf(join, 'key'), keys);
    for (const join of (fields ?? []).flatMap((field) => field.directives ?? [])) {
      if (join.name.value === 'join__field') note(textOf(join, 'requires'), required);
    }
  }
  return { keys, required };
}
