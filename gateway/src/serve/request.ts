import type { Asked } from '../limits/persisted.ts';

const plainJson = /^application\/json(; ?charset="?utf-8"?)?$/i;

/** Whether a content type is the one that nearly everybody sends. */
export function isPlainJson(contentType: string | undefined): boolean {
  return contentType === 'application/json' || (contentType !== undefined && plainJson.test(contentType));
}

/** Whether a content type is JSON, whatever is said beside. */
export function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && /^\s*application\/json\s*(;|$)/i.test(contentType);
}

/** Whether a body is a GraphQL request whose every part is what it should be. */
export function isPlainRequest(body: unknown): body is Asked {
  if (!isRecord(body)) return false;
  const { query, operationName, variables, extensions } = body;
  return (
    (typeof query === 'string' ? query !== '' : isMissing(query) && isRecord(extensions?.persistedQuery)) &&
    (isMissing(operationName) || typeof operationName === 'string') &&
    (isMissing(variables) || isRecord(variables)) &&
    (isMissing(extensions) || isRecord(extensions))
  );
}

/** What a GET asks, as far as it is well-formed; what is not, Apollo Server refuses. */
export function askedBy(url = '/'): Asked | undefined {
  const { searchParams: search } = new URL(url, 'http://gateway');
  // One that is given twice is not well-formed.
  if (new Set(search.keys()).size < search.size) return undefined;
  try {
    const asked = {
      query: search.get('query') ?? undefined,
      operationName: search.get('operationName'),
      variables: JSON.parse(search.get('variables') ?? 'null'),
      extensions: JSON.parse(search.get('extensions') ?? 'null'),
    };
    return isPlainRequest(asked) ? asked : undefined;
  } catch {
    return undefined;
  }
}

function isMissing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isRecord(value: unknown): value is Record<string, Record<string, unknown> | undefined> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
