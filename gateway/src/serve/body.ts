import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';

/** How much more than allowed is read and thrown away, so that the client gets to hear the refusal. */
const patience = 8;

/** The JSON of a request, or undefined when it claims to be something else. Refusals carry their HTTP status. */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const [type, ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(/\s*;\s*/);
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' || (charset && charset.replaceAll('"', '') !== 'utf-8')) {
    throw refusal(415, 'Send the body as plain UTF-8.');
  }
  const bytes = await readBytes(request, limit);
  if (type !== 'application/json') return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw refusal(400, 'The body is not valid JSON.');
  }
}

async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limit * patience) throw tooLarge(declared, limit);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit * patience) break;
    if (size > limit) chunks.length = 0;
    else chunks.push(chunk);
  }
  if (size > limit) throw tooLarge(size, limit);
  return Buffer.concat(chunks);
}

function tooLarge(cost: number, limit: number) {
  return refusal(413, `The body is larger than ${limit} bytes.`, { code: 'TOO_COSTLY', cost, limit });
}

function refusal(status: number, message: string, extensions: Record<string, unknown> = { code: 'BAD_REQUEST' }) {
  return new GraphQLError(message, { extensions: { ...extensions, http: { status } } });
}
