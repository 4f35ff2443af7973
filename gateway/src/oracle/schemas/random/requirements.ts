import { type Draft, type FieldDraft, localType, mention, resolversOf, some, type TypeDraft, typeOf } from './draft.ts';
import { givenArguments, leafTypes } from './leaves.ts';

/** Has fields require others that their subgraph does not resolve: only such as were drawn before, so never in circles. */
export function drawRequirements(draft: Draft) {
  const { random } = draft;
  for (const type of draft.types.values()) {
    for (const [name, { order }] of type.fields) {
      const [first, ...more] = resolversOf(type, name);
      const graph = draft.wild && first !== undefined ? random.pick([first, ...more]) : first;
      const local = graph === undefined ? undefined : type.at.get(graph);
      if (!graph || !local || (more.length > 0 && !draft.wild)) continue;
      if (isKeyField(type, name) || !random.maybe(draft.dense ? 0.7 : 0.35)) continue;
      if (type.kind !== 'entity' && !local.interfaceObject) continue;
      if (![...local.keys.values()].includes(true) || isOverridden(type, name)) continue;
      if (draft.wild && requiresAlready(draft, type, name)) continue;
      const set = fieldSet(draft, type, graph, { before: order, depth: 0, all: false });
      if (set) local.fields.get(name)!.requires = set;
    }
  }
}

/** Whether a field of this type, of its interface or of the types of it requires something in any subgraph: one such is enough. */
function requiresAlready({ types }: Draft, type: TypeDraft, name: string): boolean {
  const isOf = (one: TypeDraft, other: TypeDraft) =>
    one === other || [...one.at.values()].some((local) => local.implements.has(other.name));
  const related = [...types.values()].filter((each) => isOf(each, type) || isOf(type, each));
  return related.some(({ at }) => [...at.values()].some(({ fields }) => fields.get(name)?.requires));
}

const isKeyField = (type: TypeDraft, name: string) =>
  type.keys.some(({ fields }) => fields.some((field) => field.name === name));

type Drawn = {
  /** Fields drawn before this alone. */
  before: number;
  depth: number;
  /** Whether also what the subgraph resolves itself may be in it. */
  all: boolean;
};

function fieldSet(draft: Draft, type: TypeDraft, graph: string, drawn: Drawn): string | undefined {
  const { random, types } = draft;
  // An entity that is not known here yet comes with a key.
  if (!speaksOf(draft, type, graph)) return undefined;
  const usable = [...type.fields].filter(([name, field]) => {
    if (resolversOf(type, name).length === 0) return false;
    if (field.order >= drawn.before || (drawn.depth > 1 && types.has(field.base))) return false;
    const there = type.at.get(graph)?.fields.get(name);
    return there && !there.external ? drawn.all : !isTakenOverHere(type, name, graph);
  });
  const texts = some(random, usable, 0.3, 1)
    .slice(0, 3)
    .flatMap(([name, field]) => requiredField(draft, type, graph, name, field, drawn) ?? []);
  return texts.length > 0 ? texts.join(' ') : undefined;
}

const isOverridden = (type: TypeDraft, name: string) =>
  [...type.at.values()].some(({ fields }) => fields.get(name)?.override);

const isTakenOverHere = (type: TypeDraft, name: string, graph: string) =>
  [...type.at.values()].some(({ fields }) => fields.get(name)?.override?.from === graph);

function requiredField(
  draft: Draft,
  type: TypeDraft,
  graph: string,
  name: string,
  field: FieldDraft,
  drawn: Drawn,
): string | undefined {
  const inner = draft.types.get(field.base);
  const below = inner && requiredBelow(draft, inner, graph, drawn);
  if (inner && !below) return undefined;
  if (!speaksOf(draft, type, graph)) return undefined;
  declareExternal(type, name, graph);
  return `${name}${givenArguments(draft.random, field.args)}${below ? ` { ${below} }` : ''}`;
}

function requiredBelow(draft: Draft, inner: TypeDraft, graph: string, drawn: Drawn): string | undefined {
  const next = { ...drawn, depth: drawn.depth + 1, all: true };
  if (inner.kind === 'entity' || inner.kind === 'value') {
    return speaksOf(draft, inner, graph) ? fieldSet(draft, inner, graph, next) : undefined;
  }
  const local = inner.at.get(graph);
  if (!local || local.interfaceObject) return undefined;
  const members = [...draft.types.values()].filter(
    ({ name, at }) => local.members.has(name) || at.get(graph)?.implements.has(inner.name),
  );
  const parts = some(draft.random, members, 0.6, 1).flatMap((member) => {
    const set = fieldSet(draft, member, graph, next);
    return set ? [`... on ${member.name} { ${set} }`] : [];
  });
  const own = [...local.fields].filter(([name]) => {
    const field = inner.fields.get(name)!;
    return field.order < drawn.before && leafTypes.includes(field.base);
  });
  // One name means one thing: what a type is asked with arguments is not asked of the interface with others.
  const isFree = (name: string, asked: string) => {
    const again = parts.join(' ').match(new RegExp(`\\b${name}\\b(\\([^)]*\\))?`, 'g')) ?? [];
    return again.every((each) => each === asked);
  };
  const shared = some(draft.random, own, 0.4, parts.length > 0 ? 0 : 1).flatMap(([name, { args }]) => {
    const asked = `${name}${givenArguments(draft.random, args)}`;
    return isFree(name, asked) ? [asked] : [];
  });
  return parts.length + shared.length > 0 ? ['__typename', ...shared, ...parts].join(' ') : undefined;
}

