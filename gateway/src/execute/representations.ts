import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, type SelectionSetNode } from 'graphql';
import type { PlannedFetch } from '../operation/split.ts';
import type { KnownTypes } from '../operation/typenames.ts';
import type { TypeFacts } from '../supergraph/facts.ts';
import type { Synthetic } from '../supergraph/required-arguments.ts';
import { isObject, type JsonObject, reader, textOf } from './json.ts';
import { represent, sendable } from './represent.ts';

/** Who is described by a representation: one object, or several that are the same entity. */
export type Owner = JsonObject | JsonObject[];

/** What is sent: each representation's JSON, and for each index everyone whom its answer belongs to. */
export type Representations = { texts: string[]; owners: Owner[] };

export type RepresentationRules = {
  fetch: PlannedFetch;
  /** Where the entities stand, `.a.b`. */
  at: string;
  /** Where objects bring no type of their own, since there can be only one. */
  known: KnownTypes;
  /** The subgraph's name in the `join__Graph` enum. */
  graph: string;
  types: TypeFacts;
  synthetic: ReadonlyMap<string, Synthetic>;
};

/** How objects of one type are written. `key` is there when one scalar tells them apart. */
type Writer = { text(object: JsonObject): string | null; key?: (object: JsonObject) => unknown };

/**
 * Writes the representations of entities, each once. The text is at once what is sent and the key for de-duplication.
 * Whatever depends on the concrete type alone is settled when that type is first seen, under the assumption that every
 * field is there; an object that lacks one goes the general way of `represent.ts`.
 */
export function representationsFor(
  rules: RepresentationRules,
): (objects: readonly JsonObject[]) => Representations | null {
  const writers = new Map<string, Writer | null>();
  function writerOf(type: string): Writer | null {
    const known = writers.get(type);
    if (known !== undefined) return known;
    // A subgraph may invent type names without end: those are not remembered.
    if (!rules.types.isKnown(type)) return null;
    const writer = writerFor(type, rules);
    writers.set(type, writer);
    return writer;
  }

  const fixed = rules.known.get(rules.at);
  return (objects) => {
    const texts: string[] = [];
    const owners: Owner[] = [];
    const seenByWriter = new Map<Writer, Map<unknown, number>>();
    let type: unknown;
    let writer: Writer | null = null;
    let seen = new Map<unknown, number>();
    for (const object of objects) {
      const __typename = fixed ?? object.__typename;
      if (typeof __typename !== 'string') continue;
      if (__typename !== type) {
        type = __typename;
        writer = writerOf(__typename);
        if (writer) {
          seen = seenByWriter.get(writer) ?? new Map();
          seenByWriter.set(writer, seen);
        }
      }
      if (!writer) continue;

      // A duplicate that is told by its one scalar costs no text.
      const scalar = writer.key?.(object);
      const plain = scalar !== undefined && scalar !== null && typeof scalar !== 'object';
      let text = plain ? undefined : writer.text(object);
      if (text === null) continue;
      const key = text ?? scalar;
      const index = seen.get(key);
      if (index !== undefined) {
        const owner = owners[index]!;
        if (Array.isArray(owner)) owner.push(object);
        else owners[index] = [owner, object];
        continue;
      }
      text ??= writer.text(object) ?? undefined;
      if (text === undefined) continue;
      seen.set(key, texts.length);
      texts.push(text);
      owners.push(object);
    }
    return texts.length > 0 ? { texts, owners } : null;
  };
}

function writerFor(type: string, rules: RepresentationRules): Writer | null {
  const { fetch, graph, types } = rules;
  // Nobody asks these fields of this type.
  if (fetch.onlyTypes && types.isObject(type) && !fetch.onlyTypes.includes(type)) return null;
  const fields = fieldsFor(type, fetch.requires!, types);
  if (!fields.has('__typename')) return null;

  const general = (object: JsonObject) => sendable(represent(object, fetch.requires!, rules, rules.at), rules);
  const sentAs = typeAsSent(type, rules);
  if (sentAs === undefined) return { text: general };
  const complete =
    needsOf(fetch, sentAs, types).every((name) => fields.has(name)) &&
    types.resolvableKeys(graph, sentAs).some((key) => covers(fields, key));
  if (!complete) return { text: general };

  const quick = textWriter(fields, rules, rules.at, sentAs);
  const others = [...fields].filter(([name]) => name !== '__typename');
  const [first] = others;
  const text = (object: JsonObject) => quick(object) ?? general(object);
  return others.length === 1 && first?.[1] === null ? { text, key: reader(first[0]) } : { text };
}

