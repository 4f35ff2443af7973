import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { responseName } from '../operation/asking.ts';
import { introspector } from '../operation/introspection.ts';
import type { QueryPlan } from '../operation/plan.ts';
import {
  type AnswerField,
  type AnswerNode,
  anything,
  BUBBLES,
  builtIn,
  composite,
  enumeration,
  listOf,
  nonNull,
  object,
  Plain,
  plain,
  scalar,
  typename,
  unknownObject,
  unknownType,
} from './answer-node.ts';
import { createPathTree, pathForClient } from './client-errors.ts';
import { isObject, type JsonObject } from './json.ts';
import type { Found, Path, State } from './state.ts';

/** An error as it is found, with the path that the client sees. */
export type ClientError = Omit<Found, 'path'> & { path: Path };

/** The answer's data as JSON, what went wrong, and whether it was written the exact way. */
export type Written = { data: string; errors: ClientError[]; exact: boolean };

export type AnswerRules = { apiSchema: GraphQLSchema; reserved: ReadonlySet<string> };

/** Compiles how the answer of an operation is written. */
export function compileAnswer(plan: QueryPlan, { apiSchema, reserved }: AnswerRules) {
  const { operation, fragments, original, nothing } = plan;
  const rootType = apiSchema.getRootType(operation.operation)!;
  const fieldPaths = fieldPathsOf(operation.selectionSet, fragments);
  // Of the run that is being written, which happens in one go: what the schema is asked may depend on them.
  let variables: JsonObject = {};
  const root = objectNode(rootType, [operation.selectionSet]);

  function typeNode(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): AnswerNode {
    if (isNonNullType(type)) return nonNull(typeNode(type.ofType, sets));
    if (isListType(type)) return listOf(typeNode(type.ofType, sets));
    if (isEnumType(type)) return enumeration(type.getValues().map(({ name }) => name));
    if (isLeafType(type)) {
      const plainly = Object.hasOwn(builtIn, type.name) ? builtIn[type.name] : undefined;
      return plainly ? scalar(plainly, (value) => type.serialize(value)) : anything;
    }
    return compositeNode(type, sets);
  }

  function compositeNode(type: GraphQLNamedType, sets: readonly SelectionSetNode[]): AnswerNode {
    const nodes = new Map<string | undefined, AnswerNode>();
    return composite((name) => {
      const known = nodes.get(name);
      if (known) return known;
      const concrete = name === undefined ? type : apiSchema.getType(name);
      // Not remembered when it is none: a subgraph may invent names without end.
      if (!isObjectType(concrete) && !isInterfaceType(concrete)) return name === undefined ? unknownObject : undefined;
      if (concrete !== type && !(isAbstractType(type) && apiSchema.isSubType(type, concrete))) return undefined;
      const node = objectNode(concrete, sets);
      nodes.set(name, node);
      return node;
    });
  }

  function objectNode(type: GraphQLObjectType | GraphQLInterfaceType, sets: readonly SelectionSetNode[]): AnswerNode {
    const asked = new Map<string, FieldNode[]>();
    if (!collect(type, sets, asked)) return unknownObject;
    const fields = [...asked].map(([name, nodes]): AnswerField => {
      return { name, shown: original(name), hidden: name === nothing, node: fieldNode(type, nodes) };
    });
    return object(fields);
  }

  function fieldNode(type: GraphQLObjectType | GraphQLInterfaceType, nodes: readonly FieldNode[]): AnswerNode {
    const field = nodes[0]!.name.value;
    if (field === '__typename') return isObjectType(type) ? typename(type.name) : unknownType;
    if (field === '__schema' || field === '__type') return schemaNode(nodes);
    return typeNode(
      type.getFields()[field]!.type,
      nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    );
  }

  function schemaNode(nodes: readonly FieldNode[]): AnswerNode {
    const ask = introspector(apiSchema, plan, nodes, original);
    return { text: () => JSON.stringify(ask(variables)), exact: () => ask(variables) };
  }

  /** The fields of an object of this type, in the operation's order; false when they depend on a type not known. */
  function collect(
    type: GraphQLObjectType | GraphQLInterfaceType,
    sets: readonly SelectionSetNode[],
    asked: Map<string, FieldNode[]>,
  ): boolean {
    return sets.every(({ selections }) =>
      selections.every((selection) => {
        if (selection.kind === Kind.FIELD) {
          const name = responseName(selection);
          asked.set(name, [...(asked.get(name) ?? []), selection]);
          return true;
        }
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]! : selection;
        const condition = fragment.typeCondition && apiSchema.getType(fragment.typeCondition.name.value);
        const holds =
          !condition || condition === type || (isAbstractType(condition) && apiSchema.isSubType(condition, type));
        return holds ? collect(type, [fragment.selectionSet], asked) : isObjectType(type);
      }),
    );
  }

  const asking = {
    isAsked: (fieldPath: string) => fieldPaths.has(fieldPath),
    isReserved: (name: string) => reserved.has(name),
    isNeeded(type: unknown, fields: readonly string[], names: readonly string[]) {
      if (typeof type !== 'string' || !isObjectType(apiSchema.getType(type))) return true;
      return plan.typesNeeding(fields, names)?.has(type) ?? true;
    },
  };

  /** Names as the client knows them. What a subgraph put into a custom scalar keeps its own. */
  function shown(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(shown);
    if (!isObject(value) || Object.getPrototypeOf(value) !== Plain.prototype) return value;
    const out: JsonObject = plain();
    for (const [name, below] of Object.entries(value)) if (name !== nothing) out[original(name)] = shown(below);
    return out;
  }

  /** Writes what a run has found. */
  function quick(state: State): string | undefined {
    const { root: value } = state;
    variables = state.variables;
    return root.text(value);
  }

  function exact(state: State): Written {
    const { root: value, errors: found } = state;
    variables = state.variables;
    const errors: Found[] = [...(found ?? [])];
    const paths = createPathTree(errors.map(({ path }) => path));
    const completed = root.exact(value, {
      path: [],
      failed: paths.touches,
      report(message, path) {
        errors.push({ error: new IllFormed(message), path: [...path], subgraph: '' });
        paths.add(path);
      },
    });
    const data = completed === BUBBLES ? null : completed;
    const forClient = errors.flatMap((error) => {
      const path = pathForClient(error.path, data, value, asking);
      return path ? [{ ...error, path: path.map((step) => (typeof step === 'string' ? original(step) : step)) }] : [];
    });
    return { data: JSON.stringify(plan.renamed ? shown(data) : data), errors: forClient, exact: true };
  }

  return {
    quick,
    exact,
    write(state: State): Written {
      const text = state.errors ? undefined : quick(state);
      return text === undefined ? exact(state) : { data: text, errors: [], exact: false };
    },
  };
}

/** What a subgraph answered does not fit the schema. */
export class IllFormed extends Error {}

/** Every response path of an operation, `.a.b`, whatever the type. */
function fieldPathsOf(set: SelectionSetNode, fragments: Record<string, FragmentDefinitionNode>): Set<string> {
  const paths = new Set<string>();
  (function walk({ selections }: SelectionSetNode, at: string) {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const path = `${at}.${responseName(selection)}`;
        paths.add(path);
        if (selection.selectionSet) walk(selection.selectionSet, path);
      } else {
        walk((selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]! : selection).selectionSet, at);
      }
    }
  })(set, '');
  return paths;
}
