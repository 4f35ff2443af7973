import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';
import { httpSource } from '../source/http.ts';
import { applyRules, type HeaderRules, headersRead, scopeBy } from './headers.ts';

/** Whoever asks, as a gateway for any graph knows them: by their headers. */
export type Asking = { readonly headers: IncomingHttpHeaders };

/** What a WebSocket says of itself stands for headers that a browser could not send with it. */
export function askingOf(headers: IncomingHttpHeaders, connectionParams: Record<string, unknown> = {}): Asking {
  const said: Record<string, string> = {};
  for (const [name, value] of Object.entries(connectionParams)) {
    if (typeof value === 'string') said[name.toLowerCase()] = value;
  }
  return { headers: { ...headers, ...said } };
}

/** A subgraph at the URL of the configuration, or else of the supergraph. */
export function sourceOf(config: Config, subgraph: string, url: string) {
  const { headers, ...own } = config.subgraphs?.[subgraph] ?? {};
  if (own.url === undefined && url === '') {
    throw new Error(`Neither the supergraph nor the configuration has a URL for the subgraph "${subgraph}".`);
  }
  const forSubgraph = applyRules([config.headers, headers]);
  return httpSource<Asking>({ url, ...own, headers: (asking) => forSubgraph(asking.headers) });
}

/** Whom a client shares executions with: whoever no subgraph could tell from it. */
export function scopeOf(config: Config): (asking: Asking) => string | null {
  if (!config.share) return () => null;
  const scope = scopeBy(rulesOfEach(config));
  return (asking) => scope(asking.headers);
}

/** The headers on which an answer may depend. */
export function varyOf(config: Config): string[] {
  const read = rulesOfEach(config).flatMap((rules) => rules.flatMap((each) => headersRead(each)));
  return [...new Set([...(config.cors ? ['origin'] : []), ...read])];
}

/** On whose account an operation goes: of who shows such a header, or else of its address. */
export function principalOf({ header }: NonNullable<Config['rate']>) {
  const name = header?.toLowerCase();
  return ({ headers }: Asking, { socket }: IncomingMessage): string => {
    const shown = name === undefined ? undefined : headers[name];
    return shown === undefined ? `address ${socket.remoteAddress}` : `header ${shown}`;
  };
}

/** Those of subgraphs without rules of their own, and of each that has some. */
function rulesOfEach({ headers, subgraphs = {} }: Config): (HeaderRules | undefined)[][] {
  return [[headers], ...Object.values(subgraphs).flatMap((own) => (own.headers ? [[headers, own.headers]] : []))];
}
