import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Cache } from '../cache/cache.ts';
import type { Call } from '../call.ts';
import { publicError } from '../errors.ts';
import { type Executable, execute, type Outcome } from '../execute/execute.ts';
import type { Aside } from '../limits/aside.ts';
import { tellDearly } from '../limits/dearly.ts';
import { type Limits, tooCostly } from '../limits/limits.ts';
import type { Asked, Resolve } from '../limits/persisted.ts';
import { overloaded, type Policy, whenAllowed } from '../limits/policy.ts';
import { excessOf } from '../limits/structure.ts';
import {
  executableOf,
  type GraphQLRequest,
  invalidVariables,
  keyOf,
  type Operation,
  planVariables,
  read,
} from '../operation/operation.ts';
import type { Hub } from '../subscribe/hub.ts';
import type { Events, Sink } from '../subscribe/listener.ts';
import type { Refresh } from '../subscribe/refresh.ts';
import type { Snapshot } from '../supergraph/snapshot.ts';
import { asksExtras, type Extras, extrasOf, type PlanFor } from './extras.ts';
import { refusalsOf } from './refusals.ts';

/** What all requests of a gateway share. The snapshot is the current one at the time of asking. */
export type Shared<Context extends object> = {
  snapshot(): Snapshot;
  limits: Limits;
  refresh: Refresh<Context>;
  hub: Hub<Context>;
  /** Finds the text of a persisted operation. */
  resolve: Resolve;
  policy: Policy<Context>;
  /** Where texts that are not known yet wait for those that are. */
  aside: Aside;
  planFor: PlanFor<Context>;
  /** Who is answered alike; see the gateway's option. */
  scope(context: Context): string | null;
  cache?: Cache;
};

/** Nothing ran. */
export type Refused = { errors: readonly GraphQLFormattedError[]; data?: undefined };

export type { Events } from '../subscribe/listener.ts';

/** An operation that may run with these variables. */
export type Ready = { snapshot: Snapshot; operation: Operation; variables: Record<string, unknown>; cost: number };

/** Whether a request may run: it is parsed, validated, and within the limits. */
export function admit(snapshot: Snapshot, request: GraphQLRequest, limits: Limits): Ready | Refused {
  return refusedUnread(snapshot, request, limits) ?? admitRead(snapshot, request, limits);
}

/** Why a text is refused without being parsed: for the reason that it was refused for before, or since it is too much. */
function refusedUnread(snapshot: Snapshot, request: GraphQLRequest, limits: Limits): Refused | undefined {
  const before = refusalsOf(snapshot).get(keyOf(request));
  if (before || isKnown(snapshot, request)) return before;
  const excess = excessOf(request.query, limits);
  return excess && remembered(snapshot, request, refused([excess]));
}

function isKnown(snapshot: Snapshot, request: GraphQLRequest): boolean {
  return snapshot.operations.has(keyOf(request));
}

/** The same as `admit` of a text that is not refused unread. */
function admitRead(snapshot: Snapshot, request: GraphQLRequest, limits: Limits): Ready | Refused {
  const known = snapshot.operations.get(keyOf(request));
  const { operation, errors } = known ? { operation: known } : read(snapshot, request, limits);
  if (errors) return remembered(snapshot, request, refused(errors));
  const given = request.variables ?? {};
  const invalid = invalidVariables(snapshot, operation, given);
  if (invalid.length > 0) return refused(invalid);
  const cost = operation.cost(given);
  if (cost > limits.cost) return refused([tooCostly('cost', cost, limits.cost)]);
  return { snapshot, operation, variables: planVariables(operation, given), cost };
}

function remembered(snapshot: Snapshot, request: GraphQLRequest, refused: Refused): Refused {
  refusalsOf(snapshot).set(keyOf(request), refused);
  return refused;
}

/** A value that nests so deep that the stack does not hold it is the client's fault. */
function tooDeep(thrown: unknown): GraphQLError | undefined {
  if (!(thrown instanceof RangeError)) return undefined;
  return new GraphQLError('The request nests too deep.', { extensions: { code: 'TOO_COSTLY' } });
}

/** Gives an answer up that nobody waits for any more. */
export type Stop = (reason: Error) => void;

/** What ran, with what was asked beside. */
export type Answer = Outcome & { extensions?: Extras };

