import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Limits } from '../limits/limits.ts';
import { hasMoreValues } from '../limits/values.ts';

/** Hears once either why the body is refused, with an HTTP status, or its bytes, and how many came. Whoever went away is not told of. */
export type BodyHeard = (refusal: GraphQLError | null, bytes: Buffer, size: number) => void;

const nothing = Buffer.alloc(0);

/** Reads a body as it comes, within its limits of size and time: of one that is refused for those nothing more is read. */
export function readBody(request: IncomingMessage, { bytes: limit, values, bodyMs }: BodyLimits, heard: BodyHeard) {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limit) return heard(tooLarge(declared, limit), nothing, 0);
  const chunks: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(() => stop(refusal(408, 'The body came too slowly.')), bodyMs);

  function end(refused: GraphQLError | null, bytes: Buffer = nothing) {
    clearTimeout(timer);
    request.off('data', take).off('end', complete);
    heard(refused, bytes, size);
  }
  function stop(refused: GraphQLError) {
    request.pause();
    end(refused);
  }
  function take(chunk: Buffer) {
    size += chunk.length;
    if (size > limit) stop(tooLarge(size, limit));
    else chunks.push(chunk);
  }
  function complete() {
    const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size);
    if (hasMoreValues(bytes, values)) end(tooMany(values));
    else end(null, bytes);
  }
  request
    .on('data', take)
    .on('end', complete)
    .on('error', () => clearTimeout(timer));
}

export type BodyLimits = Pick<Limits, 'bytes' | 'values' | 'bodyMs'>;

/** The text of a body; undefined when it is no UTF-8. */
export function textOfBody(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString() : undefined;
}

/** Why a body with these headers is not read at all. */
export function unreadable({ headers }: IncomingMessage): GraphQLError | undefined {
  const encoding = headers['content-encoding'] ?? 'identity';
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1];
  if (encoding === 'identity' && (charset === undefined || charset.toLowerCase() === 'utf-8')) return undefined;
  return refusal(415, 'Send the body as plain UTF-8.');
}

/** What is wrong with the HTTP of a request, with the status that says so. */
export function refusal(status: number, message: string, extensions: object = { code: 'BAD_REQUEST' }): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, http: { status } } });
}

function tooLarge(cost: number, limit: number): GraphQLError {
  return refusal(413, `The body is larger than ${limit} bytes.`, { code: 'TOO_COSTLY', cost, limit });
}

function tooMany(limit: number): GraphQLError {
  return refusal(400, `The body has more than ${limit} values.`, { code: 'TOO_COSTLY', cost: limit, limit });
}
