import { type Problem, problem, type Text } from '@cpii/kit';
import type { checklistItems, checks } from './screening.table.ts';

type Condition = (typeof checks)[number];
type Item = Pick<typeof checklistItems.$inferSelect, 'check' | 'automatic' | 'answer'>;

/** The conditions of being VALID, as people say them. */
const names: Record<Condition, Text> = {
  EMAIL_VERIFIED: { vi: 'Email đã được xác minh', en: 'The email address is confirmed' },
  REQUIRED_FIELDS: { vi: 'Đã điền đủ các mục bắt buộc', en: 'The required answers are complete' },
  OBJECTIVE: { vi: 'Có ít nhất một mục tiêu', en: 'It serves at least one objective' },
  KIND: { vi: 'Có ít nhất một loại hình', en: 'It is of at least one kind' },
  MATURITY: { vi: 'Đã nêu mức độ triển khai', en: 'It says how far it is' },
  UNIT: { vi: 'Đã chọn tỉnh/thành hoặc toàn quốc', en: 'It names a province or city, or is nationwide' },
  LANGUAGE: { vi: 'Viết bằng tiếng Việt hoặc tiếng Anh', en: 'It is written in Vietnamese or English' },
  CONSENT: { vi: 'Đã đồng ý công bố và xử lý dữ liệu cá nhân', en: 'Both consents are given' },
  LAWFUL: { vi: 'Đúng pháp luật, không quảng cáo', en: 'It is lawful and no advertising' },
  NO_DUPLICATE: { vi: 'Không trùng với sáng kiến khác', en: 'It is not a duplicate' },
};

/** Why an initiative cannot be let in yet: the condition by its name, and whether it failed or nobody has answered it. */
export function openCondition({ check, automatic, answer }: Item): Problem {
  const { vi, en } = names[check];
  return answer === null && automatic === null
    ? problem(['checklist', check], `Chưa trả lời điều kiện “${vi}”.`, `Answer the condition “${en}”.`)
    : problem(
        ['checklist', check],
        `Điều kiện “${vi}” chưa đạt nên chưa thể công bố.`,
        `The condition “${en}” is not met yet.`,
      );
}
