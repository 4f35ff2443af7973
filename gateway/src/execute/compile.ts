import type { PlanNode } from '@apollo/query-planner';
import type { QueryPlan } from '../operation/plan.ts';
import type { PlannedFetch } from '../operation/split.ts';
import { entityFetches } from './entity-fetch.ts';
import { type EntityList, entityList } from './entity-list.ts';
import { rootFetch } from './root-fetch.ts';
import { identityOf } from './send.ts';
import { writersOf } from './shape.ts';
import type { Step } from './state.ts';
import type { Wiring } from './wiring.ts';

/**
 * A plan as closures, compiled once. Callbacks and not promises: a step without work calls `done` at once, a fetch when its
 * answer is merged.
 */
export function compilePlan(
  { node, primary, known }: QueryPlan,
  parts: Omit<Wiring, 'writers' | 'repeated' | 'known'>,
): Step {
  const wiring: Wiring = { ...parts, known, writers: writersOf(node, primary), repeated: repeatedIn(node) };
  const rest = node ? compile(node, [], wiring) : nothing;
  return primary ? sequence([rootFetch(primary, [], wiring), rest]) : rest;
}

function repeatedIn(root: PlanNode | undefined): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  (function note(node: PlanNode | undefined) {
    if (node?.kind === 'Sequence' || node?.kind === 'Parallel') for (const child of node.nodes) note(child);
    if (node?.kind === 'Flatten') note(node.node);
    if (node?.kind !== 'Fetch') return;
    const identity = identityOf({ service: node.serviceName, text: node.operation });
    (seen.has(identity) ? repeated : seen).add(identity);
  })(root);
  return repeated;
}

const nothing: Step = (_, done) => done();

type At = readonly (string | number)[];

function compile(node: PlanNode, at: At, wiring: Wiring): Step {
  switch (node.kind) {
    case 'Sequence':
      return sequence(node.nodes.map((child) => compile(child, at, wiring)));
    case 'Parallel':
    case 'Flatten':
    case 'Fetch':
      return parallel(stepsOf(node, at, wiring));
    default:
      throw new Error(`a plan with a ${node.kind} node`);
  }
}

function sequence(steps: readonly Step[]): Step {
  return steps.reduceRight((next, step) => (state, done) => step(state, () => next(state, done)), nothing);
}

function parallel(steps: readonly Step[]): Step {
  if (steps.length === 1) return steps[0]!;
  return (state, done) => {
    let left = steps.length;
    if (left === 0) return done();
    const one = () => {
      left -= 1;
      if (left === 0) done();
    };
    for (const step of steps) step(state, one);
  };
}

/** What can run side by side; entity fetches for one subgraph are gathered first. */
function stepsOf(node: PlanNode, at: At, wiring: Wiring): Step[] {
  const steps: Step[] = [];
  const lists = new Map<string, EntityList[]>();

  function gather(child: PlanNode, at: At) {
    if (child.kind === 'Parallel') for (const each of child.nodes) gather(each, at);
    else if (child.kind === 'Flatten') gather(child.node, [...at, ...child.path]);
    else if (child.kind === 'Fetch') gatherFetch(child, at);
    else steps.push(compile(child, at, wiring));
  }

  function gatherFetch(fetch: PlannedFetch, at: At) {
    if (!fetch.requires) steps.push(rootFetch(fetch, at, wiring));
    else lists.set(fetch.serviceName, [...(lists.get(fetch.serviceName) ?? []), entityList(fetch, at, wiring)]);
  }

  gather(node, at);
  return [...steps, ...[...lists.values()].flatMap((group) => entityFetches(group, wiring))];
}
