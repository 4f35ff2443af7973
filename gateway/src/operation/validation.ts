import {
  type ASTVisitor,
  type DirectiveNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  SingleFieldSubscriptionsRule,
  specifiedRules,
  type ValidationContext,
} from 'graphql';

/**
 * The rules of GraphQL. The one on subscriptions asks for the values of variables when the root has `@skip` or `@include`,
 * and breaks since there are none yet; the specification (September 2025, 6.2.3.1) allows neither there.
 */
export const rules = specifiedRules.map((rule) => (rule === SingleFieldSubscriptionsRule ? oneField : rule));

function oneField(context: ValidationContext): ASTVisitor {
  const usual = SingleFieldSubscriptionsRule(context) as { OperationDefinition(node: OperationDefinitionNode): void };
  return {
    OperationDefinition(node) {
      if (node.operation !== 'subscription') return;
      const conditions = conditionsAt(node.selectionSet, context, new Set());
      for (const directive of conditions) {
        const message = `The root of a subscription takes no @${directive.name.value}.`;
        context.reportError(new GraphQLError(message, { nodes: directive }));
      }
      if (conditions.length === 0) usual.OperationDefinition(node);
    },
  };
}

/** What decides at the root whether it is asked for, in fragments too. */
function conditionsAt(set: SelectionSetNode, context: ValidationContext, seen: Set<string>): DirectiveNode[] {
  return set.selections.flatMap((selection) => {
    const own = selection.directives?.filter(({ name }) => name.value === 'skip' || name.value === 'include') ?? [];
    if (selection.kind === Kind.FIELD) return own;
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return [...own, ...conditionsAt(selection.selectionSet, context, seen)];
    const { value: name } = selection.name;
    const fragment = seen.has(name) ? undefined : context.getFragment(name);
    seen.add(name);
    return fragment ? [...own, ...conditionsAt(fragment.selectionSet, context, seen)] : own;
  });
}