function speaksOf(draft: Draft, type: TypeDraft, graph: string): boolean {
  if (type.kind === 'value') localType(type, graph);
  return type.kind === 'entity' ? mention(draft, type, graph) : type.at.has(graph);
}

function declareExternal(type: TypeDraft, name: string, graph: string) {
  const local = localType(type, graph);
  if (local.fields.has(name)) return;
  const { base, wrap, args } = type.fields.get(name)!;
  local.fields.set(name, { type: typeOf(base, wrap), args, external: true });
}

/** Has fields provide what their subgraph does not resolve otherwise. */
export function drawProvisions(draft: Draft) {
  const { random, types } = draft;
  for (const type of [...types.values()]) {
    for (const [name, { base }] of type.fields) {
      const inner = types.get(base);
      for (const graph of inner ? resolversOf(type, name) : []) {
        const field = type.at.get(graph)!.fields.get(name)!;
        if (isOverridden(type, name) || type.kind === 'interface' || !random.maybe(draft.dense ? 0.4 : 0.15)) continue;
        field.provides = provided(draft, inner!, graph);
      }
    }
  }
}

function provided(draft: Draft, inner: TypeDraft, graph: string): string | undefined {
  if (inner.kind === 'entity') return providedOf(draft, inner, graph);
  const local = inner.at.get(graph);
  if (inner.kind === 'value' || !local || local.interfaceObject) return undefined;
  const parts = [...draft.types.values()].flatMap((member) => {
    const isMember = local.members.has(member.name) || member.at.get(graph)?.implements.has(inner.name);
    const set = isMember && member.kind === 'entity' && draft.random.maybe(0.7) && providedOf(draft, member, graph);
    return set ? [`... on ${member.name} { ${set} }`] : [];
  });
  return parts.length > 0 ? parts.join(' ') : undefined;
}

function providedOf(draft: Draft, type: TypeDraft, graph: string, depth = 0): string | undefined {
  const local = type.at.get(graph);
  if (!local) return undefined;
  const leaves = [...type.fields].filter(([name, { base, args }]) => {
    const there = local.fields.get(name);
    const free =
      base !== 'Mood' &&
      resolversOf(type, name).length > 0 &&
      !isOverridden(type, name) &&
      !draft.types.has(base) &&
      args.length === 0;
    return free && (!there || there.external);
  });
  const nested = draft.wild && depth < 2 ? nestedProvisions(draft, type, graph, depth) : [];
  const names = some(draft.random, leaves, 0.3, nested.length > 0 ? 0 : 1).map(([name]) => name);
  for (const name of names) provideHere(type, name, graph);
  const all = [...names, ...nested];
  return all.length > 0 ? all.join(' ') : undefined;
}

/** What a subgraph provides below fields that it does not resolve otherwise. */
function nestedProvisions(draft: Draft, type: TypeDraft, graph: string, depth: number): string[] {
  const fields = [...type.fields].filter(([name, { base, args }]) => {
    const there = type.at.get(graph)?.fields.get(name);
    const inner = draft.types.get(base);
    const suits = inner?.kind === 'entity' || (inner?.kind === 'value' && inner.whole && inner.at.has(graph));
    const free = resolversOf(type, name).length > 0 && !isOverridden(type, name) && args.length === 0;
    return suits && free && (!there || there.external);
  });
  return some(draft.random, fields, 0.3).flatMap(([name, { base }]) => {
    const inner = draft.types.get(base)!;
    if (!speaksOf(draft, inner, graph)) return [];
    const below = inner.kind === 'value' ? ownLeaves(inner, graph) : providedOf(draft, inner, graph, depth + 1);
    if (!below) return [];
    provideHere(type, name, graph);
    return [`${name} { ${below} }`];
  });
}

/** Of a value that the subgraph resolves. */
function ownLeaves(type: TypeDraft, graph: string): string | undefined {
  const names = [...type.at.get(graph)!.fields].flatMap(([name, field]) =>
    !field.external && leafTypes.includes(type.fields.get(name)!.base) && field.args.length === 0 ? [name] : [],
  );
  return names.length > 0 ? names.join(' ') : undefined;
}

function provideHere(type: TypeDraft, name: string, graph: string) {
  declareExternal(type, name, graph);
  for (const owner of resolversOf(type, name)) type.at.get(owner)!.fields.get(name)!.shareable = true;
}
