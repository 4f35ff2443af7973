import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  parse,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { isAsyncIterable, type Source, type SourceRequest } from './source.ts';

/**
 * A subgraph in this process. `contextOf` makes its context of whoever asks: for each fetch, and again for each event of a
 * subscription, so that an event is resolved under the rights of its moment and not of the day of subscribing.
 */
export function schemaSource<Context extends object>(
  schema: GraphQLSchema,
  contextOf: (context: Context) => unknown,
): Source<Context> {
  const documents = new LRUCache<string, DocumentNode>({ max: 2_000 });
  function parsed({ query }: SourceRequest) {
    const document = documents.get(query) ?? parse(query, { noLocation: true });
    documents.set(query, document);
    return document;
  }

  async function run(request: SourceRequest, context: Context, rootValue?: unknown): Promise<ExecutionResult> {
    const { variables, operationName } = request;
    const contextValue = await contextOf(context);
    return execute({
      schema,
      document: parsed(request),
      rootValue,
      contextValue,
      variableValues: variables,
      operationName,
    });
  }

  return {
    execute: (request, context) => run(request, context),

    async subscribe(request, context, refresh) {
      const { variables, operationName } = request;
      const contextValue = await contextOf(context);
      const document = parsed(request);
      const stream = await createSourceEventStream({
        schema,
        document,
        contextValue,
        variableValues: variables,
        operationName,
      });
      if (!isAsyncIterable(stream)) return stream;

      const ticks = stream[Symbol.asyncIterator]();
      return {
        [Symbol.asyncIterator]: () => ({
          async next() {
            const tick = await ticks.next();
            if (tick.done) return { done: true, value: undefined };
            const latest = await refresh();
            if (latest === null) return { done: true, value: undefined };
            return { done: false, value: await run(request, latest, tick.value) };
          },
          async return() {
            await ticks.return?.();
            return { done: true, value: undefined };
          },
        }),
      };
    },
  };
}
