import type { KeyedInterface } from './abstract.ts';
import { type Draft, declareKey, localType, resolve, resolversOf } from './draft.ts';

/** More about an interface with a key: a second key, a second subgraph that knows it whole, and fields that objects share. */
export function enrichInterface(draft: Draft, { type, members, home, objects }: KeyedInterface) {
  const { random } = draft;
  const code = { fields: [{ name: 'code' }] };
  const bases = new Set(
    members.map(({ fields, keys }) => {
      const field = fields.get('code');
      const isKey = keys.some((key) => key.fields.length === 1 && key.fields[0]!.name === 'code');
      return isKey && field?.wrap === 'T!' ? field.base : undefined;
    }),
  );
  const [base] = bases;
  if (bases.size === 1 && base !== undefined && random.maybe(0.7)) {
    type.fields.set('code', members[0]!.fields.get('code')!);
    for (const member of members) declareKey(draft, member, home, code, true);
    type.at.get(home)!.keys.set('code', true);
    resolve(type, 'code', home);
    for (const graph of objects) {
      if (!random.maybe(0.5)) continue;
      const local = type.at.get(graph)!;
      if (random.maybe(0.5)) {
        local.keys.delete('id');
        local.fields.delete('id');
      }
      local.keys.set('code', true);
      resolve(type, 'code', graph);
    }
  }
  for (const graph of draft.graphs) {
    const knowsAll = members.every((member) => member.at.get(graph)?.keys.get('id'));
    const local = type.at.get(graph);
    if (graph === home || objects.includes(graph) || !knowsAll || !local || !random.maybe(0.6)) continue;
    for (const member of members) localType(member, graph).implements.add(type.name);
    local.keys.set('id', random.maybe(0.8));
    resolve(type, 'id', graph);
  }
  for (const name of [...type.fields.keys()]) {
    const own = members.every((member) => resolversOf(member, name).length > 0);
    if (name === 'id' || name === 'code' || !own || !random.maybe(0.3)) continue;
    const graph = random.pick(objects);
    if (!type.at.get(graph)!.keys.get('id')) continue;
    resolve(type, name, graph).shareable = true;
    for (const member of members) {
      for (const each of resolversOf(member, name)) member.at.get(each)!.fields.get(name)!.shareable = true;
    }
  }
}
