import { GraphQLError } from 'graphql';
import { inLanguage, type Language, type Text } from './viewer.ts';

/** Every way a request can be refused; clients switch on these and on nothing else. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'SECOND_FACTOR_REQUIRED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'VERSION_MISMATCH'
  | 'IDEMPOTENCY_MISMATCH'
  | 'OUT_OF_PHASE'
  | 'RATE_LIMITED'
  | 'TOO_COSTLY'
  | 'UNAVAILABLE'
  | 'INTERNAL';

/** One broken rule of an input; `path` leads to the field, outermost first. */
export type Problem = { code: ErrorCode; path: readonly (string | number)[]; message: Text };

/** A refusal the caller may read. Anything else that is thrown is a bug: masked and logged at the edge. */
export class Refusal extends GraphQLError {
  readonly text: Text;
  readonly problems: readonly Problem[];

  constructor(
    code: ErrorCode,
    text: Text,
    more: { problems?: readonly Problem[]; extensions?: Record<string, unknown> } = {},
  ) {
    super(text.en, { extensions: { code, ...more.extensions } });
    this.name = 'Refusal';
    this.text = text;
    this.problems = more.problems ?? [];
  }
}

export const unauthenticated = () =>
  new Refusal('UNAUTHENTICATED', { vi: 'Bạn cần đăng nhập để làm việc này.', en: 'Sign in to do this.' });
export const forbidden = (text: Text) => new Refusal('FORBIDDEN', text);
export const notFound = (text: Text) => new Refusal('NOT_FOUND', text);
export const conflict = (text: Text) => new Refusal('CONFLICT', text);
export const outOfPhase = (text: Text, opensAt?: Date | null) =>
  new Refusal('OUT_OF_PHASE', text, { extensions: opensAt ? { opensAt: opensAt.toISOString() } : {} });
export const versionMismatch = () =>
  new Refusal('VERSION_MISMATCH', {
    vi: 'Nội dung này vừa được thay đổi ở nơi khác. Hãy tải lại rồi quyết định.',
    en: 'Someone changed this since you opened it. Read it again, then decide.',
  });

/** Refuses an input with everything that is wrong with it at once. */
export function invalid(problems: readonly Problem[]) {
  return new Refusal(
    'INVALID',
    {
      vi: `Có ${problems.length} mục cần sửa.`,
      en: `${problems.length} ${problems.length === 1 ? 'item needs' : 'items need'} your attention.`,
    },
    { problems },
  );
}

export const problem = (path: readonly (string | number)[], vi: string, en: string): Problem => ({
  code: 'INVALID',
  path,
  message: { vi, en },
});

/**
 * What leaves a subgraph for an error: a refusal in the language of the request, the protocol's own errors as they are,
 * and INTERNAL with the request's id for everything else, which `report` is told of.
 */
export function publicError(
  error: GraphQLError,
  caller: { language: Language; requestId: string },
  report: (cause: unknown) => void,
): GraphQLError {
  const { nodes, source, positions, path } = error;
  const thrown = error.originalError ?? error;
  const cause = holdsNul(thrown) ? nul() : thrown;
  if (cause instanceof Refusal) {
    const { language } = caller;
    const problems = cause.problems.map((p) => ({
      ...p,
      path: p.path.map(String),
      message: inLanguage(p.message, language),
    }));
    const extensions = { ...cause.extensions, ...(problems.length > 0 && { problems }) };
    return new GraphQLError(inLanguage(cause.text, language), { nodes, source, positions, path, extensions });
  }
  if (error.originalError === undefined || error.originalError instanceof GraphQLError) return error;
  report(cause);
  const text = {
    vi: 'Hệ thống gặp lỗi. Hãy thử lại sau ít phút.',
    en: 'Something went wrong on our side. Try again in a few minutes.',
  };
  return new GraphQLError(inLanguage(text, caller.language), {
    nodes,
    source,
    positions,
    path,
    extensions: { code: 'INTERNAL', requestId: caller.requestId },
  });
}

/** PostgreSQL's codes for a text with the character NUL, which it cannot hold, and for JSON with one. */
const nulCodes = ['22021', '22P05'];

/** Whether PostgreSQL failed on a NUL, which no text has that people write. */
function holdsNul(thrown: Error): boolean {
  return [thrown, thrown.cause].some((error) => nulCodes.includes(String((error as { code?: unknown })?.code)));
}

const nul = () =>
  new Refusal('INVALID', {
    vi: 'Nội dung có ký tự không đọc được (NUL). Hãy bỏ ký tự đó.',
    en: 'A text has an unreadable character (NUL). Take it out.',
  });
