import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  subscribe,
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

/** A subgraph as the gateway sees it, whether called in this process or over HTTP. */
export type Subgraph = {
  name: string;
  schema: GraphQLSchema;
  execute(request: GraphQLRequest, caller: Caller): Promise<ExecutionResult>;
  subscribe(request: GraphQLRequest, caller: Caller): Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;
};

const DOCUMENTS = 2_000;

/** Makes a subgraph of a schema and a context per request: the one place where its errors are put into words or masked. */
export function createSubgraph(
  name: string,
  schema: GraphQLSchema,
  contextOf: (caller: Caller) => unknown,
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

  const argsOf = (request: GraphQLRequest, document: DocumentNode, caller: Caller) => ({
    schema,
    document,
    variableValues: request.variables,
    operationName: request.operationName,
    contextValue: contextOf(caller),
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
      return worded(await execute(argsOf(request, document, caller)), caller);
    },
    async subscribe(request, caller) {
      const document = read(request.query);
      if (!('kind' in document)) return { errors: document };
      const results = await subscribe(argsOf(request, document, caller));
      return Symbol.asyncIterator in results
        ? mapEach(results, (result) => worded(result, caller))
        : worded(results, caller);
    },
  };
}

/** The same stream with each value changed; closing it closes the source even while it waits. */
function mapEach<From, To>(source: AsyncGenerator<From>, change: (value: From) => To): AsyncIterableIterator<To> {
  const passOn = async (step: Promise<IteratorResult<From>>): Promise<IteratorResult<To>> => {
    const { done, value } = await step;
    return done ? { done, value: undefined } : { done: false, value: change(value) };
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => passOn(source.next()),
    return: () => passOn(source.return(undefined)),
    throw: (error) => passOn(source.throw(error)),
  };
}