/** Runs a query or a mutation and calls `done` once. A mutation cannot be given up: half of it may have been done. */
export function run<Context extends object>(
  { limits, planFor }: Pick<Shared<Context>, 'limits' | 'planFor'>,
  { snapshot, operation, variables, cost }: Ready,
  call: Call<Context>,
  done: (answer: Answer | Refused) => void,
): Stop {
  let executable: Executable;
  try {
    executable = executableOf(snapshot, operation, variables);
  } catch (thrown) {
    return over(done, told(refused([publicError(thrown, call)]), snapshot, call));
  }
  const { timing } = call;
  if (timing) timing.planned = performance.now() - timing.began;
  const extensions = extrasOf(call, executable, { cost, limit: limits.cost }, planFor);
  const tell = extensions ? (outcome: Outcome) => done({ ...outcome, extensions }) : done;
  try {
    const stop = execute(executable, { variables, call, timeoutMs: limits.timeoutMs }, tell);
    return operation.kind === 'query' ? stop : goOn;
  } catch (thrown) {
    return over(done, told(refused([tooDeep(thrown) ?? publicError(thrown, call)]), snapshot, call));
  }
}

/** Where one answer is all that can be sent. By callback, because this is the hot path; `done` must not throw. */
export function answerTo<Context extends object>(
  shared: Shared<Context>,
  asked: Asked,
  call: Call<Context>,
  done: (answer: Answer | Refused) => void,
  readsOnly = false,
  raw?: string,
): Stop {
  const request = shared.resolve(asked);
  if (request instanceof GraphQLError) return over(done, told(refused([request]), shared.snapshot(), call));
  const start = (ready: Ready) => {
    const misplaced = notHere(ready.operation, readsOnly);
    return misplaced ? overDearly(done, misplaced, performance.now(), call) : begin(shared, ready, call, done, raw);
  };
  return whenAdmitted(shared, request, call, start, done);
}

/** Starts what may run: at once where no text has to be read for that, else in its turn. Whoever is refused hears it late. */
function whenAdmitted<Context extends object>(
  shared: Shared<Context>,
  request: GraphQLRequest,
  call: Call<Context>,
  start: (ready: Ready) => Stop,
  refuse: (refused: Refused) => void,
): Stop {
  const current = shared.snapshot();
  const came = performance.now();
  const unread = refusedUnread(current, request, shared.limits);
  if (unread) return overDearly(refuse, told(unread, current, call), came, call);
  const decide = () => {
    const began = performance.now();
    const ready = admitted(shared, request, call);
    return 'errors' in ready ? overDearly(refuse, ready, began, call) : start(ready);
  };
  // What was read before takes no time, and nobody in this process waits for others.
  if (call.request === undefined || isKnown(current, request)) return decide();
  const safely = () => {
    try {
      return decide();
    } catch (thrown) {
      return over(refuse, told(refused([publicError(thrown, call)]), current, call));
    }
  };
  return shared.aside(safely) ?? over(refuse, told(refused([overloaded()]), current, call));
}

/** Runs what is ready as soon as its caller may. */
function begin<Context extends object>(
  shared: Shared<Context>,
  ready: Ready,
  call: Call<Context>,
  done: (answer: Answer | Refused) => void,
  raw?: string,
): Stop {
  const refuse = (error: GraphQLError) => done(told(refused([error]), ready.snapshot, call));
  const start = (left: () => void) =>
    runUnlessKept(shared, ready, call, raw, (answer) => {
      left();
      done(answer);
    });
  return whenAllowed(shared.policy, ready, call, start, refuse);
}

/** With the cache's help where there is one; what is told beside an answer is told of a run of one's own. */
function runUnlessKept<Context extends object>(
  shared: Shared<Context>,
  ready: Ready,
  call: Call<Context>,
  raw: string | undefined,
  done: (answer: Answer | Refused) => void,
): Stop {
  const { cache, scope } = shared;
  if (!cache || asksExtras(call)) return run(shared, ready, call, done);
  return cache.answer({ ready, scope: scope(call.context), raw }, (done) => run(shared, ready, call, done), done);
}

/** Answers what was asked before in the same words, unless it is to be read and run after all. */
export function answerAgain<Context extends object>(
  { cache, scope, policy, snapshot }: Shared<Context>,
  question: string,
  call: Call<Context>,
  done: (answer: Answer | Refused) => void,
): Stop | undefined {
  const stored = asksExtras(call) ? undefined : cache?.find(question, scope(call.context));
  if (!stored) return undefined;
  const start = () => over(done, stored);
  const refuse = (error: GraphQLError) => done(told(refused([error]), snapshot(), call));
  // Nothing runs, so that nobody needs to wait for room.
  return whenAllowed({ ...policy, gate: undefined }, stored, call, start, refuse);
}

