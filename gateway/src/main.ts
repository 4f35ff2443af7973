import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { createCors } from './alone/cors.ts';
import { applyRules } from './alone/headers.ts';
import { watchFile } from './alone/reload.ts';
import { createStandalone } from './alone/server.ts';
import { sendTraces } from './alone/telemetry.ts';
import { type Config, readConfig } from './config.ts';
import { createGateway } from './gateway.ts';
import { sameHost } from './serve/websocket.ts';
import { httpSource } from './source/http.ts';

const usage = 'npm run gateway -- --supergraph FILE --port N [--config FILE]';

/** Whoever asks, as a gateway for any graph knows them: by their headers. */
type Asking = { headers: IncomingHttpHeaders };

async function start() {
  const { supergraph, port, config } = argumentsOf();
  const supergraphSdl = readFileSync(supergraph, 'utf8');
  const options = config === undefined ? {} : readConfig(readFileSync(config, 'utf8'), process.env);
  const log = pino({ name: 'gateway', level: options.log ?? 'info' });
  const cors = createCors(options.cors);
  const traces = options.traces ?? Boolean(process.env.OTEL_EXPORTER_OTLP_ENDPOINT);
  const flush = traces ? await sendTraces(process.env) : async () => {};

  const gateway = await createGateway<Asking>({
    supergraphSdl,
    sources: (subgraph, url) => sourceOf(options, subgraph, url),
    context: ({ headers, connectionParams = {} }) => ({ headers: { ...headers, ...said(connectionParams) } }),
    limits: options.limits,
    graphiql: options.graphiql === false ? false : options.graphiql === true ? {} : options.graphiql,
    errors: options.errors,
    allowOrigin: (origin, request) => cors.allows(origin) || sameHost(origin, request),
    requestId: ({ headers }) => String(headers['x-request-id']),
    seeing: { metrics: options.metrics !== false && { process: true }, traces, operations: 'info' },
    log,
  });
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

function sourceOf(config: Config, subgraph: string, url: string) {
  const { headers, ...own } = config.subgraphs?.[subgraph] ?? {};
  if (own.url === undefined && url === '') {
    throw new Error(`Neither the supergraph nor the configuration has a URL for the subgraph "${subgraph}".`);
  }
  const forSubgraph = applyRules([config.headers, headers]);
  return httpSource<Asking>({ url, ...own, headers: (asking) => forSubgraph(asking.headers) });
}

/** What a WebSocket says of itself stands for headers that a browser could not send with it. */
function said(connectionParams: Record<string, unknown>): IncomingHttpHeaders {
  const texts = Object.entries(connectionParams).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts.map(([name, value]) => [name.toLowerCase(), value as string]));
}

function fail(thrown: unknown): never {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : thrown}\n`);
  process.exit(1);
}

start().catch(fail);
