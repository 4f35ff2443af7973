import { type Draft, resolversOf, some } from './draft.ts';

/** Hides some fields from clients, keys among them; never what an interface has, nor all of a type. */
export function hideSome(draft: Draft) {
  const { random, types } = draft;
  if (random.maybe(0.5)) return;
  const all = [...types.values()];
  const hideable = all.flatMap((type) => {
    if (type.kind !== 'entity' && type.kind !== 'value') return [];
    const interfaces = all.filter((each) => [...type.at.values()].some((local) => local.implements.has(each.name)));
    const names = [...type.fields.keys()].filter((name) => !interfaces.some(({ fields }) => fields.has(name)));
    return names.slice(1).map((name) => ({ type, name }));
  });
  for (const { type, name } of some(random, hideable, 0.1, 1).slice(0, 3)) {
    const visible = [...type.fields.keys()].filter((each) => !isHidden(type.at.values(), each));
    if (visible.length < 2) continue;
    for (const graph of resolversOf(type, name)) type.at.get(graph)!.fields.get(name)!.inaccessible = true;
  }
}

const isHidden = (locals: Iterable<{ fields: Map<string, { inaccessible?: boolean }> }>, name: string) =>
  [...locals].some(({ fields }) => fields.get(name)?.inaccessible);
