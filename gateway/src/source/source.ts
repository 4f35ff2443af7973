import type { GraphQLFormattedError } from 'graphql';

/** One fetch of a plan, as it is sent to a subgraph. */
export type SourceRequest = { query: string; variables: Record<string, unknown>; operationName?: string };

export type SourceResult = {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
  extensions?: Record<string, unknown>;
};

/**
 * A subgraph as the gateway sees it, whatever carries the request. Transport failures are thrown; what the subgraph
 * itself has to say comes as `errors`. The objects in `data` must belong to the caller: results are merged into them.
 */
export interface Source<Context extends object> {
  execute(request: SourceRequest, context: Context): Promise<SourceResult>;

  /** `refresh` answers who is asking by now, or null when nobody any more; a source asks it before each event or connection. */
  subscribe(
    request: SourceRequest,
    context: Context,
    refresh: () => Promise<Context | null>,
  ): Promise<AsyncIterable<SourceResult> | SourceResult>;

  /** Releases connections. */
  stop?(): Promise<void>;
}

export type Sources<Context extends object> = Record<string, Source<Context>>;

export function isAsyncIterable<Value>(value: AsyncIterable<Value> | object): value is AsyncIterable<Value> {
  return Symbol.asyncIterator in value;
}
