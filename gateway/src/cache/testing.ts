import type { Outcome } from '../execute/execute.ts';
import { defaultLimits } from '../limits/limits.ts';
import type { GraphQLRequest } from '../operation/operation.ts';
import { admit, type Ready, type Refused } from '../serve/answer.ts';
import { createSnapshot, type Snapshot } from '../supergraph/snapshot.ts';
import { supergraphSdl } from '../testing/museum.ts';
import { type CacheOptions, createCache } from './cache.ts';
import { isStored, type Stored } from './stored.ts';

/** An execution that ends when the test says so. */
export type Execution = {
  request: GraphQLRequest;
  scope: string | null;
  snapshot: Snapshot;
  givenUp: Error | undefined;
  end(outcome: Outcome | Refused): void;
};

/** A request to the cache: `answer` is there once it is answered. */
export type Read = { answer?: Outcome | Refused | Stored; leave(reason: Error): void };

/** A cache whose clock, schema, changes and executions are in the test's hands. */
export function createLab(options: CacheOptions = {}) {
  const executions: Execution[] = [];
  const listeners = new Set<(tags: readonly string[]) => void>();
  let schema = 0;
  let snapshot = snapshotOf(schema);
  let now = 0;
  let broken: Error | undefined;
  const changes = (listener: (tags: readonly string[]) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const cache = createCache(
    { defaultMaxAge: 60, changes, ...options },
    () => snapshot,
    () => now,
  );

  return {
    ready: (request: GraphQLRequest) => readyFor(snapshot, request),
    cache,
    executions,
    listeners,
    /** `ready` may be older than the schema is by now. */
    read(
      request: GraphQLRequest,
      scope: string | null = 'all',
      raw?: string,
      ready = readyFor(snapshot, request),
    ): Read {
      const read: Read = { leave: () => {} };
      read.leave = cache.answer(
        { ready, scope, raw },
        (done) => {
          if (broken) throw broken;
          const execution: Execution = { request, scope, snapshot: ready.snapshot, givenUp: undefined, end: done };
          executions.push(execution);
          return (reason) => {
            execution.givenUp = reason;
          };
        },
        (answer) => {
          if (read.answer) throw new Error('answered twice');
          read.answer = answer;
        },
      );
      return read;
    },
    /** What a server does before it reads a body. */
    again(raw: string, scope: string | null): Stored | undefined {
      const question = cache.recall(raw);
      return question === undefined ? undefined : cache.find(question, scope);
    },
    tell(...tags: string[]) {
      for (const listener of listeners) listener(tags);
    },
    breakDown(error: Error | undefined) {
      broken = error;
    },
    pass(seconds: number) {
      now += seconds * 1000;
    },
    swap() {
      schema += 1;
      snapshot = snapshotOf(schema);
    },
  };
}

const snapshots: Snapshot[] = [];

/** Building one is slow and they never change, so that all tests share them. */
function snapshotOf(n: number): Snapshot {
  snapshots[n] ??= createSnapshot(supergraphSdl, {});
  return snapshots[n];
}

function readyFor(snapshot: Snapshot, request: GraphQLRequest): Ready {
  const ready = admit(snapshot, request, defaultLimits);
  if ('errors' in ready) throw new Error(ready.errors[0]!.message);
  return ready;
}

export const saying = (value: unknown): Outcome => ({ data: JSON.stringify(value), errors: [] });

/** What a read was answered, as a value; undefined while it waits. */
export function shown({ answer }: Read): unknown {
  return answer?.data === undefined ? undefined : JSON.parse(answer.data);
}

export const wasStored = ({ answer }: Read) => answer !== undefined && isStored(answer);
