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
import { LRUCache } from 'lru-cache';
import { codedError } from '../errors.ts';
import { isAsyncIterable, type Source, type SourceRequest } from './source.ts';

type Read = { document: DocumentNode; errors: readonly GraphQLError[] };

/**
 * A subgraph in this process. `contextOf` makes its context of whoever asks: for each fetch, and again for each event of a
 * subscription, so that an event is resolved under the rights of its moment and not of the day of subscribing.
 */
export function schemaSource<Context extends object>(
  schema: GraphQLSchema,
  contextOf: (context: Context) => unknown,
): Source<Context> {
  const known = new LRUCache<string, Read>({ max: 2_000 });

  // Only the subgraph knows its scalars: a literal that is none is found here and nowhere before.
  function read(query: string): Read {
    const before = known.get(query);
    if (before) return before;
    const document = parse(query, { noLocation: true });
    const errors = validate(schema, document).map((error) => codedError(error, 'GRAPHQL_VALIDATION_FAILED'));
    known.set(query, { document, errors });
    return { document, errors };
  }

  async function argsOf({ query, variables, operationName }: SourceRequest, context: Context) {
    const { document, errors } = read(query);
    if (errors.length > 0) return { errors };
    return {
      args: { schema, document, contextValue: await contextOf(context), variableValues: variables, operationName },
    };
  }

  async function run(request: SourceRequest, context: Context, rootValue?: unknown): Promise<ExecutionResult> {
    const { args, errors } = await argsOf(request, context);
    return args ? refusalOf(await execute({ ...args, rootValue })) : { errors };
  }

  return {
    execute: (request, context) => run(request, context),

    async subscribe(request, context, refresh) {
      const { args, errors } = await argsOf(request, context);
      if (!args) return { errors };
      const stream = await createSourceEventStream(args);
      if (!isAsyncIterable(stream)) return refusalOf(stream);

      const ticks = stream[Symbol.asyncIterator]();
      return {
        [Symbol.asyncIterator]: () => ({
          async next() {
            const tick = await ticks.next();
            const latest = tick.done ? null : await refresh();
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

/** Without data nothing ran: graphql-js refused the variables, and does not say with which code. */
function refusalOf(result: ExecutionResult): ExecutionResult {
  if ('data' in result) return result;
  return {
    errors: result.errors?.map((error) =>
      error.extensions.code || error.path ? error : codedError(error, 'BAD_USER_INPUT'),
    ),
  };
}
