import { type Draft, isInKey, isMemberAt, resolversOf, type TypeDraft } from './draft.ts';

/** Has interfaces say less of a field than their types do: an interface or a union where a type answers one of its members. */
export function loosenInterfaces(draft: Draft) {
  const { random, types } = draft;
  for (const type of types.values()) {
    if (type.kind !== 'interface') continue;
    for (const [name, field] of type.fields) {
      const declaring = [...type.at].flatMap(([graph, { fields, interfaceObject }]) =>
        fields.has(name) && !interfaceObject ? [graph] : [],
      );
      const looser = looserAt(draft, field.base, declaring);
      const asObject = [...type.at.values()].some(({ interfaceObject, fields }) => interfaceObject && fields.has(name));
      if (declaring.length === 0 || asObject || looser.length === 0 || random.maybe(0.4)) continue;
      const chosen = random.pick(looser);
      for (const graph of declaring) {
        const local = type.at.get(graph)!.fields.get(name)!;
        local.type = local.type.replace(field.base, chosen.name);
      }
      field.base = chosen.name;
    }
  }
}

/** Has one of the subgraphs that share a field answer an interface or a union where the others say which type it is. */
export function loosenShared(draft: Draft) {
  const { random, types } = draft;
  for (const type of types.values()) {
    if (type.kind !== 'entity' && type.kind !== 'root') continue;
    for (const [name, field] of type.fields) {
      const graphs = resolversOf(type, name);
      if (graphs.length < 2 || isInKey(type, name) || isDemanded(draft, type, name) || random.maybe(0.4)) continue;
      const graph = random.pick(graphs);
      const looser = looserAt(draft, field.base, [graph]);
      if (looser.length === 0) continue;
      const chosen = random.pick(looser);
      const local = type.at.get(graph)!.fields.get(name)!;
      local.type = local.type.replace(field.base, chosen.name);
      field.base = chosen.name;
    }
  }
}

const isDemanded = ({ types }: Draft, type: TypeDraft, name: string) =>
  [...types.values()].some(
    (each) => each.fields.has(name) && [...type.at.values()].some((local) => local.implements.has(each.name)),
  );

/** Interfaces and unions of which a type is a member in all of these subgraphs. */
function looserAt({ types }: Draft, base: string, graphs: readonly string[]): TypeDraft[] {
  const inner = types.get(base);
  if (!inner || (inner.kind !== 'entity' && inner.kind !== 'value')) return [];
  return [...types.values()].filter((each) => graphs.every((graph) => isMemberAt(each, inner, graph)));
}
