import { LRUCache } from 'lru-cache';
import type { Outcome } from '../execute/execute.ts';
import type { Operation } from '../operation/operation.ts';
import type { Refused } from '../serve/answer.ts';
import type { Abort } from '../source/source.ts';
import type { Snapshot } from '../supergraph/snapshot.ts';
import { variablesKey } from './canonical.ts';
import { type Policy, policyOf } from './policy.ts';
import { type Stored, storedAs } from './stored.ts';

/** Hears what has changed, as tags: a type's name, `Type.field`, or `Type:key` for one thing. The result stops that. */
export type Changes = (listener: (tags: readonly string[]) => void) => () => void;

export type CacheOptions = {
  /** How many answers are kept, and how much memory they take: 10,000 and 64 MB. Those unused longest go first. */
  maxEntries?: number;
  maxBytes?: number;
  /** Seconds for root fields and objects of which `@cacheControl` says nothing: 0, so that only what says so is kept. */
  defaultMaxAge?: number;
  changes?: Changes;
  /** Headers of a request on which its scope depends, beside `authorization` and `cookie`. */
  vary?: readonly string[];
};

/** A request to be answered from the cache, or with its help. */
export type Asking = {
  ready: { snapshot: Snapshot; operation: Operation; variables: Record<string, unknown>; cost: number };
  /** All that decides what the asker may see, as text: who has the same scope sees the same. Null: nothing is shared. */
  scope: string | null;
  /** The request's body as it came: the same again need not be read. See `recall`. */
  raw?: string;
};

/** Called once, with what is kept or with how an execution ended. It must not throw: others may wait behind it. */
export type Done = (answer: Outcome | Refused | Stored) => void;

type Run = (done: (answer: Outcome | Refused) => void) => Abort;

/** An operation of which something is kept or on its way. */
type Kept = Policy & { id: number; keys: Set<string> };

/** An execution whose askers wait. */
type Flight = { kept: Kept; begunAt: number; waiting: Done[]; gone: number; abort: Abort };

export type Cache = ReturnType<typeof createCache>;

/**
 * Whole answers of queries, and one execution for all who ask the same at the same time. A change drops all that may contain
 * what changed, also what is on its way: that execution may have read before the change, so that nobody else joins it and
 * its answer is not kept. So no read is staler than the events heard before it, nor older than its `maxAge`.
 */
