import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type NamedTypeNode,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';

/** The types of a supergraph that have fields. */
export type FieldsType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export function hasFields(definition: DefinitionNode): definition is FieldsType {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

/** An argument of a `@join__…` directive, as text or as a boolean. */
export function argumentOf(directive: ConstDirectiveNode, name: string): string | boolean | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value && 'value' in value ? value.value : undefined;
}

export function textOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = argumentOf(directive, name);
  return typeof value === 'string' ? value : undefined;
}

/** The subgraphs: name by its name in the `join__Graph` enum, and the addresses that the supergraph gives them. */
export function graphsOf(supergraph: DocumentNode): Map<string, { name: string; url: string }> {
  const graphs = new Map<string, { name: string; url: string }>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
    for (const value of definition.values ?? []) {
      const graph = value.directives?.find((directive) => directive.name.value === 'join__graph');
      if (graph) graphs.set(value.name.value, { name: textOf(graph, 'name')!, url: textOf(graph, 'url') ?? '' });
    }
  }
  return graphs;
}

/** A field set such as `id place { row }` as a selection set. */
export function fieldSet(text: string): SelectionSetNode {
  const definition = parse(`{${text}}`, { noLocation: true }).definitions[0]!;
  if (definition.kind !== Kind.OPERATION_DEFINITION) throw new Error(`not a field set: ${text}`);
  return definition.selectionSet;
}

export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? (type as NamedTypeNode).name.value : namedType(type.type);
}