/** The type's name as the subgraph knows it; undefined when more than that is rewritten. */
function typeAsSent(type: string, { fetch, types }: RepresentationRules): string | undefined {
  let sentAs = type;
  for (const rewrite of fetch.inputRewrites ?? []) {
    const conditions = rewrite.path.slice(0, -1);
    const ofType = rewrite.kind === 'ValueSetter' && rewrite.path.at(-1) === '__typename';
    if (!ofType || !conditions.every((step) => step.startsWith('... on '))) return undefined;
    const applies = conditions.every((step) => types.applies(sentAs, step.slice('... on '.length)));
    if (applies) sentAs = String(rewrite.setValueTo);
  }
  return sentAs;
}

/** The required fields without which an entity of this type is not sent. */
export function needsOf({ needs }: PlannedFetch, type: string, types: TypeFacts): string[] {
  return needs ? [...needs].flatMap(([condition, names]) => (types.applies(type, condition) ? names : [])) : [];
}

type Fields = ReadonlyMap<string, readonly QueryPlanSelectionNode[] | null>;

/** What an object of this type must bring, fragments merged: name → what is selected below, or null for a scalar. */
function fieldsFor(
  type: string,
  selections: readonly QueryPlanSelectionNode[],
  types: TypeFacts,
  fields = new Map<string, QueryPlanSelectionNode[] | null>(),
): Fields {
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      const name = selection.alias ?? selection.name;
      fields.set(name, selection.selections ? [...(fields.get(name) ?? []), ...selection.selections] : null);
    } else if (!selection.typeCondition || types.applies(type, selection.typeCondition)) {
      fieldsFor(type, selection.selections, types, fields);
    }
  }
  return fields;
}

function covers(fields: Fields, { selections }: SelectionSetNode): boolean {
  return selections.every((field) => {
    if (field.kind !== Kind.FIELD) return true;
    const below = fields.get(field.name.value);
    if (below === undefined) return false;
    return !field.selectionSet || (below !== null && coversNested(below, field.selectionSet));
  });
}

function coversNested(selections: readonly QueryPlanSelectionNode[], key: SelectionSetNode): boolean {
  return key.selections.every((field) => {
    if (field.kind !== Kind.FIELD) return false;
    const found = selections.find((each) => each.kind === 'Field' && (each.alias ?? each.name) === field.name.value);
    if (!found) return false;
    return !field.selectionSet || coversNested(found.selections ?? [], field.selectionSet);
  });
}

/** Writes an object; undefined when a field is missing. */
function textWriter(fields: Fields, rules: RepresentationRules, at: string, typename = rules.known.get(at)) {
  const parts = [...fields].map(([name, below], i) => {
    const real = rules.synthetic.get(name)?.field ?? name;
    const prefix = `${i > 0 ? ',' : '{'}${JSON.stringify(real)}:`;
    const constant =
      name === '__typename' && typename !== undefined ? `${prefix}${JSON.stringify(typename)}` : undefined;
    return { prefix, constant, read: reader(name), write: valueWriter(below, rules, `${at}.${name}`) };
  });
  return (object: JsonObject): string | undefined => {
    let text = '';
    for (const { constant, prefix, read, write } of parts) {
      if (constant !== undefined) {
        text += constant;
        continue;
      }
      const value = read(object);
      if (value === undefined) return undefined;
      const written = write(value);
      if (written === undefined) return undefined;
      text += prefix + written;
    }
    return `${text}}`;
  };
}

function valueWriter(selections: readonly QueryPlanSelectionNode[] | null, rules: RepresentationRules, at: string) {
  const one = selections ? objectWriter(selections, rules, at) : textOf;
  return function write(value: unknown): string | undefined {
    if (value === null || value === undefined) return 'null';
    if (!Array.isArray(value)) return one(value);
    const written: string[] = [];
    for (const member of value) {
      const text = write(member);
      if (text === undefined) return undefined;
      written.push(text);
    }
    return `[${written}]`;
  };
}

function objectWriter(selections: readonly QueryPlanSelectionNode[], rules: RepresentationRules, at: string) {
  const conditional = selections.some(({ kind }) => kind !== 'Field');
  const byType = new Map<unknown, (object: JsonObject) => string | undefined>();
  return (object: unknown): string | undefined => {
    if (!isObject(object)) return 'null';
    const type = conditional ? (rules.known.get(at) ?? object.__typename) : '';
    if (typeof type !== 'string' || (conditional && !rules.types.isKnown(type))) return undefined;
    let write = byType.get(type);
    if (!write) {
      write = textWriter(fieldsFor(type, selections, rules.types), rules, at);
      byType.set(type, write);
    }
    return write(object);
  };
}
