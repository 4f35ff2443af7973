import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { type Asking, askingOf, principalOf, scopeOf, sourceOf, varyOf } from './alone/asking.ts';
import { createCors } from './alone/cors.ts';
import { namesOf, readPersisted } from './alone/persisted.ts';
import { watchFile } from './alone/reload.ts';
import { createStandalone } from './alone/server.ts';
import { sendTraces } from './alone/telemetry.ts';
import { readConfig } from './config.ts';
import { createGateway } from './gateway.ts';
import { sameHost } from './serve/websocket.ts';

const usage = 'npm run gateway -- --supergraph FILE --port N [--config FILE]';

async function start() {
  const { supergraph, port, config } = argumentsOf();
  const supergraphSdl = readText(supergraph);
  const options = config === undefined ? {} : readConfig(readText(config), process.env);
  const log = pino({ name: 'gateway', level: options.log ?? 'info' });
  const cors = createCors(options.cors);
  const operations = options.persisted?.file === undefined ? {} : readPersisted(options.persisted.file);
  const traces = options.traces ?? Boolean(process.env.OTEL_EXPORTER_OTLP_ENDPOINT);
  const flush = traces ? await sendTraces(process.env) : async () => {};

  const names = new Set<string>();
  const gateway = await createGateway<Asking>({
    supergraphSdl,
    sources(subgraph, url) {
      names.add(subgraph);
      return sourceOf(options, subgraph, url);
    },
    context: ({ headers, connectionParams }) => askingOf(headers, connectionParams),
    scope: scopeOf(options),
    cache: options.cache && { ...options.cache, vary: varyOf(options) },
    limits: options.limits,
    introspection: options.introspection,
    persisted: { ...options.persisted, operations },
    rate: options.rate && { ...options.rate, principal: principalOf(options.rate) },
    planFor: () => options.showPlans ?? false,
    serverTiming: options.serverTiming,
    graphiql: options.graphiql === false ? false : options.graphiql === true ? {} : options.graphiql,
    errors: options.errors,
    allowOrigin: (origin, request) => cors.allows(origin) || sameHost(origin, request),
    requestId: ({ headers }) => String(headers['x-request-id']),
    seeing: {
      metrics: options.metrics !== false && { process: true, operations: namesOf(operations) },
      traces,
      operations: 'info',
    },
    log,
  }).catch((thrown: Error) => fail(new Error(`${supergraph} cannot be served: ${thrown.message}`)));
  const unknown = Object.keys(options.subgraphs ?? {}).filter((name) => !names.has(name));
  if (unknown.length > 0) {
    throw new Error(`The configuration has subgraphs that ${supergraph} has not: ${unknown}; it has ${[...names]}.`);
  }
  const { server, drain } = createStandalone(gateway, { cors, metricsToken: process.env.METRICS_TOKEN, log });
  const unwatch = watchFile(supergraph, supergraphSdl, log, gateway.reload);

  server.once('error', fail);
  server.listen(port, options.host, () => {
    log.info({ port: (server.address() as AddressInfo).port, supergraph }, 'ready');
  });

  let stopping = false;
  async function stop(signal: string) {
    // Whoever asks twice does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    unwatch();
    await drain(options.drainMs ?? 10_000);
    await flush();
    process.exit(0);
  }
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function argumentsOf() {
  const { values } = parseArgs({
    options: { supergraph: { type: 'string' }, port: { type: 'string' }, config: { type: 'string' } },
  });
  const port = Number(values.port);
  if (values.supergraph === undefined || !Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`Say which supergraph is to be served, and on which port:\n  ${usage}`);
  }
  return { ...values, supergraph: values.supergraph, port };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    throw new Error(`${file} cannot be read: ${(thrown as Error).message}`);
  }
}

function fail(thrown: unknown): never {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : thrown}\n`);
  process.exit(1);
}

start().catch(fail);
