import {
  addField,
  addType,
  type Draft,
  declareKey,
  type Key,
  keyText,
  knowWhole,
  mention,
  resolve,
  shuffled,
  some,
  type TypeDraft,
} from './draft.ts';
import { drawArguments, leafTypes } from './leaves.ts';

const entityNames = ['Ant', 'Bee', 'Cat', 'Dog', 'Elk', 'Fox', 'Gnu'];
const valueNames = ['Spot', 'Tint', 'Unity'];

/** Entities by name and key only; where they are known is drawn when it is settled where they must not be. */
export function nameEntities(draft: Draft): TypeDraft[] {
  const { random } = draft;
  return entityNames.slice(0, draft.dense ? 3 + random.below(5) : 2 + random.below(4)).map((name) => {
    const [first, second] = shuffled(random, ['id', 'id', 'code']);
    const others = [...draft.types.values()].filter(({ kind }) => kind === 'entity');
    const keys: Key[] = [{ fields: [{ name: first! }] }];
    if (random.maybe(0.6)) keys.push({ fields: [{ name: second === first ? 'code' : second! }] });
    if (random.maybe(0.35)) {
      const owner = others.length > 0 ? random.pick(others) : undefined;
      const below = owner && owner.keys[0]!.fields[0]!.name;
      keys.push({ fields: [{ name: 'num' }, owner ? { name: 'host', below } : { name: 'code' }] });
    }
    const type = addType(draft, name, 'entity', keys);
    const distinct = new Set(keys.flatMap(({ fields }) => fields.map((field) => field.name)));
    for (const field of distinct) {
      const bases: Record<string, string> = {
        id: 'ID',
        code: random.pick(['ID', 'String', 'Int']),
        num: 'Int',
        host: others.find(({ keys: theirs }) => theirs.length > 0)?.name ?? 'Int',
      };
      const host = keys.flatMap(({ fields }) => fields).find(({ below }) => below);
      const base = field === 'host' && host ? hostOf(others, host.below!, random.pick) : bases[field]!;
      addField(draft, type, field, { base, wrap: random.maybe(0.9) || field === 'id' ? 'T!' : 'T', args: [] });
    }
    return type;
  });
}

/** Some entity whose first key is this field. */
const hostOf = (others: readonly TypeDraft[], below: string, pick: (from: readonly string[]) => string) =>
  pick(others.filter(({ keys }) => keys[0]!.fields[0]!.name === below).map(({ name }) => name));

/**
 * Draws where an entity is found, and by which keys: from each subgraph there is a way to each other one, often by way of
 * a third.
 */
export function placeEntity(draft: Draft, type: TypeDraft, home?: string) {
  const { random, graphs } = draft;
  const allowed = graphs.filter((graph) => !type.forbidden.has(graph));
  const places = some(random, allowed, 0.5, 1 + random.below(2)).filter((graph) => graph !== home);
  if (home) places.unshift(home);
  for (const [i, graph] of places.entries()) {
    if (i === 0) {
      declareKey(draft, type, graph, type.keys[0]!, true);
      continue;
    }
    const before = type.at.get(random.pick(places.slice(0, i)));
    const known = type.keys.filter((key) => before?.keys.get(keyText(key)));
    declareKey(draft, type, graph, known.length > 0 ? random.pick(known) : type.keys[0]!, true);
    for (const key of type.keys) {
      if (type.at.get(graph)?.keys.has(keyText(key)) || !random.maybe(0.4)) continue;
      if (canDeclare(draft, key, type, graph)) declareKey(draft, type, graph, key, random.maybe(0.8));
    }
  }
  const [first] = places;
  for (const key of type.keys.slice(1)) {
    if (random.maybe(0.5) && canDeclare(draft, key, type, first!)) {
      declareKey(draft, type, first!, key, random.maybe(0.9));
    }
  }
}

const canDeclare = (draft: Draft, { fields }: Key, type: TypeDraft, graph: string) =>
  fields.every(({ name, below }) => !below || !draft.types.get(type.fields.get(name)!.base)!.forbidden.has(graph));

export const wraps = ['T', 'T', 'T', 'T!', '[T]', '[T!]', '[T!]!', '[[T]]', '[[T!]!]'];

/** Values without keys: all of one in each subgraph, or split, so that only together they have all of it. */
export function drawValues(draft: Draft, entities: readonly TypeDraft[]) {
  const { random, graphs } = draft;
  for (const name of valueNames.slice(0, random.below(4))) {
    const type = addType(draft, name, 'value');
    const homes = some(random, graphs, 0.4, 1 + random.below(2));
    for (const home of homes) type.homes.add(home);
    for (const field of some(random, ['name', 'size', 'code', 'note', 'owner'], 0.5, 2)) {
      const suitable = entities.filter(({ forbidden }) => homes.every((home) => !forbidden.has(home)));
      const entity = random.maybe(0.25) && suitable.length > 0;
      const base = entity ? random.pick(suitable).name : random.pick(leafTypes);
      addField(draft, type, field, { base, wrap: random.pick(wraps), args: entity ? [] : drawArguments(random) });
    }
    type.whole = homes.length === 1 || random.maybe(0.5);
    if (type.whole) for (const home of homes) knowWhole(draft, type, home);
    else split(draft, type, homes);
  }
}

function split(draft: Draft, type: TypeDraft, homes: readonly string[]) {
  const { random } = draft;
  const names = [...type.fields.keys()];
  for (const [i, name] of names.entries()) {
    const first = homes[i % homes.length]!;
    for (const home of new Set([first, ...some(random, homes, 0.25)])) {
      const inner = draft.types.get(type.fields.get(name)!.base);
      if (inner) mention(draft, inner, home);
      resolve(type, name, home);
    }
  }
  for (const home of homes.slice(names.length)) resolve(type, names[0]!, home);
}
