import { GraphQLError } from 'graphql';
import type { SourceResult } from './source.ts';

/** What a text says if it is an answer of GraphQL: a JSON object with `data`, a list of `errors`, or both. */
export function resultOf(text: string): SourceResult | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isPlainObject(answer)) return undefined;
  const { data, errors } = answer;
  if (data === undefined && errors === undefined) return undefined;
  if (data !== undefined && data !== null && !isPlainObject(data)) return undefined;
  if (errors !== undefined && errors !== null && !isListOfErrors(errors)) return undefined;
  return answer;
}

/** The subgraph's word that whoever asks has no session there. */
export function unauthenticated(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED' } });
}

function isListOfErrors(value: unknown): value is Record<string, unknown>[] {
  const isError = (each: unknown) => isPlainObject(each) && Array.isArray(each.path ?? []);
  return Array.isArray(value) && value.every(isError);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
