import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import type { Random } from './random.ts';

/** Values to choose from, for identifiers that exist and for scalars that only their subgraph knows. */
export type Pools = { ids: readonly string[]; scalars?: Record<string, readonly unknown[]> };

/** A name to be printed as it is: an enum's value, or a variable with its `$`. */
class Bare {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Asked at each place where a value may stand; a variable's name, or undefined for a literal. */
export type VariableAt = (type: GraphQLInputType, hasDefault: boolean) => string | undefined;

/** A random value for a type; in places the text `$name`, when `variable` says so. */
export function inputValue(
  random: Random,
  pools: Pools,
  type: GraphQLInputType,
  variable?: VariableAt,
  hasDefault = false,
): unknown {
  const name = variable?.(type, hasDefault);
  if (name !== undefined) return new Bare(`$${name}`);
  if (isNonNullType(type)) return present(random, pools, type.ofType, variable);
  return random.maybe(0.12) ? null : present(random, pools, type, variable);
}

function present(random: Random, pools: Pools, type: GraphQLInputType, variable?: VariableAt): unknown {
  if (isNonNullType(type)) return present(random, pools, type.ofType, variable);
  if (isListType(type)) {
    const of = type.ofType;
    // One value stands for a list of it.
    if (random.maybe(0.15) && !isListType(isNonNullType(of) ? of.ofType : of)) return present(random, pools, of);
    return Array.from({ length: random.below(4) }, () => inputValue(random, pools, of, variable));
  }
  if (isInputObjectType(type)) {
    const members = Object.values(type.getFields()).filter((field) => isRequiredInputField(field) || random.maybe(0.6));
    return Object.fromEntries(
      members.map((field) => [
        field.name,
        inputValue(random, pools, field.type, variable, field.defaultValue !== undefined),
      ]),
    );
  }
  if (isEnumType(type)) return new Bare(random.pick(type.getValues()).name);
  const own = pools.scalars?.[type.name];
  if (own) return random.pick(own);
  if (type.name === 'Int') return random.pick([0, 1, 2, 3, -1, 2147483647]);
  if (type.name === 'Float') return random.pick([0, 1, 2.5, -0.125, 1e6]);
  if (type.name === 'Boolean') return random.maybe(0.5);
  if (type.name === 'String')
    return random.pick(['', 'a', '0', 'null', '$a', 'say "hi" \\ \n', 'Đà Nẵng 😀', '{"a":1}']);
  if (type.name === 'ID') return random.maybe(0.1) ? 0 : random.pick(pools.ids);
  return random.pick(['', 'x', 0, false, 1.5, [], [0, ['']], { id: '', on: [null, { a: 0 }] }]);
}

/** A value as GraphQL text. */
export function literal(value: unknown): string {
  if (value instanceof Bare) return value.name;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, member]) => `${name}: ${literal(member)}`)
    .join(', ')}}`;
}

/** A value without variables as JSON. */
export function asJson(value: unknown): unknown {
  if (value instanceof Bare) return value.name;
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asJson(member)]));
}
