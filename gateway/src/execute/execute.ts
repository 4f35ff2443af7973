import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import type { Call } from '../call.ts';
import { publicErrors, TimedOut } from '../errors.ts';
import { introspector } from '../operation/introspection.ts';
import { type Planning, planOperation, type QueryPlan } from '../operation/plan.ts';
import type { SourceResult, Sources } from '../source/source.ts';
import { compileAnswer } from './answer.ts';
import { compilePlan } from './compile.ts';
import { giveUp } from './send.ts';
import type { State, Step } from './state.ts';

/** Everything about one operation and one combination of its conditions that does not depend on the request. */
export type Executable = {
  readonly plan: QueryPlan;
  readonly run: Step;
  readonly answer: ReturnType<typeof compileAnswer>;
  readonly introspect: ReturnType<typeof introspector>;
};

/** An answer: its data as JSON, written once, and errors as the client may read them. */
export type Outcome = { data: string; errors: readonly GraphQLFormattedError[] };

export function compileOperation(
  planning: Planning,
  sources: Sources<object>,
  document: DocumentNode,
  variables: Record<string, unknown>,
  overrides?: Map<string, boolean>,
): Executable {
  const { apiSchema, plannerSupergraph, types } = planning;
  const { graphs, synthetic, reserved } = plannerSupergraph;
  const plan = planOperation(planning, document, variables, overrides);
  return {
    plan,
    run: compilePlan(plan, { types, graphs, synthetic, sources }),
    answer: compileAnswer(plan, { apiSchema, reserved }),
    introspect: introspector(apiSchema, plan, plan.original),
  };
}

export type Run = {
  variables: Record<string, unknown>;
  call: Call<object>;
  /** Of a subscription: what answers its first fetch. It is merged into, so it must be nobody else's. */
  event?: SourceResult;
  /** For the whole operation; what is on its way by then is given up and the rest is answered. */
  timeoutMs?: number;
};

/** Runs an operation and calls `done` once with its answer, whatever goes wrong. The result gives it up. */
export function execute(executable: Executable, run: Run, done: (outcome: Outcome) => void): (reason: Error) => void {
  const { variables, call, event, timeoutMs } = run;
  const state: State = { root: {}, variables, call, event, errors: null, aborts: [], over: null };
  const stop = (reason: Error) => giveUp(state, reason);
  const timer = timeoutMs === undefined ? undefined : setTimeout(stop, timeoutMs, new TimedOut());
  if (executable.introspect) Object.assign(state.root, executable.introspect(variables));
  executable.run(state, () => {
    clearTimeout(timer);
    done(outcomeOf(executable, state));
  });
  return stop;
}

function outcomeOf({ answer }: Executable, state: State): Outcome {
  try {
    const { data, errors } = answer.write(state);
    return { data, errors: errors.length > 0 ? publicErrors(errors, state.call) : none };
  } catch (thrown) {
    return { data: 'null', errors: publicErrors([{ error: thrown, path: undefined, subgraph: '' }], state.call) };
  }
}

const none: readonly never[] = [];
