import { readFileSync } from 'node:fs';

/**
 * Persisted operations of a file, texts by ids: plainly `{ "id": "query …" }`, as Relay writes them, or the manifest of
 * Apollo's tools, whose `operations` are `{ id, body }`.
 */
export function readPersisted(file: string): Record<string, string> {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const entries =
    isObject(manifest) && Array.isArray(manifest.operations)
      ? manifest.operations.map((operation: unknown) =>
          isObject(operation) ? [operation.id, operation.body] : [undefined, undefined],
        )
      : Object.entries(isObject(manifest) ? manifest : { '': undefined });
  for (const [id, text] of entries) {
    if (typeof id !== 'string' || typeof text !== 'string') {
      throw new Error(`${file} holds no persisted operations: ${JSON.stringify(id)} has no text.`);
    }
  }
  return Object.fromEntries(entries);
}

/** The names of operations, as they are counted. */
export function namesOf(operations: Record<string, string>): string[] {
  const names = Object.values(operations).flatMap((text) => [
    ...text.matchAll(/\b(?:query|mutation|subscription)\s+(\w+)/g),
  ]);
  return names.map(([, name]) => name!);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
