import type { GraphQLFormattedError } from 'graphql';
import type { Call } from '../call.ts';

/** One fetch of a plan, made once and sent with each request's variables. */
export type Fetch = {
  /** The subgraph's name. */
  readonly service: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly text: string;
  readonly name: string | undefined;
  /** `{"query":…,"operationName":…,"variables":` — followed by the variables and a closing brace it is the body of a POST. */
  readonly head: string;
};

export type SourceResult = {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
  extensions?: Record<string, unknown>;
};

/** Hears once how a fetch ended: a failure of transport, or what the subgraph has to say. */
export type Answered = (failure: Error | null, result?: SourceResult) => void;

/** Gives a fetch up: `answered` then hears this reason, unless it has heard already. */
export type Abort = (reason: Error) => void;

/**
 * A subgraph as the gateway sees it, whatever carries the request. A callback and no promise, and variables as JSON text:
 * this is the hot path. `fetch` never throws and calls `answered` exactly once, at any time. The objects in `data` must
 * belong to the caller: results are merged into them.
 */
export interface Source<Context extends object> {
  fetch(fetch: Fetch, variables: string, call: Call<Context>, answered: Answered): Abort | undefined;

  /**
   * The events of a subscription, or the result that refuses it; transport failures reject. `refresh` answers who is asking
   * by now, or null when nobody any more: a source asks it before each event or connection. Closing the iterator releases
   * everything, even while it waits.
   */
  subscribe(
    fetch: Fetch,
    variables: string,
    call: Call<Context>,
    refresh: () => Promise<Context | null>,
  ): Promise<AsyncIterable<SourceResult> | SourceResult>;

  /** The most entities that one request may ask for; larger lists are asked in parts. */
  readonly maxEntities?: number;

  /** Releases connections. */
  stop?(): Promise<void>;
}

export type Sources<Context extends object> = Record<string, Source<Context>>;

export function isAsyncIterable<Value>(value: AsyncIterable<Value> | object): value is AsyncIterable<Value> {
  return Symbol.asyncIterator in value;
}

/** A fetch of this text, ready to be sent with any variables. `name` picks one of several operations in it. */
export function fetchOf(service: string, kind: Fetch['kind'], text: string, name?: string): Fetch {
  const named = name === undefined ? '' : `,"operationName":${JSON.stringify(name)}`;
  return { service, kind, text, name, head: `{"query":${JSON.stringify(text)}${named},"variables":` };
}
