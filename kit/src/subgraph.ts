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
import { publicError } from './errors.ts';
import type { Log } from './log.ts';
import type { Caller } from './viewer.ts';

export type GraphQLRequest = {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
};

/** Reads the caller anew, before each delivery of a subscription; null when they may have nothing more. */
export type Refresh = () => Promise<Caller | null>;

/** A subgraph as the gateway sees it, whether called in this process or over HTTP. */
export type Subgraph = {
  name: string;
  schema: GraphQLSchema;
  execute(request: GraphQLRequest, caller: Caller): Promise<ExecutionResult>;
  subscribe(
    request: GraphQLRequest,
    caller: Caller,
    refresh?: Refresh,
  ): Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;
};

const DOCUMENTS = 2_000;

/** Makes a subgraph of a schema and a context per request: the one place where its errors are put into words or masked. */
export function createSubgraph(
  name: string,
  schema: GraphQLSchema,
  contextOf: (caller: Caller, refresh: Refresh) => unknown,
  log: Log,
): Subgraph {
  const documents = new Map<string, DocumentNode | readonly GraphQLError[]>();

  function read(query: string) {
    const known = documents.get(query);
    if (known) return known;
    const document = readAnew(query);
    if (documents.size >= DOCUMENTS) documents.clear();
    documents.set(query, document);
    return document;
  }

  function readAnew(query: string): DocumentNode | readonly GraphQLError[] {
    try {
      const document = parse(query);
      const errors = validate(schema, document);
      return errors.length > 0 ? errors : document;
    } catch (error) {
      return [error as GraphQLError];
    }
  }

  const argsOf = (request: GraphQLRequest, document: DocumentNode, caller: Caller, refresh: Refresh) => ({
    schema,
    document,
    variableValues: request.variables,
    operationName: request.operationName,
    contextValue: contextOf(caller, refresh),
  });

  const worded = (result: ExecutionResult, caller: Caller): ExecutionResult =>
    result.errors
      ? {
          ...result,
          errors: result.errors.map((error) =>
            publicError(error, caller, (cause) =>
              log.error({ err: cause, requestId: caller.requestId, path: error.path }, 'unexpected'),
            ),
          ),
        }
      : result;

  return {
    name,
    schema,
    async execute(request, caller) {
      const document = read(request.query);
      if (!('kind' in document)) return { errors: document };
      return worded(await execute(argsOf(request, document, caller, async () => caller)), caller);
    },
    async subscribe(request, caller, refresh) {
      const document = read(request.query);
      if (!('kind' in document)) return { errors: document };
      const again = refresh ?? (() => Promise.resolve(caller));
      const args = argsOf(request, document, caller, again);
      const events = await createSourceEventStream(args);
      if (!(Symbol.asyncIterator in events)) return worded(events, caller);
      // Each delivery is an execution of its own, under the rights the caller has at that moment.
      return mapWhile(events, async (event) => {
        const now = await again();
        return now && worded(await execute({ ...args, rootValue: event, contextValue: contextOf(now, again) }), now);
      });
    },
  };
}

/** The same stream with each value changed, ended by the first null; closing it closes the source even while that waits. */
function mapWhile<From, To>(
  source: AsyncIterable<From>,
  change: (value: From) => Promise<To | null>,
): AsyncIterableIterator<To> {
  const events = source[Symbol.asyncIterator]();
  const end = async (): Promise<IteratorResult<To>> => {
    await events.return?.();
    return { done: true, value: undefined };
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const { done, value } = await events.next();
      if (done) return { done, value: undefined };
      const changed = await change(value);
      return changed === null ? end() : { done: false, value: changed };
    },
    return: end,
  };
}
