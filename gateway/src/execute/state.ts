import type { Call } from '../call.ts';
import type { Watch } from '../seeing/observer.ts';
import type { Abort, Answered, SourceResult } from '../source/source.ts';
import type { JsonObject } from './json.ts';

export type Path = readonly (string | number)[];

/** Something that went wrong while fetching: where, under the names of the planned operation, and in which subgraph. */
export type Found = { error: unknown; path: Path; subgraph: string };

/** One run of a plan. */
export type State = {
  /** The answer as it grows. No object in it is shared or replaced, so that an object tells its own path. */
  readonly root: JsonObject;
  readonly variables: JsonObject;
  readonly call: Call<object>;
  /** Of a subscription: what answers the first fetch. */
  readonly event: SourceResult | undefined;
  readonly watch: Watch | undefined;
  /** Null until something fails: that one test chooses the quick way to write the answer. */
  errors: Found[] | null;
  /** How to give up what is on its way. */
  readonly aborts: Abort[];
  /** Who else waits for a fetch that is on its way, where a plan asks something more than once. */
  inFlight?: Map<string, Answered[]>;
  /** Why nothing is to be fetched any more. */
  over: Error | null;
};

/** A part of a plan: calls `done` once, when its part of the answer is there or its errors are noted. */
export type Step = (state: State, done: () => void) => void;

export function fail(state: State, error: unknown, paths: readonly Path[], subgraph: string) {
  state.errors ??= [];
  for (const path of paths) state.errors.push({ error, path, subgraph });
}
