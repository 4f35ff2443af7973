import { lengthOf, type Problem, problem, tidy } from '@cpii/kit';
import type { CriterionRow } from '../criterion/criterion.table.ts';
import type { DraftScoreInput, ScoreInput } from '../generated/resolvers.ts';

const NOTE = 2_000;
const COMMENT = 5_000;

type Comments = { comment?: string | null; commentForOwner?: string | null };

/** What is wrong with a draft: criteria of another round, one twice, values out of range, texts too long. */
export function draftProblems(
  rubric: readonly CriterionRow[],
  given: readonly DraftScoreInput[],
  { comment, commentForOwner }: Comments,
): Problem[] {
  return [
    ...given.flatMap(({ criterionId, value, note, confidence }, n) => [
      ...rule(
        rubric.some(({ id }) => id === criterionId),
        ['scores', n, 'criterionId'],
        'Tiêu chí này không thuộc vòng đánh giá.',
        'This criterion is not one of the round.',
      ),
      ...rule(
        given.findIndex((score) => score.criterionId === criterionId) === n,
        ['scores', n, 'criterionId'],
        'Mỗi tiêu chí chỉ chấm một lần.',
        'Score each criterion once.',
      ),
      ...rule(
        value == null || (value >= 0 && value <= 10),
        ['scores', n, 'value'],
        'Điểm là số nguyên từ 0 đến 10, ví dụ 7.',
        'A score is a whole number from 0 to 10, for example 7.',
      ),
      ...rule(
        confidence == null || (confidence >= 1 && confidence <= 3),
        ['scores', n, 'confidence'],
        'Mức độ chắc chắn từ 1 đến 3.',
        'Confidence goes from 1 to 3.',
      ),
      ...atMost(NOTE, ['scores', n, 'note'], note),
    ]),
    ...atMost(COMMENT, ['comment'], comment),
    ...atMost(NOTE, ['commentForOwner'], commentForOwner),
  ];
}

/** What is wrong with a review to hand in: also each criterion left out, by its name, and each note left empty. */
export function reviewProblems(
  rubric: readonly CriterionRow[],
  given: readonly ScoreInput[],
  comments: Comments,
): Problem[] {
  const open = rubric.filter(({ id }) => !given.some(({ criterionId }) => criterionId === id));
  return [
    ...open.map(({ code, name, nameEn }) =>
      problem(['scores', code], `Hãy chấm tiêu chí “${name}”.`, `Score the criterion “${nameEn ?? name}”.`),
    ),
    ...given.flatMap(({ note }, n) =>
      rule(
        tidy(note) !== null,
        ['scores', n, 'note'],
        'Hãy viết một câu nêu căn cứ cho điểm này.',
        'Write a sentence that gives the reason for this score.',
      ),
    ),
    ...draftProblems(rubric, given, comments),
  ];
}

const atMost = (limit: number, path: (string | number)[], text: string | null | undefined) =>
  rule(
    lengthOf(tidy(text)) <= limit,
    path,
    `Rút ngắn còn tối đa ${limit.toLocaleString('vi')} ký tự.`,
    `Shorten this to ${limit.toLocaleString('en')} characters at most.`,
  );

const rule = (holds: boolean, path: (string | number)[], vi: string, en: string) =>
  holds ? [] : [problem(path, vi, en)];
