import './telemetry.ts';
import { ApolloGateway } from '@apollo/gateway';
import type { Services } from './execute.ts';
import { apolloLogger, type Log } from './log.ts';
import { createSnapshot, type Snapshot } from './snapshot.ts';

/**
 * The supergraph as @apollo/gateway loads and updates it. Each one that it accepts becomes the current snapshot in the
 * same turn of the event loop in which Apollo Server learns of it; what already runs keeps the snapshot it began with.
 */
export function createSupergraph(supergraphSdl: string, services: Services, log: Log) {
  let current: Snapshot | undefined;
  let update: (supergraphSdl: string) => void;

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
    logger: apolloLogger(log),
  });
  gateway.onSchemaLoadOrUpdate(({ coreSupergraphSdl }) => {
    current = createSnapshot(coreSupergraphSdl);
  });

  return {
    gateway,
    snapshot: () => current!,
    /** Throws, and changes nothing, when it is no supergraph or has a subgraph without a source. */
    reload: (sdl: string) => update(sdl),
  };
}
