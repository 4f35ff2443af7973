import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import type { Call } from '../call.ts';
import { type ErrorsShown, publicErrors, TimedOut } from '../errors.ts';
import { type Planning, planOperation, type QueryPlan } from '../operation/plan.ts';
import type { Observer, Watch } from '../seeing/observer.ts';
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
  readonly watch: ((call: Call<object>) => Watch) | undefined;
  readonly errors: ErrorsShown | undefined;
};

/** An answer: its data as JSON, written once, and errors as the client may read them. */
export type Outcome = { data: string; errors: readonly GraphQLFormattedError[] };

export function compileOperation(
  planning: Planning & { observer?: Observer; errors?: ErrorsShown },
  sources: Sources<object>,
  document: DocumentNode,
  variables: Record<string, unknown>,
  overrides?: Map<string, boolean>,
): Executable {
  const { apiSchema, plannerSupergraph, types, observer, errors } = planning;
  const { graphs, synthetic, reserved } = plannerSupergraph;
  const plan = planOperation(planning, document, variables, overrides);
  const { operation: kind, name } = plan.operation;
  return {
    plan,
    run: compilePlan(plan, { types, graphs, synthetic, sources }),
    answer: compileAnswer(plan, { apiSchema, reserved }),
    watch: observer?.operation?.({ kind, name: name?.value }),
    errors,
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
  const watch = executable.watch?.(call);
  const state: State = { root: {}, variables, call, event, watch, errors: null, aborts: [], over: null };
  const stop = (reason: Error) => giveUp(state, reason);
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => stop(new TimedOut()), timeoutMs);
  executable.run(state, () => {
    clearTimeout(timer);
    done(outcomeOf(executable, state));
  });
  return stop;
}

function outcomeOf(executable: Executable, state: State): Outcome {
  const { data, errors, exact } = written(executable, state);
  const outcome = { data, errors: errors.length > 0 ? publicErrors(errors, state.call, executable.errors) : none };
  state.watch?.answered(outcome, exact);
  return outcome;
}

function written({ answer }: Executable, state: State) {
  try {
    return answer.write(state);
  } catch (error) {
    return { data: 'null', errors: [{ error, path: undefined, subgraph: '' }], exact: true };
  }
}

const none: readonly never[] = [];