export function createCache(options: CacheOptions, current: () => Snapshot, now = () => performance.now()) {
  const { maxEntries = 10_000, maxBytes = 64_000_000, defaultMaxAge = 0, changes } = options;
  const vary = ['accept', 'authorization', 'cookie', ...(options.vary ?? [])].join(', ');
  const counts = { hits: 0, misses: 0, joined: 0, dropped: 0 };
  const stored = new LRUCache<string, Stored>({
    max: maxEntries,
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }, key) => bytes.length + key.length * 2 + OVERHEAD,
    dispose: (_, key, reason) => reason !== 'set' && release(key),
  });
  /** What is asked by a body as it came: which operation with which variables. */
  const asked = new LRUCache<string, string>({
    max: maxEntries * 2,
    maxSize: maxBytes / 4,
    sizeCalculation: (question, raw) => (question.length + raw.length) * 2 + OVERHEAD,
  });
  const flights = new Map<string, Flight>();
  const owners = new Map<string, Kept>();
  const live = new Set<Kept>();
  let policies = new WeakMap<Operation, Kept>();
  let snapshot = current();
  let ids = 0;

  /** Nothing survives its schema. */
  function renew() {
    const now = current();
    if (now === snapshot) return;
    snapshot = now;
    policies = new WeakMap();
    flights.clear();
    stored.clear();
    asked.clear();
    owners.clear();
    live.clear();
  }

  function keptOf(operation: Operation): Kept {
    const known = policies.get(operation);
    if (known) return known;
    const rules = { schema: snapshot.apiSchema, hints: snapshot.cacheHints, defaultMaxAge };
    const policy = operation.kind === 'query' ? policyOf(operation.document, rules) : { maxAge: 0, tags: noTags };
    const kept = { ...policy, id: ids++, keys: new Set<string>() };
    policies.set(operation, kept);
    return kept;
  }

  function hold(key: string, kept: Kept) {
    owners.set(key, kept);
    kept.keys.add(key);
    live.add(kept);
  }

  /** Unless another holds it still: what is kept may be replaced by what is on its way. */
  function release(key: string) {
    const kept = owners.get(key);
    if (!kept || flights.has(key) || stored.has(key)) return;
    owners.delete(key);
    kept.keys.delete(key);
    if (kept.keys.size === 0) live.delete(kept);
  }

  /** What is kept and young enough. */
  function fresh(key: string): Stored | undefined {
    const found = stored.get(key);
    if (!found || now() - found.begunAt < found.maxAge * 1000) return found;
    stored.delete(key);
    return undefined;
  }

  /** What a body asks, when the same was sent before; nothing of it is read. */
  function recall(raw: string): string | undefined {
    renew();
    return asked.get(raw);
  }

  /** The answer to what was asked before, for someone of this scope. */
  function find(question: string, scope: string | null): Stored | undefined {
    renew();
    const found = scope === null ? undefined : fresh(question + scope);
    if (found) counts.hits += 1;
    return found;
  }

  /**
   * Answers from what is kept, at once; with an execution that others wait for; or runs one. The result gives it up: an
   * execution is given up when nobody waits for it any more.
   */
  function answer({ ready, scope, raw }: Asking, run: Run, done: Done): Abort {
    renew();
    if (scope === null || ready.snapshot !== snapshot) return run(done);
    const kept = keptOf(ready.operation);
    if (kept.maxAge === 0) return run(done);

    const question = `${kept.id}${variablesKey(ready.operation, ready.variables)}`;
    if (raw !== undefined) asked.set(raw, question);
    const found = find(question, scope);
    if (found) {
      done(found);
      return nothingRuns;
    }
    const key = question + scope;
    const flight = flights.get(key);
    if (flight && now() - flight.begunAt < kept.maxAge * 1000) {
      counts.joined += 1;
      return join(key, flight, done);
    }
    counts.misses += 1;
    return begin(key, kept, ready, run, done);
  }

  function begin(key: string, kept: Kept, ready: Asking['ready'], run: Run, done: Done): Abort {
    const flight: Flight = { kept, begunAt: now(), waiting: [], gone: 0, abort: nothingRuns };
    const leave = join(key, flight, done);
    flights.set(key, flight);
    hold(key, kept);
    try {
      flight.abort = run((answer) => {
        const isCurrent = flights.get(key) === flight;
        const kept = isCurrent && keep(key, flight, answer, ready);
        if (isCurrent) land(key, flight);
        for (const each of flight.waiting) each(kept || answer);
      });
    } catch (thrown) {
      land(key, flight);
      throw thrown;
    }
    return leave;
  }

  /** An answer without errors. What is wrong may be right the next time. */
  function keep(
    key: string,
    { kept, begunAt }: Flight,
    answer: Outcome | Refused,
    ready: Asking['ready'],
  ): Stored | undefined {
    if (answer.data === undefined || answer.errors.length > 0) return undefined;
    const { operation, cost } = ready;
    const written = storedAs(answer, { maxAge: kept.maxAge, begunAt, operation, cost, vary, now });
    stored.set(key, written);
    return written;
  }

  /** Nobody joins it any more. */
  function land(key: string, flight: Flight) {
    if (flights.get(key) !== flight) return;
    flights.delete(key);
    release(key);
  }

  function join(key: string, flight: Flight, done: Done): Abort {
    flight.waiting.push(done);
    let isHere = true;
    return (reason) => {
      if (!isHere) return;
      isHere = false;
      flight.gone += 1;
      if (flight.gone < flight.waiting.length) return;
      land(key, flight);
      flight.abort(reason);
    };
  }

  /** Drops all that may contain what changed. */
  function changed(tags: readonly string[]) {
    // A change of one thing may bring it into a list that it was not in, so its key narrows nothing.
    const names = tags.map((tag) => tag.split(':', 1)[0]!);
    for (const kept of [...live]) {
      if (!names.some((name) => kept.tags.has(name))) continue;
      for (const key of [...kept.keys]) {
        counts.dropped += 1;
        flights.delete(key);
        stored.delete(key);
        release(key);
      }
    }
  }

  return {
    recall,
    find,
    answer,
    changed,
    counts,
    size: () => ({ entries: stored.size, bytes: stored.calculatedSize + asked.calculatedSize }),
    stop: changes?.(changed) ?? (() => {}),
  };
}

/** Of an entry, beside its texts: an estimate. */
const OVERHEAD = 400;
const nothingRuns = () => {};
const noTags: ReadonlySet<string> = new Set();
