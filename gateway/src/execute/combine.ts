import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  print,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { entitiesField, fetchDocument } from '../operation/fetch-document.ts';
import type { PlannedFetch } from '../operation/split.ts';

/** Several entity fetches as one operation: `_0: _entities(representations: $_r0) {…} _1: …`. */
export type Combined = {
  text: string;
  /** The variable of each list. */
  representations: readonly string[];
  /** The other variables. */
  variables: readonly string[];
  /** For each list, the first one that selects the same. */
  same: readonly number[];
};

/** Undefined when they cannot share an operation: a fragment or a variable of one name means two things. */
export function combine(fetches: readonly PlannedFetch[]): Combined | undefined {
  const documents = fetches.map(fetchDocument);
  const variables = new Map<string, VariableDefinitionNode>();
  const fragments = new Map<string, string>();
  for (const { operation, fragments: own } of documents) {
    for (const definition of operation.variableDefinitions ?? []) {
      const name = definition.variable.name.value;
      if (name === 'representations') continue;
      if (print(variables.get(name) ?? definition) !== print(definition)) return undefined;
      variables.set(name, definition);
    }
    for (const [name, fragment] of own) {
      const text = print(fragment);
      if ((fragments.get(name) ?? text) !== text) return undefined;
      fragments.set(name, text);
    }
  }

  let prefix = '_r';
  while ([...variables.keys()].some((name) => name.startsWith(prefix))) prefix = `_${prefix}`;
  const representations = documents.map((_, i) => `${prefix}${i}`);
  const [first] = documents;
  const list = first!.operation.variableDefinitions!.find(({ variable }) => variable.name.value === 'representations')!;
  const operation: OperationDefinitionNode = {
    ...first!.operation,
    variableDefinitions: [
      ...representations.map((name) => ({ ...list, variable: { ...list.variable, name: nameNode(name) } })),
      ...variables.values(),
    ],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: documents.map((document, i) => listField(entitiesField(document.operation), i, representations[i]!)),
    },
  };
  const selected = documents.map((document) => print(entitiesField(document.operation)));
  return {
    text: stripIgnoredCharacters([print(operation), ...fragments.values()].join('\n')),
    representations,
    variables: [...variables.keys()],
    same: selected.map((text) => selected.indexOf(text)),
  };
}

function listField(entities: FieldNode, i: number, variable: string): FieldNode {
  const field: FieldNode = visit(entities, {
    Variable: (node) => (node.name.value === 'representations' ? { ...node, name: nameNode(variable) } : undefined),
  });
  return { ...field, alias: nameNode(`_${i}`) };
}

const nameNode = (value: string) => ({ kind: Kind.NAME as const, value });
