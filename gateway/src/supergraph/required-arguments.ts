import { type QueryPlanSelectionNode, trimSelectionNodes } from '@apollo/query-planner';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
} from 'graphql';
import { argumentOf, type FieldsType, fieldSet, hasFields, namedType, textOf } from './join.ts';

/** A field that stands for a required field with its arguments: `_req0_fee` for `fee(days: 7)`. */
export type Synthetic = { field: string; arguments: FieldNode['arguments'] };

/** What a field requires of its entity. */
export type Need = {
  /** Path → the name under which the planner knows it. */
  names: ReadonlyMap<string, string>;
  /** The names without which the field cannot be asked at all. */
  top: ReadonlySet<string>;
  selections: readonly QueryPlanSelectionNode[];
};

export type RequiredArguments = {
  document: DocumentNode;
  synthetic: ReadonlyMap<string, Synthetic>;
  /** By `graph|Type|field`. */
  needs: ReadonlyMap<string, Need>;
};

type Found = { names: Map<string, string>; top: Set<string> };

/**
 * Gives each required field with arguments a field of its own, without arguments, in the supergraph that the planner sees.
 * The planner keys what it adds by response name alone, so `fee(days: 7)` and `fee(days: 30)` would become one; and what a
 * client asks of `fee` would be taken for either.
 */
export function separateRequiredArguments(supergraph: DocumentNode): RequiredArguments {
  const types = new Map(supergraph.definitions.filter(hasFields).map((type) => [type.name.value, type]));
  const synthetic = new Map<string, Synthetic>();
  const nameByMeaning = new Map<string, string>();
  const added = new Map<string, FieldDefinitionNode[]>();
  const needs = new Map<string, Need>();

  const implementers = (name: string) =>
    [...types.values()].filter((type) => type.interfaces?.some((each) => each.name.value === name));

  function addField(typeName: string, name: string, original: string) {
    const type = types.get(typeName);
    const definition = type?.fields?.find((field) => field.name.value === original);
    const fields = added.get(typeName) ?? [];
    if (!type || !definition || fields.some((field) => field.name.value === name)) return;
    fields.push({ ...definition, name: { kind: Kind.NAME, value: name }, arguments: [], description: undefined });
    added.set(typeName, fields);
    if (type.kind !== Kind.INTERFACE_TYPE_DEFINITION) return;
    for (const implementer of implementers(typeName)) addField(implementer.name.value, name, original);
  }

  /** One name for a field and its arguments, whatever the type, so that type conditions still merge. */
  function nameOf(field: FieldNode): string {
    const meaning = `${field.name.value}(${(field.arguments ?? []).map(print).sort()})`;
    let name = nameByMeaning.get(meaning);
    if (name === undefined) {
      name = `_req${nameByMeaning.size}_${field.name.value}`;
      nameByMeaning.set(meaning, name);
      synthetic.set(name, { field: field.name.value, arguments: field.arguments });
    }
    return name;
  }

  function rewrite(set: SelectionSetNode, type: string, path: string[], conditional: boolean, found: Found) {
    const selections = set.selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('a field set has no named fragments');
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value ?? type;
        return { ...selection, selectionSet: rewrite(selection.selectionSet, condition, path, true, found) };
      }
      const original = selection.name.value;
      const at = [...path, original];
      const definition = types.get(type)?.fields?.find((field) => field.name.value === original);
      const field: FieldNode =
        definition && selection.selectionSet
          ? {
              ...selection,
              selectionSet: rewrite(selection.selectionSet, namedType(definition.type), at, conditional, found),
            }
          : selection;
      const hasArguments = Boolean(definition?.arguments?.length);
      const name = hasArguments ? nameOf(selection) : original;
      if (hasArguments) addField(type, name, original);
      found.names.set(at.join('.'), name);
      if (path.length === 0 && !conditional) found.top.add(name);
      return hasArguments ? { ...field, name: { kind: Kind.NAME, value: name }, arguments: [] } : field;
    });
    return { ...set, selections };
  }

  function rewriteRequires(field: FieldDefinitionNode, type: string): FieldDefinitionNode {
    const directives = field.directives?.map((directive): ConstDirectiveNode => {
      const requires = directive.name.value === 'join__field' ? textOf(directive, 'requires') : undefined;
      if (requires === undefined) return directive;
      const found: Found = { names: new Map(), top: new Set() };
      const set = rewrite(fieldSet(requires), type, [], false, found);
      const selections = trimSelectionNodes(set.selections);
      needs.set(`${textOf(directive, 'graph')}|${type}|${field.name.value}`, { ...found, selections });
      const value = stripIgnoredCharacters(print(set)).slice(1, -1);
      return {
        ...directive,
        arguments: directive.arguments?.map((argument) =>
          argument.name.value === 'requires' ? { ...argument, value: { kind: Kind.STRING, value } } : argument,
        ),
      };
    });
    return { ...field, directives };
  }

  const mapTypes = (document: DocumentNode, change: (type: FieldsType) => FieldsType): DocumentNode => ({
    ...document,
    definitions: document.definitions.map((each) => (hasFields(each) ? change(each) : each)),
  });
  const rewritten = mapTypes(supergraph, (type) => ({
    ...type,
    fields: type.fields?.map((field) => rewriteRequires(field, type.name.value)),
  }));
  // The new fields carry the directives of the old ones, among them requirements of their own. Those may ask for further
  // fields with arguments, so this goes on until nothing is added.
  let document = rewritten;
  const done = new Map<string, number>();
  for (let before = -1; before !== nameByMeaning.size + countOf(added); ) {
    before = nameByMeaning.size + countOf(added);
    document = mapTypes(document, (type) => {
      const fields = added.get(type.name.value) ?? [];
      const fresh = fields.slice(done.get(type.name.value) ?? 0);
      done.set(type.name.value, fields.length);
      if (fresh.length === 0) return type;
      return {
        ...type,
        fields: [...(type.fields ?? []), ...fresh.map((field) => rewriteRequires(field, type.name.value))],
      };
    });
  }
  return { document: withoutUnusedExternals(document, synthetic), synthetic, needs };
}

