import { type Problem, problem } from './errors.ts';

/** Text as it is stored: NFC, nothing around it, no NUL, which PostgreSQL cannot hold; null when nothing is left. */
export const tidy = (typed: string | null | undefined) => typed?.replaceAll('\0', '').normalize('NFC').trim() || null;

/** Length in characters, as PostgreSQL counts them. */
export const lengthOf = (text: string | null | undefined) => [...(text ?? '')].length;

/** A problem when the text has more characters than fit. */
export function atMost(limit: number, path: readonly string[], text: string | null | undefined): Problem[] {
  const length = lengthOf(text);
  if (length <= limit) return [];
  return [
    problem(
      path,
      `Rút ngắn còn tối đa ${limit.toLocaleString('vi')} ký tự (hiện có ${length.toLocaleString('vi')}).`,
      `Shorten this to ${limit.toLocaleString('en')} characters at most (it has ${length.toLocaleString('en')}).`,
    ),
  ];
}