function notHere({ kind }: Operation, readsOnly: boolean): Refused | undefined {
  if (kind === 'subscription') {
    const message = 'Subscriptions are served over WebSocket (graphql-transport-ws) and event streams (graphql-sse).';
    return refused([new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })]);
  }
  if (kind === 'query' || !readsOnly) return undefined;
  return refused([new GraphQLError('Send mutations by POST.', { extensions: { code: 'METHOD_NOT_ALLOWED' } })]);
}

function over<Told>(done: (answer: Told) => void, answer: Told): Stop {
  done(answer);
  return goOn;
}

/** Refuses, in this process at once. */
function overDearly(
  done: (refused: Refused) => void,
  refused: Refused,
  began: number,
  { request }: Call<object>,
): Stop {
  return request ? tellDearly(performance.now() - began, () => done(refused)) : over(done, refused);
}

function goOn() {}

function admitted<Context extends object>(
  { snapshot, limits }: Shared<Context>,
  request: GraphQLRequest,
  call: Call<Context>,
): Ready | Refused {
  const current = snapshot();
  try {
    const ready = admitRead(current, request, limits);
    return 'errors' in ready ? told(ready, current, call) : ready;
  } catch (thrown) {
    return told(refused([tooDeep(thrown) ?? publicError(thrown, call)]), current, call);
  }
}

/** A refusal, after whoever watches has heard of it. */
function told(refused: Refused, { observer }: Snapshot, call: Call<object>): Refused {
  observer?.refused?.(String(refused.errors[0]?.extensions?.code), call);
  return refused;
}

/**
 * For WebSockets, event streams and callers in the same process, all of which take more than one answer. States go to the
 * sink if there is one; `began` hears how to give up what is no subscription.
 */
export async function answer<Context extends object>(
  shared: Shared<Context>,
  asked: Asked,
  call: Call<Context>,
  sink?: Sink,
  began?: (stop: Stop) => void,
): Promise<Answer | Refused | Events> {
  const resolved = shared.resolve(asked);
  if (resolved instanceof GraphQLError) return told(refused([resolved]), shared.snapshot(), call);
  const ready = await new Promise<Ready | Refused>((resolve) =>
    whenAdmitted(shared, resolved, call, (ready) => over(resolve, ready), resolve),
  );
  if ('errors' in ready) return ready;
  const { operation } = ready;
  if (operation.kind !== 'subscription') {
    return new Promise((done) => {
      const stop = begin(shared, ready, call, done);
      began?.(stop);
    });
  }
  const notNow = await shared.policy.charge?.(ready.cost, call);
  if (notNow) return told(refused([notNow]), ready.snapshot, call);
  try {
    const request = { query: operation.text, operationName: operation.name, variables: asked.variables };
    return await shared.hub.subscribe({ ready, request, call, refresh: shared.refresh, sink });
  } catch (thrown) {
    return refused([publicError(thrown, call)]);
  }
}

export function refused(errors: readonly GraphQLError[]): Refused {
  return { errors: errors.map((error) => error.toJSON()) };
}

/** An answer as it is sent. */
export function textOf(answer: Answer | Refused): string {
  if (answer.data === undefined) return `{"errors":${JSON.stringify(answer.errors)}}`;
  const { data, errors, extensions } = answer;
  const failed = errors.length > 0 ? `"errors":${JSON.stringify(errors)},` : '';
  return extensions
    ? `{${failed}"data":${data},"extensions":${JSON.stringify(extensions)}}`
    : `{${failed}"data":${data}}`;
}

/** An answer as a value. */
export function resultOf(answer: Answer | Refused): ExecutionResult {
  if (answer.data === undefined) return { errors: answer.errors.map(asError) };
  const { data, errors, extensions } = answer;
  return {
    ...(errors.length > 0 && { errors: errors.map(asError) }),
    data: JSON.parse(data),
    ...(extensions && { extensions }),
  };
}

export function asError({ message, path, extensions }: GraphQLFormattedError): GraphQLError {
  return new GraphQLError(message, { path, extensions });
}

/** The answers of a subscription as values. */
export function resultsOf(events: Events): AsyncGenerator<ExecutionResult, undefined> {
  const end = () => events.return(undefined) as Promise<IteratorReturnResult<undefined>>;
  const results: AsyncGenerator<ExecutionResult, undefined> = {
    async next() {
      const event = await events.next();
      return event.done ? { done: true, value: undefined } : { done: false, value: resultOf(event.value) };
    },
    return: end,
    throw: end,
    [Symbol.asyncIterator]: () => results,
    [Symbol.asyncDispose]: async () => void (await end()),
  };
  return results;
}
