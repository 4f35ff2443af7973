import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  type SelectionNode,
  validate,
  visit,
} from 'graphql';
import { ask, type Trial, type Wrong } from './differential.ts';

/** The shortest operation found that is wrong in the same way. */
export async function shrink(trial: Trial, wrong: Wrong): Promise<Wrong> {
  const seen = new Set<string>();
  let best = wrong;
  for (let progress = true; progress; ) {
    progress = false;
    for (const query of smaller(parse(best.asked.query, { noLocation: true }))) {
      if (seen.has(query)) continue;
      seen.add(query);
      const next = await stillWrong(trial, best, query);
      if (!next) continue;
      best = next;
      progress = true;
      break;
    }
  }
  return best;
}

async function stillWrong(trial: Trial, { seed, asked, faults, difference }: Wrong, query: string) {
  if (!isValid(trial.world.api, query)) return undefined;
  const operationName = /Other/.test(query) ? asked.operationName : undefined;
  const variables = Object.fromEntries(
    Object.entries(asked.variables ?? {}).filter(([name]) => query.includes(`$${name}:`)),
  );
  const next = await ask(trial, seed, { query, variables, operationName }, faults);
  return next?.difference.kind === difference.kind ? next : undefined;
}

function isValid(schema: GraphQLSchema, query: string): boolean {
  try {
    return validate(schema, parse(query)).length === 0;
  } catch {
    return false; // nothing was left
  }
}

/** Each document that lacks one thing, the largest first. */
function* smaller(document: DocumentNode): Generator<string> {
  for (const definition of document.definitions) {
    if (document.definitions.length > 1) yield tidy(without(document, definition));
  }
  const nodes: ASTNode[] = [];
  visit(document, { enter: (node) => void nodes.push(node) });
  for (const node of nodes) {
    if (isSelection(node)) {
      yield tidy(without(document, node));
      if (node.kind === Kind.INLINE_FRAGMENT) yield tidy(replaced(document, node, node.selectionSet.selections));
      if (node.kind === Kind.FRAGMENT_SPREAD) yield tidy(inlined(document, node));
    }
  }
  for (const node of nodes) {
    if (node.kind === Kind.DIRECTIVE || node.kind === Kind.ARGUMENT || node.kind === Kind.VARIABLE_DEFINITION) {
      yield tidy(without(document, node));
    }
    if (node.kind === Kind.FIELD && node.alias) yield tidy(replaced(document, node, [{ ...node, alias: undefined }]));
  }
}

const isSelection = (node: ASTNode): node is SelectionNode =>
  node.kind === Kind.FIELD || node.kind === Kind.INLINE_FRAGMENT || node.kind === Kind.FRAGMENT_SPREAD;

const without = (document: DocumentNode, gone: ASTNode): DocumentNode =>
  visit(document, { enter: (node) => (node === gone ? null : undefined) });

function replaced(document: DocumentNode, old: ASTNode, by: readonly SelectionNode[]): DocumentNode {
  return visit(document, {
    SelectionSet: {
      enter: (set) => {
        if (!set.selections.some((each) => each === old)) return undefined;
        return { ...set, selections: set.selections.flatMap((each) => (each === old ? by : [each])) };
      },
    },
  });
}

function inlined(document: DocumentNode, spread: SelectionNode): DocumentNode {
  if (spread.kind !== Kind.FRAGMENT_SPREAD) return document;
  const fragment = document.definitions.find(
    (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === spread.name.value,
  );
  if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) return document;
  const { typeCondition, selectionSet } = fragment;
  return replaced(document, spread, [
    { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet, directives: spread.directives },
  ]);
}

/** Without what is left empty or unused. */
function tidy(document: DocumentNode): string {
  let now = document;
  for (let before = ''; before !== print(now); ) {
    before = print(now);
    const spreads = new Set<string>();
    const used = new Set<string>();
    visit(now, {
      FragmentSpread: ({ name }) => void spreads.add(name.value),
      Variable: ({ name }, _key, parent) => {
        if (parent && !('defaultValue' in parent && 'variable' in parent)) used.add(name.value);
      },
    });
    now = visit(now, {
      FragmentDefinition: (node) =>
        spreads.has(node.name.value) && node.selectionSet.selections.length > 0 ? undefined : null,
      VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
      InlineFragment: (node) => (node.selectionSet.selections.length === 0 ? null : undefined),
      FragmentSpread: ({ name }) => (defines(now, name.value) ? undefined : null),
      Field: { leave: (node: FieldNode) => (node.selectionSet?.selections.length === 0 ? null : undefined) },
    });
  }
  return print(now);
}

const defines = (document: DocumentNode, name: string) =>
  document.definitions.some((each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name);
