import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Limits } from '../limits/limits.ts';

/** Hears once either why the body is refused, with an HTTP status, or its bytes, and how many came. Whoever went away is not told of. */
export type BodyHeard = (refusal: GraphQLError | null, bytes: Buffer, size: number) => void;

/** How much more than allowed is read and thrown away, so that the client gets to hear the refusal. */
const patience = 8;

const nothing = Buffer.alloc(0);

/** Reads a body as it comes, within its limits of size and time. */
export function readBody(request: IncomingMessage, { bytes: limit, bodyMs }: BodyLimits, heard: BodyHeard) {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limit * patience) return heard(tooLarge(declared, limit), nothing, 0);
  const chunks: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(() => end(refusal(408, 'The body came too slowly.')), bodyMs);

  function end(refused: GraphQLError | null) {
    clearTimeout(timer);
    request.off('data', take).off('end', complete);
    heard(refused, refused ? nothing : chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size), size);
  }
  function take(chunk: Buffer) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else if (size > limit * patience) end(tooLarge(size, limit));
  }
  function complete() {
    end(size > limit ? tooLarge(size, limit) : null);
  }
  request
    .on('data', take)
    .on('end', complete)
    .on('error', () => clearTimeout(timer));
}

export type BodyLimits = Pick<Limits, 'bytes' | 'bodyMs'>;

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
