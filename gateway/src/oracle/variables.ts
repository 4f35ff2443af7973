import { type GraphQLInputType, GraphQLNonNull, isNonNullType } from 'graphql';
import { asJson, inputValue, literal, type Pools } from './inputs.ts';
import type { Random } from './random.ts';

export type Variables = ReturnType<typeof createVariables>;

/** The variables of one operation, defined when they are first used. */
export function createVariables(random: Random, pools: Pools, names: readonly string[]) {
  const definitions = new Map<string, { type: string; text: string }>();
  const values: Record<string, unknown> = Object.create(null);

  function define(type: GraphQLInputType, hasDefault: boolean): string {
    const nullable = isNonNullType(type) ? type.ofType : type;
    const fallback = random.maybe(0.3);
    // A place that is not null also takes a nullable variable if either has a default.
    const loose = !isNonNullType(type) || ((fallback || hasDefault) && random.maybe(0.6));
    const of = loose && random.maybe(0.75) ? nullable : new GraphQLNonNull(nullable);
    const byDefault = fallback
      ? inputValue(random, pools, isNonNullType(type) ? new GraphQLNonNull(nullable) : of)
      : undefined;
    const name = fresh();
    const suffix = byDefault === undefined ? '' : ` = ${literal(byDefault)}`;
    definitions.set(name, { type: signature(type, hasDefault), text: `$${name}: ${of}${suffix}` });
    const optional = !isNonNullType(of) || byDefault !== undefined;
    if (optional && random.maybe(0.3)) return name;
    // Null given for what is not null is an error of the field; here that is not what is tried.
    const given = loose && isNonNullType(type) ? new GraphQLNonNull(nullable) : of;
    values[name] = asJson(inputValue(random, pools, given));
    return name;
  }

  const signature = (type: GraphQLInputType, hasDefault: boolean) => `${type}${hasDefault ? ' with default' : ''}`;

  function fresh(): string {
    const name = random.pick(names);
    if (!definitions.has(name)) return name;
    return `v${definitions.size}`;
  }

  return {
    definitions,
    values,
    /** A variable for a place of this type: one that is there already, or a new one. */
    at(type: GraphQLInputType, hasDefault: boolean): string {
      const known = [...definitions].filter(([, each]) => each.type === signature(type, hasDefault));
      return known.length > 0 && random.maybe(0.5) ? random.pick(known)[0] : define(type, hasDefault);
    },
    header: () => {
      const texts = [...definitions.values()].map(({ text }) => text);
      return texts.length > 0 ? `(${texts.join(', ')})` : '';
    },
  };
}
