import { createServer, type IncomingMessage } from 'node:http';
import { Repeater } from '@repeaterjs/repeater';
import { createGateway, type GatewayOptions } from '../gateway.ts';
import { functionSource } from '../source/local.ts';
import type { SourceResult } from '../source/source.ts';
import { compose } from '../supergraph/compose.ts';
import type { Visitor } from './museum.ts';
import { close, listen, visitorOf } from './servers.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.11")';

export const statesSdl = `${link}
  type Query { state: State }
  type Subscription { state(of: Filter, room: String = "hall"): State }
  type State { version: Int text: String }
  input Filter { a: Int b: Int }
`;

const supergraphSdl = compose([{ name: 'states', sdl: statesSdl }]).supergraphSdl;

/** A gateway for a subgraph whose only subscription says what the test lets it say, to all who have subscribed to it. */
export async function serveStates(options: Partial<GatewayOptions<Visitor>> = {}) {
  type Upstream = { push(result: SourceResult): void; end(failure?: Error): void; asked: object; caller: Visitor };
  const open = new Set<Upstream>();
  let begun = 0;
  let held: PromiseWithResolvers<void> | undefined;
  let latest = { version: 0, text: 'asked' };
  const states = functionSource<Visitor>({
    async execute() {
      const state = { ...latest };
      await held?.promise;
      return { data: { state } };
    },
    subscribe(request, caller) {
      begun += 1;
      return new Repeater<SourceResult>(async (push, stop) => {
        const upstream: Upstream = {
          push: (result) => void Promise.resolve(push(result)).catch(() => {}),
          end: stop,
          asked: request.variables,
          caller,
        };
        open.add(upstream);
        await stop;
        open.delete(upstream);
      });
    },
  });
  const gateway = await createGateway<Visitor>({
    supergraphSdl,
    context: ({ headers, connectionParams }) =>
      visitorOf(headers.authorization ?? (connectionParams?.authorization as string | undefined)),
    ...options,
    sources: { states, ...options.sources },
  });
  const server = createServer(async (request: IncomingMessage, response) => {
    if (!(await gateway.handle(request, response))) response.writeHead(404).end('not the gateway');
  });
  server.on('upgrade', gateway.upgrade);
  const port = await listen(server);

  return {
    gateway,
    port,
    url: `http://127.0.0.1:${port}/graphql`,
    upstream: {
      open,
      /** How many subscriptions were ever begun. */
      begun: () => begun,
      /** Lets queries wait until the result is called. */
      hold() {
        held = Promise.withResolvers();
        return held.resolve;
      },
      say(version: number, text = '') {
        latest = { version, text };
        for (const each of open) each.push({ data: { state: { version, text } } });
      },
      fail(message: string, code: string) {
        const errors = [{ message, path: ['state'], extensions: { code } }];
        for (const each of open) each.push({ data: { state: null }, errors });
      },
      end(failure?: Error) {
        for (const each of open) each.end(failure);
      },
    },
    async stop() {
      await gateway.stop();
      await close(server);
    },
  };
}
