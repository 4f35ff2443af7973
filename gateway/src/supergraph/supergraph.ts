import '../seeing/telemetry.ts';
import { ApolloGateway } from '@apollo/gateway';
import { parse } from 'graphql';
import { apolloLogger, type Log } from '../seeing/log.ts';
import type { Source, Sources } from '../source/source.ts';
import { unanswerable } from './check.ts';
import { graphsOf } from './join.ts';
import { createSnapshot, type Snapshot, type SnapshotOptions } from './snapshot.ts';

/** What carries fetches to a subgraph, by its name; or how that is made for a subgraph and the URL in the supergraph. */
export type SourcesOption<Context extends object> =
  | Sources<Context>
  | ((subgraph: string, url: string) => Source<Context>);

export type SupergraphOptions<Context extends object> = SnapshotOptions & {
  supergraphSdl: string;
  sources: SourcesOption<Context>;
  log: Log;
};

/** How long fetches of the old supergraph may go on before a source that is not needed any more is stopped. */
const DRAIN_MS = 30_000;

/**
 * The supergraph as @apollo/gateway loads and updates it. One that it accepts becomes the current snapshot in the same turn
 * of the event loop in which Apollo Server learns of it; what already runs keeps the snapshot it began with.
 */
export function createSupergraph<Context extends object>(options: SupergraphOptions<Context>) {
  const { log } = options;
  const made = new Map<string, Source<Context>>();
  let current = snapshotOf(options.supergraphSdl);
  let update: (supergraphSdl: string) => void;
  const listeners = new Set<(snapshot: Snapshot) => void>();

  const logger = apolloLogger(log);
  const gateway = new ApolloGateway({
    async supergraphSdl(given) {
      update = given.update;
      return { supergraphSdl: current.supergraphSdl };
    },
    // Apollo loads the schema and executes nothing.
    buildService: () => ({ process: () => Promise.reject(new Error('fetches are sent by the executor')) }),
    // What fails is thrown as well; and that a subgraph in this process has no URL is no error.
    logger: { ...logger, error: logger.debug },
  });

  function snapshotOf(supergraphSdl: string): Snapshot {
    const document = parse(supergraphSdl, { noLocation: true });
    for (const sentence of unanswerable(document)) log.warn({}, sentence);
    const graphs = [...graphsOf(document).values()];
    const sources = Object.fromEntries(graphs.map(({ name, url }) => [name, sourceOf(name, url)]));
    // A context passes through the executor unseen.
    return createSnapshot(supergraphSdl, sources as Sources<object>, options);
  }

  function sourceOf(name: string, url: string): Source<Context> {
    if (typeof options.sources !== 'function') {
      const source = options.sources[name];
      if (!source) throw new Error(`The supergraph has a subgraph "${name}", for which no source was given.`);
      return source;
    }
    const key = `${name} ${url}`;
    const source = made.get(key) ?? options.sources(name, url);
    made.set(key, source);
    return source;
  }

  /** Sources that were made for an old supergraph and are in no snapshot any more. */
  function retire(old: Snapshot) {
    const used = new Set<unknown>(Object.values(current.sources));
    for (const [key, source] of made) {
      if (used.has(source) || !Object.values(old.sources).includes(source as Source<object>)) continue;
      made.delete(key);
      setTimeout(() => void source.stop?.(), DRAIN_MS).unref();
    }
  }

  return {
    gateway,
    snapshot: () => current,

    /** Throws, and changes nothing, when it is no supergraph or has a subgraph without a source. */
    reload(supergraphSdl: string) {
      const next = snapshotOf(supergraphSdl);
      update(supergraphSdl);
      const old = current;
      current = next;
      retire(old);
      for (const listener of listeners) listener(next);
    },

    /** Hears each new snapshot, after it has become the current one; the result stops that. */
    onReload(listener: (snapshot: Snapshot) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    async stop() {
      const given = typeof options.sources === 'function' ? [...made.values()] : Object.values(options.sources);
      await Promise.all(given.map((source) => source.stop?.()));
    },
  };
}
