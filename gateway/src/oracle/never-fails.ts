import { type GraphQLObjectType, type GraphQLSchema, isObjectType, Kind } from 'graphql';
import type { Declared } from './declared.ts';
import { concreteTypes, keyFields, walk } from './field-sets.ts';

/**
 * Fields that no test makes fail, since a gateway could not but lose more than the monolith, or less: those of keys; what
 * is required and not null; what is not null in an object through which a required field is reached (it takes that one
 * along); what is not null in a type but is in its interface, where an interface object hides which type it was; what takes
 * its object along to a place where a subgraph allows no null and clients do; what is not null in one of its subgraphs and
 * is for clients; what is required by one of these.
 */
export function neverFails(
  graphs: Map<string, Declared>,
  full: GraphQLSchema,
  local: Map<string, GraphQLSchema>,
): Set<string> {
  const found = keyFields(graphs, full);
  const notNull = (type: string, field: string) =>
    String((full.getType(type) as GraphQLObjectType).getFields()[field]!.type).endsWith('!');
  const holder = (type: string, field: string) => {
    const fields = (full.getType(type) as GraphQLObjectType).getFields();
    const below = String(fields[field]!.type).replace(/[[\]!]/g, '');
    for (const inner of concreteTypes(full, below)) {
      for (const name of Object.keys(inner.getFields())) {
        if (notNull(inner.name, name)) found.add(`${inner.name}.${name}`);
      }
    }
  };
  for (const type of unevenlyTaken(full, [...local.values()])) {
    const fields = Object.keys((full.getType(type) as GraphQLObjectType).getFields());
    for (const field of fields) if (notNull(type, field)) found.add(`${type}.${field}`);
  }
  for (const types of graphs.values()) {
    for (const [name, { interfaceObject, keys, fields }] of types) {
      for (const type of concreteTypes(full, name)) {
        for (const [field, declared] of fields) {
          if (declared.type.kind !== Kind.NON_NULL_TYPE || notNull(type.name, field)) continue;
          found.add(`${type.name}.${field}`);
        }
      }
      for (const type of interfaceObject ? concreteTypes(full, name) : []) {
        for (const field of Object.keys(type.getFields()))
          if (notNull(type.name, field)) found.add(`${type.name}.${field}`);
      }
      const sets = [
        ...keys.map((key) => key.fields),
        ...[...fields.values()].flatMap(({ requires }) => requires ?? []),
      ];
      for (const set of sets) {
        walk(full, name, set, (type, field, composite) => {
          if (notNull(type, field)) found.add(`${type}.${field}`);
          if (composite) holder(type, field);
        });
      }
    }
  }
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const types of graphs.values()) {
      for (const [name, { fields }] of types) {
        for (const [field, { requires }] of fields) {
          const never = concreteTypes(full, name).some((type) => found.has(`${type.name}.${field}`));
          if (never && requires) walk(full, name, requires, (type, each) => found.add(`${type}.${each}`));
        }
      }
    }
  }
  return found;
}

/** The types whose null takes more along in a subgraph than for clients: there a field that leads to them is stricter. */
function unevenlyTaken(full: GraphQLSchema, locals: readonly GraphQLSchema[]): Set<string> {
  const shape = (type: unknown) => String(type).replaceAll(/\w+/g, '');
  const objects = Object.values(full.getTypeMap()).filter((type) => isObjectType(type));
  const fields = objects.flatMap((owner) =>
    Object.values(owner.getFields()).map(({ name, type }) => {
      const declared = locals.flatMap((local) =>
        [owner, ...owner.getInterfaces()].flatMap((each) => {
          const known = local.getType(each.name);
          return isObjectType(known) ? shape(known.getFields()[name]?.type ?? type) : [];
        }),
      );
      const below = concreteTypes(full, String(type).replaceAll(/[[\]!]/g, ''));
      return {
        owner,
        below,
        isUneven: declared.some((each) => each !== shape(type)),
        passes: shape(type).endsWith('!'),
      };
    }),
  );
  const found = new Set<string>();
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { owner, below, isUneven, passes } of fields) {
      if (isUneven || (passes && found.has(owner.name))) for (const { name } of below) found.add(name);
    }
  }
  return found;
}
