import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import type { Call } from '../call.ts';
import { codedError } from '../errors.ts';
import { closable } from './closable.ts';
import { isThenable, type Now, settle } from './settle.ts';
import { type Fetch, isAsyncIterable, type Source, type SourceResult } from './source.ts';

/** Executes a document that is valid; graphql-js unless another executor is plugged in. */
export type Run = (
  document: DocumentNode,
  variableValues: Record<string, unknown>,
  contextValue: unknown,
  operationName: string | undefined,
  rootValue: unknown,
) => Now<ExecutionResult>;

type Read = { document: DocumentNode; errors: readonly GraphQLError[] };

/**
 * A subgraph in this process. `contextOf` makes its context of whoever asks: for each fetch, and again for each event of a
 * subscription, so that an event is resolved under the rights of its moment and not of the day of subscribing. What the
 * schema answers without waiting is answered without waiting.
 */
export function schemaSource<Context extends object>(
  schema: GraphQLSchema,
  contextOf: (context: Context, call: Call<Context>) => unknown,
  { run = runOf(schema) }: { run?: Run } = {},
): Source<Context> {
  const known = new WeakMap<Fetch, Read>();

  // Only the subgraph knows its scalars: a literal that is none is found here and nowhere before.
  function read(fetch: Fetch): Read {
    const before = known.get(fetch);
    if (before) return before;
    const document = parse(fetch.text, { noLocation: true });
    const errors = validate(schema, document).map((error) => codedError(error, 'GRAPHQL_VALIDATION_FAILED'));
    known.set(fetch, { document, errors });
    return { document, errors };
  }

  const complete: Run = (...args) => {
    const result = run(...args);
    return isThenable(result) ? result.then(refusalOf) : refusalOf(result);
  };

  function begin(fetch: Fetch, variables: string, call: Call<Context>): Now<SourceResult> {
    const { document, errors } = read(fetch);
    if (errors.length > 0) return { errors };
    const values = JSON.parse(variables);
    const context = contextOf(call.context, call);
    if (!isThenable(context)) return complete(document, values, context, fetch.name, undefined);
    return context.then((context) => complete(document, values, context, fetch.name, undefined));
  }

  return {
    fetch: (fetch, variables, call, answered) => settle(() => begin(fetch, variables, call), answered),

    async subscribe(fetch, variables, call, refresh) {
      const { document, errors } = read(fetch);
      if (errors.length > 0) return { errors };
      const variableValues = JSON.parse(variables);
      const contextValue = await contextOf(call.context, call);
      const stream = await createSourceEventStream({
        schema,
        document,
        contextValue,
        variableValues,
        operationName: fetch.name,
      });
      if (!isAsyncIterable(stream)) return refusalOf(stream);

      const ticks = stream[Symbol.asyncIterator]();
      async function next(): Promise<IteratorResult<SourceResult, undefined>> {
        const tick = await ticks.next();
        const latest = tick.done ? null : await refresh();
        if (latest === null) return { done: true, value: undefined };
        const context = await contextOf(latest, { ...call, context: latest });
        return { done: false, value: await complete(document, variableValues, context, fetch.name, tick.value) };
      }
      return closable(next, () => release(ticks));
    },
  };
}

export type FunctionRequest = { query: string; variables: Record<string, unknown>; operationName?: string };

export type SourceFunctions<Context extends object> = {
  execute(request: FunctionRequest, context: Context): Now<SourceResult>;
  subscribe(
    request: FunctionRequest,
    context: Context,
    refresh: () => Promise<Context | null>,
  ): Now<AsyncIterable<SourceResult> | SourceResult>;
};

/** A subgraph that is two functions. Whoever is asking is theirs to refresh, before each event. */
export function functionSource<Context extends object>(subgraph: SourceFunctions<Context>): Source<Context> {
  return {
    fetch: (fetch, variables, call, answered) =>
      settle(() => subgraph.execute(requestOf(fetch, variables), call.context), answered),

    async subscribe(fetch, variables, call, refresh) {
      const events = await subgraph.subscribe(requestOf(fetch, variables), call.context, refresh);
      if (!isAsyncIterable(events)) return events as SourceResult;
      const iterator = events[Symbol.asyncIterator]();
      return closable(
        () => iterator.next(),
        () => release(iterator),
      );
    },
  };
}

function requestOf({ text, name }: Fetch, variables: string): FunctionRequest {
  const request = { query: text, variables: JSON.parse(variables) };
  return name === undefined ? request : { ...request, operationName: name };
}

function runOf(schema: GraphQLSchema): Run {
  return (document, variableValues, contextValue, operationName, rootValue) =>
    execute({ schema, document, variableValues, contextValue, operationName, rootValue });
}

/** Without data nothing ran: graphql-js refused the variables, and does not say with which code. */
function refusalOf(result: ExecutionResult): ExecutionResult {
  if ('data' in result) return result;
  const errors = result.errors?.map((error) =>
    error.extensions?.code || error.path ? error : codedError(error, 'BAD_USER_INPUT'),
  );
  return { ...result, errors };
}

/** Not waited for: what hangs in its `next` would let nobody go. */
function release(iterator: AsyncIterator<unknown>) {
  iterator.return?.().catch(() => {});
}
