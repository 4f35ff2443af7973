import type { CombinedError } from '@urql/core';
import { m } from '#paraglide/messages.js';
import { moment } from './format.ts';

/** A refusal as the person reads it: one sentence, and for INVALID one more beside each field. */
export interface Refused {
  code: string;
  sentence: string;
  /** By the input's path, such as `title` or `scores.2.note`; the whole input's own problem is under ''. */
  fields: Record<string, string>;
}

const sentences: Record<string, () => string> = {
  UNAUTHENTICATED: m.error_unauthenticated,
  SECOND_FACTOR_REQUIRED: m.error_second_factor_required,
  FORBIDDEN: m.error_forbidden,
  NOT_FOUND: m.error_not_found,
  INVALID: m.error_invalid,
  CONFLICT: m.error_conflict,
  VERSION_MISMATCH: m.error_version_mismatch,
  IDEMPOTENCY_MISMATCH: m.error_idempotency_mismatch,
  RATE_LIMITED: m.error_rate_limited,
  TOO_COSTLY: m.error_too_costly,
  UNAVAILABLE: m.error_unavailable,
};

/** Turns what the API refused into words. Switches on `extensions.code` and on nothing else. */
export function refused(error: CombinedError): Refused {
  const [first] = error.graphQLErrors;
  if (!first) return { code: 'UNAVAILABLE', sentence: m.error_unavailable(), fields: {} };
  const { code = 'INTERNAL', problems = [], opensAt, requestId } = first.extensions as Extensions;
  return { code, sentence: sentence(code, opensAt, requestId), fields: byField(problems) };
}

interface Extensions {
  code?: string;
  problems?: { path: string[]; message: string }[];
  opensAt?: string;
  requestId?: string;
}

function sentence(code: string, opensAt?: string, requestId?: string): string {
  if (code === 'OUT_OF_PHASE')
    return opensAt ? m.error_out_of_phase_until({ time: moment(opensAt) }) : m.error_out_of_phase();
  return sentences[code]?.() ?? m.error_internal({ id: requestId ?? '' });
}

/** The first problem of each field; the mutation's `input` argument is no part of a field's name. */
function byField(problems: NonNullable<Extensions['problems']>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { path, message } of problems) {
    const name = (path[0] === 'input' ? path.slice(1) : path).join('.');
    fields[name] ??= message;
  }
  return fields;
}
