import { type Problem, problem } from '@cpii/kit';

/** Text as it is stored: NFC, nothing around it, no NUL, which PostgreSQL cannot hold; null when nothing is left. */
export const tidy = (typed: string | null | undefined) => typed?.replaceAll('\0', '').normalize('NFC').trim() || null;

/** A problem when the text has more characters than fit. */
export function atMost(limit: number, path: readonly string[], text: string | null | undefined): Problem[] {
  const length = [...(text ?? '')].length;
  if (length <= limit) return [];
  return [
    problem(
      path,
      `Rút ngắn còn tối đa ${limit.toLocaleString('vi')} ký tự (hiện có ${length.toLocaleString('vi')}).`,
      `Shorten this to ${limit.toLocaleString('en')} characters at most (it has ${length.toLocaleString('en')}).`,
    ),
  ];
}
