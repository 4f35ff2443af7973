import type { Operation } from '../operation/operation.ts';

/** The variables that an operation declares, as text that is the same for the same values. */
export function variablesKey({ definitions }: Operation, variables: Record<string, unknown>): string {
  // One that is missing is not the same as null.
  return `[${definitions.map(({ variable }) => canonicalJson(variables[variable.name.value])).join()}]`;
}

/** JSON whose keys are in order, whatever order they were written in; the empty text for undefined. */
function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  // Callers in this process may give what becomes JSON only when it is sent.
  if ('toJSON' in value && typeof value.toJSON === 'function') return canonicalJson(value.toJSON());
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join()}}`;
}
