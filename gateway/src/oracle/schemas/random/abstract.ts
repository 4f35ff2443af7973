import {
  addField,
  addType,
  type Draft,
  declareKey,
  fullGraphs,
  localType,
  mention,
  resolve,
  some,
  type TypeDraft,
  typeOf,
} from './draft.ts';
import { drawArguments, leafTypes } from './leaves.ts';
import { wraps } from './objects.ts';

/** An interface with a key that further subgraphs know as an object, and where its members are all known. */
export type KeyedInterface = { type: TypeDraft; members: TypeDraft[]; home: string; objects: string[] };

/** Decided before the entities are placed: who knows an interface as an object must not know its members. */
export function nameKeyedInterface(
  draft: Draft,
  entities: readonly TypeDraft[],
  name = 'Thing',
): KeyedInterface | undefined {
  const { random, graphs } = draft;
  const withId = entities.filter(({ keys }) =>
    keys.some(({ fields }) => fields.length === 1 && fields[0]!.name === 'id'),
  );
  if (withId.length < 2 || graphs.length < 3 || random.maybe(0.4)) return undefined;
  const members = some(random, withId, 0.4, 2);
  const [home, ...others] = some(random, graphs, 1);
  const objects = others.slice(0, 1 + random.below(Math.min(2, others.length - 1)));
  for (const member of members) for (const graph of objects) member.forbidden.add(graph);
  const type = addType(draft, name, 'interface', [{ fields: [{ name: 'id' }] }]);
  addField(draft, type, 'id', { base: 'ID', wrap: 'T!', args: [] });
  return { type, members, home: home!, objects };
}

export function drawKeyedInterface(
  draft: Draft,
  { type, members, home, objects }: KeyedInterface,
  names: readonly (readonly string[])[] = [
    ['label', 'weight', 'rank'],
    ['votes', 'fee', 'badge', 'quota'],
  ],
) {
  const { random } = draft;
  const id = { fields: [{ name: 'id' }] };
  for (const member of members) {
    declareKey(draft, member, home, id, true);
    localType(member, home).implements.add(type.name);
  }
  const local = localType(type, home);
  local.keys.set('id', true);
  resolve(type, 'id', home);
  giveFields(draft, type, members, names[0]!, home);
  declareWhereAllHave(draft, type, members);
  for (const graph of objects) {
    localType(type, graph).interfaceObject = true;
    localType(type, graph).keys.set('id', random.maybe(0.9));
    resolve(type, 'id', graph);
  }
  const resolving = objects.filter((graph) => type.at.get(graph)!.keys.get('id'));
  if (resolving.length === 0) return;
  for (const name of some(random, names[1]!, 0.5, 1)) {
    const base = random.maybe(0.15) ? type.name : random.pick(leafTypes);
    addField(draft, type, name, { base, wrap: random.pick(wraps), args: drawArguments(random) });
    for (const graph of some(random, resolving, 0.2, 1)) resolve(type, name, graph);
  }
}

/** Fields of an interface, which all its members get, each somewhere. */
function giveFields(
  draft: Draft,
  type: TypeDraft,
  members: readonly TypeDraft[],
  names: readonly string[],
  home?: string,
) {
  const { random } = draft;
  for (const name of some(random, names, 0.5, 1)) {
    if (members.some((member) => member.fields.has(name))) continue;
    const suitable = [...draft.types.values()].filter(
      ({ kind, forbidden }) => kind === 'entity' && forbidden.size === 0 && !members.some((m) => m.kind === 'value'),
    );
    const base = random.maybe(0.25) && suitable.length > 0 ? random.pick(suitable).name : random.pick(leafTypes);
    const wrap = random.pick(wraps);
    const args = drawArguments(random);
    addField(draft, type, name, { base, wrap, args });
    for (const member of members) {
      const own = random.maybe(0.25) && !wrap.endsWith('!') ? `${wrap}!` : wrap;
      addField(draft, member, name, { base, wrap: own, args });
      const graphs = member.kind === 'value' ? [...member.homes] : some(random, fullGraphs(member), 0.4, 1);
      if (home && member.kind !== 'value' && random.maybe(0.6)) graphs.push(home);
      for (const graph of graphs) {
        const inner = draft.types.get(base);
        if (inner) mention(draft, inner, graph);
        resolve(member, name, graph);
      }
    }
  }
}

/** In each subgraph: the members that it knows, or some of them, and of the fields those that all of these have. */
function declareWhereAllHave(draft: Draft, type: TypeDraft, members: readonly TypeDraft[]) {
  const { random, graphs } = draft;
  for (const graph of graphs) {
    const keyed = type.at.get(graph)?.keys.size;
    const there = members.filter((member) =>
      member.kind === 'value' ? member.homes.has(graph) : member.at.get(graph)?.keys.size,
    );
    const chosen = keyed ? there : some(random, there, 0.8, 1);
    const shared = [...type.fields.keys()].filter(
      (name) => chosen.length > 0 && chosen.every((member) => member.at.get(graph)!.fields.has(name)),
    );
    if (shared.length === 0) continue;
    for (const name of shared) {
      const { base, wrap, args } = type.fields.get(name)!;
      localType(type, graph).fields.set(name, { type: typeOf(base, wrap), args });
    }
    for (const member of chosen) member.at.get(graph)!.implements.add(type.name);
  }
}

/** Interfaces without keys, of entities and of values. */
export function drawInterfaces(draft: Draft) {
  const { random } = draft;
  const pools = [
    ['title', 'price'],
    ['rating', 'since', 'kin'],
  ];
  for (const name of ['Named', 'Rated'].slice(0, random.below(3))) {
    const members = some(random, suitableMembers(draft), 0.5, 2);
    const names = pools.shift()!;
    if (members.length < 2) continue;
    const type = addType(draft, name, 'interface');
    giveFields(draft, type, members, names);
    declareWhereAllHave(draft, type, members);
    if (type.at.size === 0) draft.types.delete(name);
  }
}

const suitableMembers = ({ types }: Draft) =>
  [...types.values()].filter((type) => type.kind === 'entity' || (type.kind === 'value' && type.whole));

/** Unions, each subgraph with the members that it knows, or some of them. */
export function drawUnions(draft: Draft) {
  const { random, graphs } = draft;
  for (const name of ['Any', 'Some'].slice(0, random.below(3))) {
    const members = some(random, suitableMembers(draft), 0.5, 2);
    const type = addType(draft, name, 'union');
    for (const graph of graphs) {
      const there = members.filter(({ kind, homes, at }) => (kind === 'value' ? homes.has(graph) : at.has(graph)));
      const chosen = some(random, there, 0.75, 1);
      if (chosen.length === 0 || random.maybe(0.2)) continue;
      for (const member of chosen) localType(type, graph).members.add(member.name);
    }
    if (type.at.size === 0) draft.types.delete(name);
  }
}
