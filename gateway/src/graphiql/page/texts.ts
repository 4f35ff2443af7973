/** The words of the page's own controls; GraphiQL's stay English. `{…}` stands for a value. */
export type Texts = {
  questions: string;
  language: string;
  copyLink: string;
  linkCopied: string;
  linkInAddress: string;
  csv: string;
  json: string;
  downloadCsv: string;
  downloadJson: string;
  answered: string;
  live: string;
  answers: string;
  latest: string;
  ended: string;
  stop: string;
  cost: string;
  plan: string;
  planToCome: string;
  planAbsent: string;
};

export const english: Texts = {
  questions: 'Ready questions',
  language: 'Language',
  copyLink: 'Copy link',
  linkCopied: 'Link copied.',
  linkInAddress: 'The link is in the address bar.',
  csv: 'CSV',
  json: 'JSON',
  downloadCsv: 'Download the answer as CSV',
  downloadJson: 'Download the answer as JSON',
  answered: 'Answered in {seconds} s',
  live: 'Live',
  answers: 'answers: {count}',
  latest: 'latest at {time}',
  ended: 'No longer live; answers: {count}',
  stop: 'Stop',
  cost: 'Cost {cost} of {limit}',
  plan: 'Query plan',
  planToCome: 'Ask again: the next answer comes with its plan.',
  planAbsent: 'This answer came without a plan.',
};

const vietnamese: Texts = {
  questions: 'Câu hỏi có sẵn',
  language: 'Ngôn ngữ',
  copyLink: 'Chép liên kết',
  linkCopied: 'Đã chép liên kết.',
  linkInAddress: 'Liên kết nằm ở thanh địa chỉ.',
  csv: 'CSV',
  json: 'JSON',
  downloadCsv: 'Tải câu trả lời dạng CSV',
  downloadJson: 'Tải câu trả lời dạng JSON',
  answered: 'Trả lời sau {seconds} giây',
  live: 'Trực tiếp',
  answers: 'số lần trả lời: {count}',
  latest: 'gần nhất lúc {time}',
  ended: 'Đã ngừng nhận; số lần trả lời: {count}',
  stop: 'Dừng',
  cost: 'Chi phí {cost} trên {limit}',
  plan: 'Cách thực hiện',
  planToCome: 'Hãy hỏi lại: câu trả lời kế tiếp sẽ kèm cách thực hiện.',
  planAbsent: 'Câu trả lời này không kèm cách thực hiện.',
};

export const ownTexts: Record<string, Texts> = { en: english, vi: vietnamese };

/** A text with its values put in. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
