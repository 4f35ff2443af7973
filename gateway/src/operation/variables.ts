import { Kind, type VariableDefinitionNode } from 'graphql';

type Test = (value: unknown) => boolean;

const plain: Readonly<Record<string, Test>> = {
  Int: (value) => typeof value === 'number' && value === (value | 0),
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
};

/**
 * Whether every variable is a built-in scalar and plainly holds one. That is most of all requests and costs next to nothing;
 * false says nothing yet, and graphql-js decides.
 */
export function plainVariables(
  definitions: readonly VariableDefinitionNode[],
): (variables: Record<string, unknown>) => boolean {
  const tests = definitions.map(({ variable, type, defaultValue }) => {
    const nonNull = type.kind === Kind.NON_NULL_TYPE;
    const inner = nonNull ? type.type : type;
    const test = inner.kind === Kind.NAMED_TYPE && Object.hasOwn(plain, inner.name.value) && plain[inner.name.value];
    return { name: variable.name.value, test, nonNull, optional: !nonNull || defaultValue !== undefined };
  });
  return (variables) =>
    tests.every(({ name, test, nonNull, optional }) => {
      const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
      if (value === undefined) return optional;
      if (value === null) return !nonNull;
      return test !== false && test !== undefined && test(value);
    });
}
