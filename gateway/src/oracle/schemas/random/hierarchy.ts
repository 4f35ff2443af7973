import { addField, addType, type Draft, localType, some, typeOf } from './draft.ts';

/**
 * An interface above another one, which its objects have as well, in some of the subgraphs that know the lower one; not where
 * that is an object, since the planner finds no way from such an object to an interface above it.
 */
export function drawHierarchy(draft: Draft) {
  const { random, types } = draft;
  const interfaces = [...types.values()].filter(({ kind }) => kind === 'interface');
  if (interfaces.length === 0 || random.maybe(0.3)) return;
  const lower = random.pick(interfaces);
  const upper = addType(draft, 'Base', 'interface');
  const names = some(random, [...lower.fields.keys()], 0.6, 1);
  for (const [graph, local] of lower.at) {
    const shared = names.filter((name) => {
      const field = local.fields.get(name);
      return field && !field.external;
    });
    if (shared.length === 0 || local.interfaceObject || random.maybe(0.25)) continue;
    for (const name of shared) {
      const field = lower.fields.get(name)!;
      if (!upper.fields.has(name)) addField(draft, upper, name, field);
      localType(upper, graph).fields.set(name, { type: typeOf(field.base, field.wrap), args: field.args });
    }
    local.implements.add(upper.name);
    for (const member of types.values()) {
      const there = member.at.get(graph);
      if (there?.implements.has(lower.name)) there.implements.add(upper.name);
    }
  }
  if (upper.at.size === 0) types.delete(upper.name);
}
