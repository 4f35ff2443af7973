import {
  type ConstDirectiveNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';

/** What a subgraph says of one of its fields. */
export type FieldDeclared = {
  type: TypeNode;
  external: boolean;
  requires?: SelectionSetNode;
  provides?: SelectionSetNode;
  override?: { from: string; label?: string };
};

export type TypeDeclared = {
  kind: TypeDefinitionNode['kind'];
  interfaceObject: boolean;
  keys: { fields: SelectionSetNode; resolvable: boolean }[];
  fields: Map<string, FieldDeclared>;
  /** Of an enum. */
  values: Set<string>;
};

export type Declared = Map<string, TypeDeclared>;

/** What the SDL of a subgraph declares, by type. */
export function declared(sdl: string): Declared {
  const types: Declared = new Map();
  for (const definition of parse(sdl).definitions) {
    if (!('name' in definition) || !definition.name || !isType(definition)) continue;
    const name = definition.name.value;
    const known = types.get(name) ?? emptyType(definition.kind.replace('Extension', 'Definition'));
    types.set(name, known);
    const directives = definition.directives ?? [];
    known.interfaceObject ||= has(directives, 'interfaceObject');
    for (const key of directives.filter((each) => nameOf(each) === 'key')) {
      const { fields, resolvable = true } = argumentsOf(key);
      known.keys.push({ fields: fieldSet(String(fields)), resolvable: Boolean(resolvable) });
    }
    if ('values' in definition) for (const value of definition.values ?? []) known.values.add(value.name.value);
    if (definition.kind.startsWith('InputObject') || !('fields' in definition)) continue;
    const whole = has(directives, 'external');
    for (const field of (definition as ObjectTypeDefinitionNode).fields ?? []) {
      const on = field.directives ?? [];
      const override = argumentsOf(on.find((each) => nameOf(each) === 'override'));
      known.fields.set(field.name.value, {
        type: field.type,
        external: whole || has(on, 'external'),
        requires: setOf(on, 'requires'),
        provides: setOf(on, 'provides'),
        override: override.from ? { from: String(override.from), label: override.label as string } : undefined,
      });
    }
  }
  return types;
}

const isType = (node: { kind: string }): node is TypeDefinitionNode | TypeExtensionNode =>
  /Type(Definition|Extension)$/.test(node.kind);

function emptyType(kind: string): TypeDeclared {
  return {
    kind: kind as TypeDeclared['kind'],
    interfaceObject: false,
    keys: [],
    fields: new Map(),
    values: new Set(),
  };
}

const nameOf = (directive: ConstDirectiveNode) => directive.name.value.replace(/^federation__/, '');
const has = (directives: readonly ConstDirectiveNode[], name: string) =>
  directives.some((directive) => nameOf(directive) === name);

function argumentsOf(directive: ConstDirectiveNode | undefined): Record<string, unknown> {
  return Object.fromEntries(
    (directive?.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

function setOf(directives: readonly ConstDirectiveNode[], name: string): SelectionSetNode | undefined {
  const found = directives.find((directive) => nameOf(directive) === name);
  return found && fieldSet(String(argumentsOf(found).fields));
}

/** A federation field set as a selection set. */
export function fieldSet(text: string): SelectionSetNode {
  const definition = parse(`{${text}}`, { noLocation: true }).definitions[0]!;
  if (definition.kind !== Kind.OPERATION_DEFINITION) throw new Error(`no field set: ${text}`);
  return definition.selectionSet;
}
