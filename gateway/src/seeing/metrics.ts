import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Observer } from './observer.ts';
import { addReadings, type Readings } from './readings.ts';
import { add, counts, spreads } from './series.ts';

export type MetricsOptions = {
  /** Names of operations that have numbers of their own in any case: those of persisted operations. */
  operations?: readonly string[];
  /** How many further names may have their own, the first to come; all others are counted as `other`. */
  names?: number;
  /** Memory, CPU and event loop of the process as well. */
  process?: boolean;
};

const seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000];

/** What happens in a gateway as Prometheus reads it, in a registry of its own. */
export function createMetrics(options: MetricsOptions, read: () => Readings) {
  const registry = new Registry();
  if (options.process) collectDefaultMetrics({ register: registry });
  const count = (name: string, help: string, ...labels: string[]) => counts(registry, named(name, help), labels);
  const spread = (name: string, help: string, bounds: number[], ...labels: string[]) =>
    spreads(registry, named(name, help), labels, bounds);

  const operations = count('operations_total', 'Operations and events answered.', 'operation', 'kind', 'outcome');
  const durations = spread('operation_duration_seconds', 'From plan to answer.', seconds, 'operation', 'kind');
  const answers = count('answers_total', 'By the way in which they were written.', 'way');
  const refusals = count('refused_total', 'Requests of which nothing ran.', 'code');
  const fetches = count('fetches_total', 'Requests to subgraphs.', 'subgraph', 'outcome');
  const fetchDurations = spread('fetch_duration_seconds', 'From asking a subgraph to its answer.', seconds, 'subgraph');
  const entities = spread('fetch_entities', 'Entities that one request asks for.', sizes, 'subgraph');
  const plans = count('plans_total', 'Plans found in the cache (hit) or made (miss).', 'cache');
  const planning = spread('planning_duration_seconds', 'Time to make a plan.', seconds);
  addReadings(registry, read);

  const nameOf = bounded(options.names ?? 100, options.operations);
  const codeOf = bounded(50);
  const quick = answers('quick');
  const exactly = answers('exact');
  const hit = plans('hit');
  const miss = plans('miss');
  const planned = planning();

  const subgraphs = new Map<string, ReturnType<typeof subgraph>>();
  function subgraph(name: string) {
    const known = {
      ok: fetches(name, 'ok'),
      errors: fetches(name, 'errors'),
      failed: fetches(name, 'failed'),
      took: fetchDurations(name),
      entities: entities(name),
    };
    subgraphs.set(name, known);
    return known;
  }

  const observer: Observer = {
    operation({ kind, name }) {
      const label = name === undefined ? 'anonymous' : nameOf(name);
      const ok = operations(label, kind, 'ok');
      const errors = operations(label, kind, 'errors');
      const failed = operations(label, kind, 'failed');
      const took = durations(label, kind);
      return () => {
        const began = performance.now();
        return {
          fetch({ service }, asked) {
            const of = subgraphs.get(service) ?? subgraph(service);
            const sent = performance.now();
            if (asked > 0) add(of.entities, asked);
            return {
              ended(failure, result) {
                add(of.took, (performance.now() - sent) / 1_000);
                (failure ? of.failed : result?.errors?.length ? of.errors : of.ok).value += 1;
              },
            };
          },
          answered({ data, errors: { length } }, exact) {
            add(took, (performance.now() - began) / 1_000);
            (length === 0 ? ok : data === 'null' ? failed : errors).value += 1;
            (exact ? exactly : quick).value += 1;
          },
        };
      };
    },
    refused(code) {
      refusals(codeOf(code)).value += 1;
    },
    planned(ms) {
      if (ms === undefined) hit.value += 1;
      else {
        miss.value += 1;
        add(planned, ms / 1_000);
      }
    },
  };

  return { observer, text: () => registry.metrics() };
}

/** The names of all metrics begin alike. */
export function named(name: string, help: string) {
  return { name: `gateway_${name}`, help };
}

/** A label of a closed set: the names given, and the first so many of others. Clients may invent names without end. */
function bounded(most: number, given: readonly string[] = []): (name: string) => string {
  const known = new Set(given);
  const room = known.size + most;
  return (name) => {
    if (known.has(name)) return name;
    if (known.size >= room) return 'other';
    known.add(name);
    return name;
  };
}
