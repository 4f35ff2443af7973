import '../seeing/telemetry.ts';
import { ApolloGateway } from '@apollo/gateway';
import type { Services } from '../execute/execute.ts';
import { apolloLogger, type Log } from '../seeing/log.ts';
import { createSnapshot } from './snapshot.ts';

/**
 * The supergraph as @apollo/gateway loads and updates it. One that it accepts becomes the current snapshot in the same turn
 * of the event loop in which Apollo Server learns of it; what already runs keeps the snapshot it began with.
 */
export function createSupergraph(supergraphSdl: string, services: Services, log: Log) {
  let current = createSnapshot(supergraphSdl);
  let update: (supergraphSdl: string) => void;

  const logger = apolloLogger(log);
  const gateway = new ApolloGateway({
    async supergraphSdl(options) {
      update = options.update;
      return { supergraphSdl };
    },
    buildService({ name }) {
      const service = services[name];
      if (!service) throw new Error(`The supergraph has a subgraph "${name}", for which no source was given.`);
      return service;
    },
    // What fails is thrown as well; and that a subgraph in this process has no URL is no error.
    logger: { ...logger, error: logger.debug },
  });

  return {
    gateway,
    snapshot: () => current,

    /** Throws, and changes nothing, when it is no supergraph or has a subgraph without a source. */
    reload(supergraphSdl: string) {
      const next = createSnapshot(supergraphSdl);
      update(supergraphSdl);
      current = next;
    },
  };
}
