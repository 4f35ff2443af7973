import {
  addField,
  addType,
  type Draft,
  fullGraphs,
  isInKey,
  isMemberAt,
  resolve,
  resolversOf,
  some,
  type TypeDraft,
} from './draft.ts';

/** An optional argument that one of the subgraphs of a shared field has alone: clients do not see it. */
export function addLoneArguments(draft: Draft) {
  const { random, types } = draft;
  for (const type of types.values()) {
    if (type.kind !== 'entity' && type.kind !== 'root') continue;
    for (const name of type.fields.keys()) {
      const graphs = resolversOf(type, name);
      if (graphs.length < 2 || isInKey(type, name) || !random.maybe(0.3)) continue;
      const field = type.at.get(random.pick(graphs))!.fields.get(name)!;
      field.args = [...field.args, { name: 'lone', type: 'Int', default: random.maybe(0.5) ? '7' : undefined }];
    }
  }
}

/** Has one of three subgraphs that share a field take it over from another one. */
export function takeOverShared(draft: Draft) {
  const { random, types } = draft;
  for (const type of types.values()) {
    if (type.kind !== 'entity' && type.kind !== 'root') continue;
    for (const name of type.fields.keys()) {
      const graphs = resolversOf(type, name);
      const least = type.kind === 'root' ? 2 : 3;
      if (graphs.length < least || isInKey(type, name) || !random.maybe(0.4)) continue;
      if (type.name === 'Mutation' || graphs.some((graph) => type.at.get(graph)!.fields.get(name)!.override)) continue;
      const [from, by] = some(random, graphs, 1);
      const label = random.maybe(0.3) ? `percent(${random.pick(['0', '100'])})` : undefined;
      type.at.get(by!)!.fields.get(name)!.override = { from: from!, label };
    }
  }
}

/** Hides a type, with every field that leads to it. */
export function hideType(draft: Draft) {
  const { random, types } = draft;
  if (random.maybe(0.6)) return;
  const all = [...types.values()];
  const type = random.pick(all.filter(({ kind }) => kind === 'entity' || kind === 'value'));
  const leading = all.flatMap((each) =>
    [...each.fields.keys()].flatMap((name) => (answersAnywhere(each, name, type) ? [{ type: each, name }] : [])),
  );
  if (leading.some((each) => each.type.kind === 'interface' || isOfInterface(draft, each.type, each.name))) return;
  const visible = (each: TypeDraft) =>
    [...each.fields.keys()].filter((name) => !leading.some((l) => l.type === each && l.name === name));
  if (leading.some((each) => each.type !== type && visible(each.type).length === 0)) return;
  const abstract = all.filter(({ kind }) => kind === 'union' || kind === 'interface');
  // Two subgraphs that answer one of these must have another type in common.
  if (abstract.some((each) => pairsOf(all, each).some((common) => common.length === 1 && common[0] === type))) return;
  type.inaccessible = true;
  for (const each of leading) {
    for (const local of each.type.at.values()) {
      const field = local.fields.get(each.name);
      if (field && !field.external) field.inaccessible = true;
    }
  }
}

const answersAnywhere = (type: TypeDraft, name: string, answered: TypeDraft) =>
  [...type.at.values()].some(({ fields }) => fields.get(name)?.type.replaceAll(/[[\]!]/g, '') === answered.name);

/** Of an interface or a union: what any two subgraphs know of it in common. */
function pairsOf(all: readonly TypeDraft[], abstract: TypeDraft): TypeDraft[][] {
  const known = [...abstract.at.keys()].map((graph) => all.filter((type) => isMemberAt(abstract, type, graph)));
  return known.flatMap((one) => known.map((other) => one.filter((type) => other.includes(type))));
}

const isOfInterface = ({ types }: Draft, type: TypeDraft, name: string) =>
  [...types.values()].some(
    (each) =>
      each.kind === 'interface' &&
      each.fields.has(name) &&
      [...type.at.values()].some((local) => local.implements.has(each.name)),
  );

/**
 * Entities of which a subgraph knows nothing, though another one names them. Only where whatever it answers is its alone,
 * and nobody requires it.
 */
export function forgetSome({ random, types }: Draft): Record<string, Record<string, readonly number[]>> {
  const unknown: Record<string, Record<string, readonly number[]>> = {};
  const fields = [...types.values()].flatMap(({ at }) =>
    [...at.values()].flatMap((local) => [...local.fields.values()]),
  );
  const required = new Set(fields.flatMap(({ requires }) => requires?.match(/\w+/g) ?? []));
  for (const type of types.values()) {
    const [key] = type.keys;
    const graphs = fullGraphs(type);
    if (type.kind !== 'entity' || graphs.length < 2 || type.keys.length > 1 || !key || random.maybe(0.4)) continue;
    const graph = random.pick(graphs);
    const alone = [...type.at.get(graph)!.fields].every(
      ([name, field]) =>
        isInKey(type, name) ||
        (resolversOf(type, name).length === 1 && !field.external && !field.type.endsWith('!') && !required.has(name)),
    );
    if (alone) unknown[type.name] = { [graph]: [2] };
  }
  return unknown;
}

/** Subscriptions: some of the root fields again, each in one subgraph. */
export function drawSubscriptions(draft: Draft) {
  const { random, types } = draft;
  const query = types.get('Query')!;
  const suitable = [...query.fields].filter(([, { base }]) => types.get(base)?.whole !== false);
  const fields = some(random, suitable, 0.3);
  if (fields.length === 0) return;
  const subscription = addType(draft, 'Subscription', 'root');
  for (const [name, field] of fields) {
    addField(draft, subscription, name, field);
    resolve(subscription, name, random.pick(resolversOf(query, name)));
  }
}

/** Has some subgraphs extend an entity of which others have the key, whose fields are then external to them. */
export function extendSome({ random, types }: Draft) {
  for (const type of types.values()) {
    if (type.kind !== 'entity') continue;
    for (const local of type.at.values()) {
      if (!random.maybe(0.15)) continue;
      local.extension = true;
      for (const [name, field] of local.fields) {
        if (!isInKey(type, name) || resolversOf(type, name).length < 2 || !random.maybe(0.7)) continue;
        local.fields.set(name, { type: field.type, args: field.args, external: true });
      }
    }
  }
}
