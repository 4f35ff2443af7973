import type { Random } from '../../random.ts';

/** A world that is being drawn: types with their fields, and what each subgraph declares of them. */
export type Draft = {
  random: Random;
  graphs: readonly string[];
  types: Map<string, TypeDraft>;
  /** How many fields there are: who requires another comes after it. */
  drawn: { count: number };
  /** Whether what is rare is drawn as well. */
  wild?: boolean;
  /** Whether there are more entities than usual, and fields require and provide more often than not. */
  dense?: boolean;
};

export type Argument = { name: string; type: string; default?: string };

/** `below`: what of the object in a field is in the key, as `id code`. */
export type Key = { fields: readonly { name: string; below?: string }[] };

export type FieldDraft = { base: string; wrap: string; args: readonly Argument[]; order: number };

export type TypeDraft = {
  name: string;
  kind: 'entity' | 'value' | 'interface' | 'union' | 'root';
  keys: readonly Key[];
  fields: Map<string, FieldDraft>;
  /** By subgraph. */
  at: Map<string, LocalType>;
  /** Subgraphs that know its interface as an object, and therefore must not know it. */
  forbidden: Set<string>;
  /** Of a value: the subgraphs that resolve it, and whether each of them has all of it. */
  homes: Set<string>;
  whole: boolean;
  inaccessible?: boolean;
};

export type LocalType = {
  keys: Map<string, boolean>;
  implements: Set<string>;
  interfaceObject: boolean;
  /** Whether it is said to be another subgraph's type. */
  extension?: boolean;
  members: Set<string>;
  fields: Map<string, LocalField>;
};

export type LocalField = {
  type: string;
  args: readonly Argument[];
  external?: boolean;
  shareable?: boolean;
  inaccessible?: boolean;
  requires?: string;
  provides?: string;
  override?: { from: string; label?: string };
};

export function addType(draft: Draft, name: string, kind: TypeDraft['kind'], keys: readonly Key[] = []): TypeDraft {
  const type: TypeDraft = {
    name,
    kind,
    keys,
    fields: new Map(),
    at: new Map(),
    forbidden: new Set(),
    homes: new Set(),
    whole: true,
  };
  draft.types.set(name, type);
  return type;
}

export function localType(type: TypeDraft, graph: string): LocalType {
  const known = type.at.get(graph);
  if (known) return known;
  const local: LocalType = {
    keys: new Map(),
    implements: new Set(),
    interfaceObject: false,
    members: new Set(),
    fields: new Map(),
  };
  type.at.set(graph, local);
  return local;
}

export function addField(draft: Draft, type: TypeDraft, name: string, field: Omit<FieldDraft, 'order'>): FieldDraft {
  draft.drawn.count += 1;
  const added = { ...field, order: draft.drawn.count };
  type.fields.set(name, added);
  return added;
}

/** Has a subgraph resolve a field. What several resolve is shareable. */
export function resolve(type: TypeDraft, name: string, graph: string, wrap?: string): LocalField {
  const local = localType(type, graph);
  const { base, wrap: usual, args } = type.fields.get(name)!;
  const known = local.fields.get(name);
  if (known && !known.external) return known;
  const field: LocalField = { type: typeOf(base, wrap ?? usual), args };
  local.fields.set(name, field);
  const all = resolversOf(type, name);
  if (all.length > 1) for (const each of all) type.at.get(each)!.fields.get(name)!.shareable = true;
  return field;
}

/** The subgraphs that resolve a field. */
export function resolversOf(type: TypeDraft, name: string): string[] {
  return [...type.at].flatMap(([graph, { fields }]) => {
    const field = fields.get(name);
    return field && !field.external ? [graph] : [];
  });
}

/** The subgraphs in which an entity can be found by a key. */
export const fullGraphs = (type: TypeDraft) =>
  [...type.at].flatMap(([graph, { keys }]) => ([...keys.values()].includes(true) ? [graph] : []));

export const typeOf = (base: string, wrap: string) => wrap.replace('T', base);

export const keyText = ({ fields }: Key) =>
  fields.map(({ name, below }) => (below ? `${name} { ${below} }` : name)).join(' ');

/** Lets a subgraph speak of an entity: with a key that others resolve, if it does not know the type yet. */
export function mention(draft: Draft, type: TypeDraft, graph: string): boolean {
  if (type.at.has(graph)) return true;
  if (type.forbidden.has(graph) || type.kind !== 'entity') return false;
  const known = type.keys.filter((key) => [...type.at.values()].some(({ keys }) => keys.get(keyText(key))));
  const key = draft.random.pick(known.length > 0 ? known : type.keys.slice(0, 1));
  return declareKey(draft, type, graph, key, false);
}

/** Gives an entity a key in a subgraph, with its fields. False when the subgraph cannot have them. */
export function declareKey(draft: Draft, type: TypeDraft, graph: string, key: Key, resolvable: boolean): boolean {
  for (const { name, below } of key.fields) {
    if (!below) continue;
    const inner = draft.types.get(type.fields.get(name)!.base)!;
    if (inner.kind === 'value') knowWhole(draft, inner, graph);
    else if (!mention(draft, inner, graph)) return false;
    for (const each of below.split(' ')) if (!localType(inner, graph).fields.has(each)) resolve(inner, each, graph);
  }
  for (const { name } of key.fields) resolve(type, name, graph);
  localType(type, graph).keys.set(keyText(key), resolvable);
  return true;
}

/** Has a subgraph resolve every field of a value. */
export function knowWhole(draft: Draft, type: TypeDraft, graph: string) {
  localType(type, graph);
  type.homes.add(graph);
  for (const [name, { base }] of type.fields) {
    const inner = draft.types.get(base);
    if (inner?.kind === 'entity') mention(draft, inner, graph);
    resolve(type, name, graph);
  }
}

export function shuffled<Value>(random: Random, values: readonly Value[]): Value[] {
  const left = [...values];
  return values.map(() => left.splice(random.below(left.length), 1)[0]!);
}

/** Some of them, in random order; at least `least`. */
export function some<Value>(random: Random, values: readonly Value[], probability: number, least = 0): Value[] {
  const all = shuffled(random, values);
  return all.filter((_, i) => i < least || random.maybe(probability));
}

/** Whether a type is in an interface or a union as a subgraph knows that. */
export const isMemberAt = (abstract: TypeDraft, type: TypeDraft, graph: string) =>
  abstract.kind === 'union'
    ? Boolean(abstract.at.get(graph)?.members.has(type.name))
    : Boolean(type.at.get(graph)?.implements.has(abstract.name));

export const isInKey = (type: TypeDraft, name: string) =>
  type.keys.some(({ fields }) => fields.some((field) => field.name === name));
