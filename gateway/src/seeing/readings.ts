import type { Registry } from 'prom-client';
import type { Breaker, CircuitState } from '../source/breaker.ts';
import type { Snapshot } from '../supergraph/snapshot.ts';
import { gauge, gauges, totals } from './series.ts';

/** What the parts of a gateway count for themselves; a part that is not there has nothing to say. */
export type Readings = {
  operations: number;
  /** Of each subgraph that has one. */
  circuits: Readonly<Record<string, CircuitState>>;
  sockets?: number;
  hub?: {
    groups: number;
    members: number;
    events: number;
    frames: number;
    conflated: number;
    evicted: number;
    tooSlow: number;
  };
  cache?: { hits: number; misses: number; joined: number; dropped: number; entries: number; bytes: number };
  queue?: { running: number; waiting: number };
};

const openness: Record<CircuitState, number> = { closed: 0, 'half-open': 0.5, open: 1 };

/** What a snapshot says of itself. */
export function readingsOf({ operations, sources }: Snapshot): Readings {
  const circuits = Object.entries(sources).flatMap(([name, source]) =>
    'breaker' in source ? [[name, (source.breaker as Breaker).state] as const] : [],
  );
  return { operations: operations.size, circuits: Object.fromEntries(circuits) };
}

/** Metrics that are read from the parts when somebody asks. */
export function addReadings(registry: Registry, read: () => Readings) {
  const one = (name: string, help: string, value: (readings: Readings) => number | undefined) =>
    gauge(registry, { name: `gateway_${name}`, help }, () => value(read()));
  one('operations_known', 'Valid operations that are kept.', ({ operations }) => operations);
  one('sockets', 'WebSockets that are open.', ({ sockets }) => sockets);
  one('hub_groups', 'Groups of subscribers; each is one execution.', ({ hub }) => hub?.groups);
  one('hub_members', 'Subscribers in groups.', ({ hub }) => hub?.members);
  one('cache_entries', 'Answers that are kept.', ({ cache }) => cache?.entries);
  one('cache_bytes', 'Bytes of answers that are kept.', ({ cache }) => cache?.bytes);
  one('queue_running', 'Operations that run.', ({ queue }) => queue?.running);
  one('queue_waiting', 'Operations that wait for their turn.', ({ queue }) => queue?.waiting);

  const circuit = '1: the subgraph is left alone; 0.5: it is being tried; 0: all is well.';
  gauges(registry, { name: 'gateway_circuit_open', help: circuit }, 'subgraph', () =>
    Object.fromEntries(Object.entries(read().circuits).map(([name, state]) => [name, openness[state]])),
  );
  const hub =
    'Events of subgraphs, frames sent, states left out for slow sockets, members evicted, sockets closed as too slow.';
  totals(registry, { name: 'gateway_hub_total', help: hub }, 'what', () => {
    const { groups: _, members: __, ...grown } = read().hub ?? { groups: 0, members: 0 };
    return grown;
  });
  const cache = 'Answers found, not found, waited for together, and dropped for a change.';
  totals(registry, { name: 'gateway_cache_total', help: cache }, 'outcome', () => {
    const { entries: _, bytes: __, ...grown } = read().cache ?? { entries: 0, bytes: 0 };
    return grown;
  });
}
