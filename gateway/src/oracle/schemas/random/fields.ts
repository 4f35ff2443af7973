import { addField, addType, type Draft, fullGraphs, mention, resolve, some, type TypeDraft, typeOf } from './draft.ts';
import { drawArguments, leafTypes } from './leaves.ts';
import { wraps } from './objects.ts';

const names = ['name', 'size', 'note', 'tags', 'owner', 'items', 'next', 'best', 'kind', 'count', 'toString', 'spot'];

/** Fields of entities: in one subgraph, shared, or taken over by another one. */
export function drawFields(draft: Draft) {
  const { random } = draft;
  for (const type of [...draft.types.values()].filter(({ kind }) => kind === 'entity')) {
    for (const name of some(random, names, 0.25, 2)) {
      if (type.fields.has(name)) continue;
      const full = fullGraphs(type);
      const graphs = random.maybe(0.75) ? [random.pick(full)] : some(random, full, 0.5, 1);
      const takenOver = graphs.length === 2 && random.maybe(0.4);
      const base = pickBase(draft, graphs, takenOver);
      const args = drawArguments(random);
      const wrap = random.pick(wraps);
      addField(draft, type, name, { base, wrap, args });
      answerIn(draft, type, name, graphs);
      if (takenOver) takeOver(draft, type, name, graphs);
    }
  }
}

function takeOver({ random }: Draft, type: TypeDraft, name: string, [from, by]: readonly string[]) {
  const old = type.at.get(from!)!.fields.get(name)!;
  const taking = type.at.get(by!)!.fields.get(name)!;
  old.shareable = false;
  taking.shareable = false;
  const label = random.maybe(0.4) ? `percent(${random.pick(['0', '100'])})` : undefined;
  taking.override = { from: from!, label };
}

/** Has these subgraphs resolve a field, one of them perhaps never null where others may be. */
function answerIn(draft: Draft, type: TypeDraft, name: string, graphs: readonly string[]) {
  const { base, wrap } = type.fields.get(name)!;
  for (const [i, graph] of graphs.entries()) {
    const inner = draft.types.get(base);
    if (inner) mention(draft, inner, graph);
    const strict = i > 0 && !wrap.endsWith('!') && draft.random.maybe(0.3);
    resolve(type, name, graph, strict ? `${wrap}!` : wrap);
  }
}

/** A type that all of these subgraphs can answer. */
function pickBase({ random, types }: Draft, graphs: readonly string[], takenOver: boolean): string {
  if (random.maybe(0.5)) return random.pick(leafTypes);
  const can = (type: TypeDraft) => {
    if (type.kind === 'entity') return graphs.every((graph) => !type.forbidden.has(graph));
    if (type.kind === 'value' && !type.whole) return !takenOver && sameMembers(graphs, [...type.homes]);
    if (type.kind === 'value') return graphs.every((graph) => type.homes.has(graph));
    return type.kind !== 'root' && graphs.every((graph) => type.at.has(graph));
  };
  const suitable = [...types.values()].filter(can);
  const rare = suitable.filter(({ kind }) => kind !== 'entity');
  if (rare.length > 0 && random.maybe(0.6)) return random.pick(rare).name;
  return suitable.length > 0 ? random.pick(suitable).name : random.pick(leafTypes);
}

const sameMembers = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((each) => b.includes(each));

/** Root fields: for most types that a subgraph knows, some of them shared, and mutations that later fields show. */
export function drawRoots(draft: Draft) {
  const { random, graphs } = draft;
  const query = addType(draft, 'Query', 'root');
  for (const type of [...draft.types.values()]) {
    if (type.kind === 'root') continue;
    const homes = type.kind === 'value' ? [...type.homes] : [...type.at.keys()];
    const splitValue = type.kind === 'value' && !type.whole;
    for (const suffix of ['', 's', 'Some', 'Grid']) {
      if (!random.maybe(suffix === 's' ? 0.7 : 0.25)) continue;
      const wrap = { '': random.pick(['T', 'T!']), s: random.pick(['[T]', '[T!]', '[T!]!']), Some: 'T', Grid: '[[T]]' }[
        suffix
      ]!;
      const name = `${type.name.toLowerCase()}${suffix}`;
      const by = suffix === 'Some' && type.kind === 'entity' ? type.keys[0]!.fields[0]!.name : undefined;
      const args = by ? [{ name: by, type: typeOf(type.fields.get(by)!.base, 'T!') }] : drawArguments(random);
      addField(draft, query, name, { base: type.name, wrap, args });
      answerIn(
        draft,
        query,
        name,
        splitValue ? homes : random.maybe(0.75) ? [random.pick(homes)] : some(random, homes, 0.5, 1),
      );
    }
  }
  if (query.fields.size === 0) {
    addField(draft, query, 'ok', { base: 'Boolean', wrap: 'T', args: [] });
    resolve(query, 'ok', graphs[0]!);
  }
  drawMutations(draft);
}

/** Each counts up what a field of its entity says, wherever that field is. */
function drawMutations(draft: Draft) {
  const { random } = draft;
  const counted = [...draft.types.values()].filter(
    ({ kind, keys }) => kind === 'entity' && keys[0]!.fields[0]!.name === 'id',
  );
  if (counted.length === 0 || random.maybe(0.4)) return;
  const mutation = addType(draft, 'Mutation', 'root');
  for (const type of some(random, counted, 0.5, 1)) {
    if (type.fields.has('moves')) continue;
    addField(draft, type, 'moves', { base: 'Int', wrap: 'T', args: [] });
    resolve(type, 'moves', random.pick(fullGraphs(type)));
    for (const graph of some(random, fullGraphs(type), 0.4, 1)) {
      const name = `move${type.name}In${graph}`;
      addField(draft, mutation, name, {
        base: type.name,
        wrap: random.pick(['T', 'T!']),
        args: [{ name: 'id', type: 'ID!' }, ...drawArguments(random).filter((arg) => arg.name !== 'id')],
      });
      resolve(mutation, name, graph);
    }
  }
}