function countOf(added: ReadonlyMap<string, readonly unknown[]>): number {
  let count = 0;
  for (const fields of added.values()) count += fields.length;
  return count;
}

/** Drops the external declarations that only a rewritten requirement mentioned: the planner refuses unused ones. */
function withoutUnusedExternals(document: DocumentNode, synthetic: ReadonlyMap<string, Synthetic>): DocumentNode {
  const mentioned = new Set<string>();
  const fieldTypes = document.definitions.filter(hasFields);
  const after = new Map(fieldTypes.map((type) => [type.name.value, type]));

  /** Whether a type implements an interface as this graph knows it. */
  const implementsIn = (type: FieldsType, name: string, graph: string | undefined) =>
    type.directives?.some(
      (join) =>
        join.name.value === 'join__implements' && textOf(join, 'graph') === graph && textOf(join, 'interface') === name,
    );

  /** Notes the fields of a field set by type; what is mentioned of an interface is of all that implement it. */
  function mention(graph: string | undefined, type: string, { selections }: SelectionSetNode) {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        mention(graph, selection.typeCondition?.name.value ?? type, selection.selectionSet);
        continue;
      }
      const name = selection.name.value;
      const definition = after.get(type)?.fields?.find((field) => field.name.value === name);
      mentioned.add(`${graph}|${type}|${name}`);
      for (const each of fieldTypes) {
        if (implementsIn(each, type, graph)) mentioned.add(`${graph}|${each.name.value}|${name}`);
      }
      if (definition && selection.selectionSet) mention(graph, namedType(definition.type), selection.selectionSet);
    }
  }

  for (const type of fieldTypes) {
    for (const join of type.directives ?? []) {
      const key = join.name.value === 'join__type' ? textOf(join, 'key') : undefined;
      if (key !== undefined) mention(textOf(join, 'graph'), type.name.value, fieldSet(key));
    }
    for (const field of type.fields ?? []) {
      for (const join of field.directives ?? []) {
        if (join.name.value !== 'join__field') continue;
        const requires = textOf(join, 'requires');
        const provides = textOf(join, 'provides');
        if (requires !== undefined) mention(textOf(join, 'graph'), type.name.value, fieldSet(requires));
        if (provides !== undefined) mention(textOf(join, 'graph'), namedType(field.type), fieldSet(provides));
      }
    }
  }

  /** Whether an interface of this graph asks its types for the field. */
  const demanded = (type: FieldsType, field: string, graph: string | undefined) =>
    (type.interfaces ?? []).some(({ name }) => {
      const definition = after.get(name.value)?.fields?.find((each) => each.name.value === field);
      const joins = definition?.directives?.filter((each) => each.name.value === 'join__field');
      const has = joins && (joins.length === 0 || joins.some((join) => textOf(join, 'graph') === graph));
      return has && implementsIn(type, name.value, graph);
    });

  const concerned = new Set([...synthetic].flatMap(([name, { field }]) => [name, field]));
  // What another subgraph has taken over is external where it is still required.
  const isExternal = (join: ConstDirectiveNode) =>
    join.name.value === 'join__field' &&
    (argumentOf(join, 'external') === true || argumentOf(join, 'usedOverridden') === true);
  return {
    ...document,
    definitions: document.definitions.map((type) => {
      if (!hasFields(type)) return type;
      const fields = type.fields?.map((field) => {
        if (!concerned.has(field.name.value)) return field;
        const directives = field.directives?.filter((join) => {
          const graph = textOf(join, 'graph');
          const used =
            mentioned.has(`${graph}|${type.name.value}|${field.name.value}`) || demanded(type, field.name.value, graph);
          return used || !isExternal(join);
        });
        return { ...field, directives };
      });
      return { ...type, fields };
    }),
  };
}
