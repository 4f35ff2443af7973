import {
  type Directive,
  type Operation,
  type Selection,
  type SelectionSet,
  Variable,
} from '@apollo/federation-internals';
import type { FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner';
import { fetchedSelections, renamesOf } from './fetch-document.ts';

/**
 * The response paths of fields that the operation asks for and no fetch of the plan brings. The planner has no fetch for a
 * field whose type nothing reachable implements; without this its answer would be null and no error.
 */
export function uncoveredFields(operation: Operation, plan: QueryPlan): string[] {
  const fetched = fetchedPaths(plan.node);
  const missing: string[] = [];

  function walk(set: SelectionSet, at: string, decided: ReadonlyMap<string, boolean>) {
    for (const selection of set.selections()) {
      const now = decide(selection, decided);
      if (!now) continue;
      if (selection.kind === 'FieldSelection') {
        const { name } = selection.element;
        if (name.startsWith('__')) continue;
        const path = `${at}.${selection.element.responseName()}`;
        if (!fetched.has(path)) missing.push(path.slice(1));
        else if (selection.selectionSet) walk(selection.selectionSet, path, now);
      } else {
        const condition = selection.element.typeCondition;
        // A narrower condition may rightly never hold.
        if (!condition || condition.name === set.parentType.name) walk(selection.selectionSet, at, now);
      }
    }
  }

  walk(operation.expandAllFragments().selectionSet, '', new Map());
  return missing;
}

/** What is decided when this selection is asked for; undefined when that contradicts itself. */
function decide({ element }: Selection, decided: ReadonlyMap<string, boolean>): Map<string, boolean> | undefined {
  const now = new Map(decided);
  for (const directive of element.appliedDirectives as readonly Pick<Directive, 'name' | 'arguments'>[]) {
    if (directive.name !== 'skip' && directive.name !== 'include') continue;
    const wanted = directive.name === 'include';
    const value: unknown = directive.arguments().if;
    if (typeof value === 'boolean') {
      if (value !== wanted) return undefined;
    } else if (value instanceof Variable) {
      if ((now.get(value.name) ?? wanted) !== wanted) return undefined;
      now.set(value.name, wanted);
    }
  }
  return now;
}

function fetchedPaths(root: PlanNode | SubscriptionNode | undefined): Set<string> {
  const paths = new Set<string>();

  function note(node: PlanNode | SubscriptionNode | undefined, at: string) {
    switch (node?.kind) {
      case 'Sequence':
      case 'Parallel':
        for (const child of node.nodes) note(child, at);
        break;
      case 'Subscription':
        note(node.primary, at);
        note(node.rest, at);
        break;
      case 'Condition':
        note(node.ifClause, at);
        note(node.elseClause, at);
        break;
      case 'Flatten':
        note(node.node, `${at}${fieldPath(node.path)}`);
        break;
      case 'Fetch':
        noteFetch(node, at);
    }
  }

  function noteFetch(fetch: FetchNode, at: string) {
    const renames = renamesOf(fetch);
    const { selections, fragments } = fetchedSelections(fetch);
    (function noteAll(set: typeof selections, at: string) {
      for (const selection of set.selections) {
        if (selection.kind === 'FragmentSpread') noteAll(fragments.get(selection.name.value)!.selectionSet, at);
        else if (selection.kind === 'InlineFragment') noteAll(selection.selectionSet, at);
        else {
          const asked = selection.alias?.value ?? selection.name.value;
          for (const name of new Set([asked, renames.get(asked) ?? asked])) {
            paths.add(`${at}.${name}`);
            if (selection.selectionSet) noteAll(selection.selectionSet, `${at}.${name}`);
          }
        }
      }
    })(selections, at);
  }

  note(root, '');
  return paths;
}

/** The response names of a plan's path, `.a.b`: without list marks. */
export function fieldPath(path: readonly (string | number)[]): string {
  return path
    .filter((step) => step !== '@')
    .map((step) => `.${step}`)
    .join('');
}
