import {
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { freePrefix } from './meanings.ts';

export type Folded = {
  document: DocumentNode;
  /** Asked where nothing else is left of a selection set; never answered to a client. */
  placeholder: FieldNode;
};

function isCondition({ name }: DirectiveNode | ConstDirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}

/** The variables that decide whether a part of the operation is asked at all. */
export function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      const value = isCondition(directive) ? directive.arguments?.[0]?.value : undefined;
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/**
 * The operation without `@skip` and `@include`, as these variables decide them. The planner drops a field whose conditions
 * below contradict each other, where the answer is an empty object; and one plan for each combination is simpler to run.
 */
export function foldConditions(document: DocumentNode, variables: Record<string, unknown>): Folded {
  function holds(directive: DirectiveNode): boolean {
    const value = directive.arguments?.[0]?.value;
    const given =
      value?.kind === Kind.VARIABLE ? variables[value.name.value] : value && 'value' in value && value.value;
    return Boolean(given) === (directive.name.value === 'include');
  }

  function fold<Node extends SelectionNode>(node: Node): Node | null | undefined {
    const conditions = node.directives?.filter(isCondition) ?? [];
    if (conditions.length === 0) return undefined;
    if (!conditions.every(holds)) return null;
    return { ...node, directives: node.directives?.filter((directive) => !isCondition(directive)) };
  }

  const folded: DocumentNode = visit(document, { Field: fold, InlineFragment: fold, FragmentSpread: fold });
  const placeholder: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: freePrefix(document, '_nothing') },
    name: { kind: Kind.NAME, value: '__typename' },
  };
  const filled: DocumentNode = visit(folded, {
    SelectionSet: (set): SelectionSetNode | undefined =>
      set.selections.length > 0 ? undefined : { ...set, selections: [placeholder] },
  });
  return { document: filled, placeholder };
}
