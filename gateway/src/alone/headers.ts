import type { IncomingHttpHeaders } from 'node:http';
import { type Check, list, map, object, plainOr, where } from './check.ts';

/** A header that is handed on: by its name, under another name or with a default, or all whose names match. */
export type Propagated =
  | string
  | { named?: string; rename?: string; default?: string; matching?: undefined }
  | { matching?: string; named?: undefined; rename?: undefined; default?: undefined };

/** Which headers a subgraph is sent: those handed on, then those set, then without those removed. */
export type HeaderRules = { propagate?: Propagated[]; set?: Record<string, string>; remove?: string[] };

/** Of one connection (RFC 9110, 7.6.1) or of one body and its answer, which are the gateway's own with subgraphs. */
const never = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'expect',
  'accept',
  'accept-encoding',
  'content-type',
  'content-length',
  'content-encoding',
  'if-none-match',
]);

export function headerRules(text: Check<string>): Check<HeaderRules> {
  const name = where(text, mayBeSent, 'a header that may be sent');
  // What it is may be a secret, and is not shown.
  const value: Check<string> = (given, at, wrong) => {
    const line = text(given, at, wrong);
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(line)) wrong(`${at}: one line of Latin letters was expected`);
    return line;
  };
  const one = where(
    object({ named: name, rename: name, default: value, matching: where(text, isPattern, 'a regular expression') }),
    ({ named, matching, rename, default: otherwise }) =>
      matching === undefined
        ? named !== undefined
        : named === undefined && rename === undefined && otherwise === undefined,
    '"named" with "rename" and "default", or "matching" alone',
  );
  return object({
    propagate: list(plainOr(name, one as Check<Propagated>)),
    set: where(map(value), (set) => Object.keys(set).every(mayBeSent), 'headers that may be sent'),
    remove: list(name),
  });
}

/** Makes a subgraph's headers of the client's. */
export function applyRules(rules: readonly (HeaderRules | undefined)[]) {
  const steps = rules.flatMap((each) => (each ? [stepOf(each)] : []));
  return (client: IncomingHttpHeaders): Record<string, string> => {
    const sent: Record<string, string> = {};
    for (const step of steps) step(client, sent);
    return sent;
  };
}

/** Differ from request to request, and are nobody's rights. */
const ofOneRequest = ['x-request-id', 'traceparent', 'tracestate'];

/**
 * All that subgraphs are told of a client, as text. Whoever has the same text is answered alike, since nothing else of them
 * reaches a subgraph. `each` are the rules of every subgraph.
 */
export function scopeBy(
  each: readonly (readonly (HeaderRules | undefined)[])[],
): (client: IncomingHttpHeaders) => string {
  const makers = each.map(applyRules);
  return (client) => {
    const told = makers.map((make) => {
      const headers = make(client);
      for (const name of ofOneRequest) delete headers[name];
      return Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1));
    });
    return JSON.stringify(told);
  };
}

/** The names of the client's headers that rules read; `*` where only a pattern says which. */
export function headersRead({ propagate = [] }: HeaderRules = {}): string[] {
  return propagate.map((each) => (typeof each === 'string' ? each : (each.named ?? '*')).toLowerCase());
}

function stepOf({ propagate = [], set = {}, remove = [] }: HeaderRules) {
  const copies = propagate.map(copyOf);
  const fixed = Object.entries(set).map(([name, value]) => [name.toLowerCase(), value] as const);
  const removed = remove.map((name) => name.toLowerCase());
  return (client: IncomingHttpHeaders, sent: Record<string, string>) => {
    for (const copy of copies) copy(client, sent);
    for (const [name, value] of fixed) sent[name] = value;
    for (const name of removed) delete sent[name];
  };
}

function copyOf(propagated: Propagated): (client: IncomingHttpHeaders, sent: Record<string, string>) => void {
  if (typeof propagated === 'object' && propagated.matching !== undefined) {
    const pattern = new RegExp(propagated.matching, 'i');
    return (client, sent) => {
      const bound = boundToConnection(client);
      for (const name of Object.keys(client)) {
        if (!isNever(name) && !bound.has(name) && pattern.test(name)) put(sent, name, client[name]);
      }
    };
  }
  const rule = typeof propagated === 'string' ? { named: propagated } : propagated;
  const name = rule.named!.toLowerCase();
  const as = (rule.rename ?? name).toLowerCase();
  return (client, sent) =>
    put(sent, as, boundToConnection(client).has(name) ? rule.default : (client[name] ?? rule.default));
}

const none: ReadonlySet<string> = new Set();

/** A client may name further headers that are for this connection only. */
function boundToConnection({ connection }: IncomingHttpHeaders): ReadonlySet<string> {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return none;
  return new Set(connection.toLowerCase().split(/\s*,\s*/));
}

function put(sent: Record<string, string>, name: string, value: string | string[] | undefined) {
  if (value !== undefined) sent[name] = Array.isArray(value) ? value.join(', ') : value;
}

function mayBeSent(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !isNever(name);
}

function isNever(name: string): boolean {
  const lower = name.toLowerCase();
  return never.has(lower) || lower.startsWith('sec-websocket-');
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
