import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GraphQLRequest } from '../operation/operation.ts';

export type PersistedOptions = {
  /** The texts of operations by their hashes: clients may send `extensions.persistedQuery.sha256Hash` in place of the text. */
  operations?: Readonly<Record<string, string>>;
  /** Whether these are all that the network may ask. */
  only?: boolean;
  /** How many texts that clients register by themselves are remembered (Apollo's automatic persisted queries). */
  automatic?: number;
};

/** What a client may send. */
export type Asked = {
  query?: string | null;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
  extensions?: Record<string, unknown> | null;
};

/** The request with its text, wherever that is known from; or why it may not be asked. */
export type Resolve = (asked: Asked) => GraphQLRequest | GraphQLError;

const automaticBytes = 10_000_000;

/** Finds the text of a request, the same for every way in. */
export function createPersisted({ operations = {}, only = false, automatic = 1_000 }: PersistedOptions): Resolve {
  const listed = new Map(Object.entries(operations));
  const allowed = new Set(listed.values());
  const registered = new LRUCache<string, string>({
    max: Math.max(automatic, 1),
    maxSize: automaticBytes,
    sizeCalculation: (text) => text.length + 1,
  });

  function textOf({ query, extensions }: Asked): string | GraphQLError {
    const persisted = extensions?.persistedQuery;
    if (persisted === undefined || persisted === null) return query || refusal('BAD_REQUEST', 'There is no query.');
    const { version, sha256Hash: hash } = persisted as { version?: unknown; sha256Hash?: unknown };
    if (version !== 1 || typeof hash !== 'string') return refusal('BAD_REQUEST', 'Unsupported persisted query version');
    if (!query) return listed.get(hash) ?? registered.get(hash) ?? notFound(hash);
    if (listed.get(hash) === query) return query;
    if (sha256(query) !== hash) return refusal('BAD_REQUEST', 'provided sha does not match query');
    if (automatic > 0 && !only) registered.set(hash, query);
    return query;
  }

  function notFound(hash: string): GraphQLError {
    if (only) return notPersisted(hash);
    if (automatic > 0) return refusal('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    return refusal('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported');
  }

  return (asked) => {
    const query = textOf(asked);
    if (query instanceof GraphQLError) return query;
    if (only && !allowed.has(query)) return notPersisted();
    return { query, operationName: asked.operationName, variables: asked.variables };
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function notPersisted(hash?: string): GraphQLError {
  const which = hash === undefined ? 'This operation' : `"${hash.slice(0, 64)}"`;
  return refusal('PERSISTED_ONLY', `${which} is not among the operations that may be asked here.`);
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
