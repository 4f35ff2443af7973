import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Log } from './seeing/log.ts';

/** Where an error is reported to when it is a bug: the log, under the id that its reader is given. */
export type Report = { log: Log; requestId: string };

/** Which errors of subgraphs clients read as they are: those with a code of the subgraph's own, or all. */
export type ErrorsShown = 'coded' | 'all';

/** Codes that servers put on what they did not expect. They tell the client nothing, so they count as no code. */
const unexpected = new Set<unknown>(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR', 'INVALID_GRAPHQL']);

/** Whether something is a code that was meant to be read. */
const isCode = (code: unknown) => (typeof code === 'string' || typeof code === 'number') && !unexpected.has(code);

/** Added on the way; of use to the gateway and to whoever runs it, not to its clients. */
const internals = ['serviceName', 'stacktrace', 'exception', 'http'];

export function codedError(error: GraphQLError, code: string) {
  const { message, nodes, source, positions, path, extensions } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions: { ...extensions, code } });
}

/**
 * The error as a client may read it. One with a code was meant for it and keeps everything its thrower said; anything
 * else is a bug: logged here, once, and shown as INTERNAL with the id under which it was logged.
 */
export function publicError(error: unknown, { log, requestId }: Report, logged = new Set<string>()): GraphQLError {
  const known = error instanceof GraphQLError ? error : undefined;
  if (!known || !isCode(known.extensions.code)) {
    const err = cause(error);
    if (!logged.has(String(err))) log.error({ err, requestId, path: known?.path }, 'unexpected error');
    logged.add(String(err));
    const message = 'Something went wrong on our side.';
    return new GraphQLError(message, { path: known?.path, extensions: { code: 'INTERNAL', requestId } });
  }
  const { message, nodes, source, positions, path } = known;
  const extensions = { ...known.extensions };
  for (const name of internals) delete extensions[name];
  if (extensions.code === 'INTERNAL') extensions.requestId ??= requestId;
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}

/** What went wrong at a place of an answer; without a subgraph it is the answer itself that does not fit the schema. */
export type PlacedError = { error: unknown; path: readonly (string | number)[] | undefined; subgraph: string };

/** The errors of one answer as its client may read them. A bug that struck at many places is logged for the first. */
export function publicErrors(
  errors: readonly PlacedError[],
  report: Report,
  shown: ErrorsShown = 'coded',
): GraphQLFormattedError[] {
  const logged = new Set<string>();
  return errors.map(({ error, path, subgraph }) => {
    if (shown === 'all' && subgraph !== '' && isSaid(error))
      return { ...withoutInternals(error), ...(path && { path }) };
    const { message, extensions } = publicError(placedError(error, path, subgraph, report, logged), report, logged);
    return { message, ...(path && { path }), extensions };
  });
}

/** Whether an error is what a subgraph said, and not that it could not be asked. */
function isSaid(error: unknown): error is GraphQLFormattedError {
  return error instanceof GraphQLError || !(error instanceof Error);
}

function withoutInternals({ message, extensions }: GraphQLFormattedError): GraphQLFormattedError {
  const kept = Object.entries(extensions ?? {}).filter(([name]) => !internals.includes(name));
  return { message, ...(kept.length > 0 && { extensions: Object.fromEntries(kept) }) };
}

function placedError(
  error: unknown,
  path: PlacedError['path'],
  subgraph: string,
  { log, requestId }: Report,
  logged: Set<string>,
): unknown {
  if (error instanceof GraphQLError && error.extensions.code) return error;
  if (error instanceof ClientGone) return new GraphQLError(error.message, { extensions: { code: 'CLIENT_GONE' } });
  if (error instanceof TimedOut) return new GraphQLError('This took too long.', { extensions: { code: 'TIMEOUT' } });
  if (error instanceof Error && !(error instanceof GraphQLError) && subgraph !== '') {
    const line = `${subgraph} ${error}`;
    if (!logged.has(line)) log.warn({ err: error, subgraph, requestId }, 'subgraph unavailable');
    logged.add(line);
    return unavailable();
  }
  const { message, extensions } = error as GraphQLFormattedError;
  const cause = error instanceof GraphQLError ? error.originalError : error instanceof Error ? error : undefined;
  return new GraphQLError(String(message), { path, extensions: { ...extensions }, originalError: cause });
}

export function unavailable(): GraphQLError {
  return new GraphQLError('A part of this answer is not available right now. Try again later.', {
    extensions: { code: 'UNAVAILABLE' },
  });
}

/** The time for an operation has run out. */
export class TimedOut extends Error {
  constructor() {
    super('the operation took too long');
  }
}

/** Nobody waits for the answer any more. */
export class ClientGone extends Error {
  constructor() {
    super('the client has gone');
  }
}

/** What was thrown in the first place, under the wrappers of GraphQL. */
function cause(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? cause(error.originalError) : error;
}
