import type { Text } from '@cpii/kit';

export type ConsentTexts = { textVersion: string; publication: Text; personalData: Text };

/** What submitting asks people to agree to. Any change of wording needs a new version: it is stored with each consent. */
export const CONSENT_TEXT = {
  textVersion: '2026-11',
  publication: {
    vi: 'Tôi đồng ý để nội dung sáng kiến này được công bố trên Triển lãm số và được mọi người sử dụng lại theo giấy phép CC BY 4.0, có ghi nguồn. Tôi có quyền đồng ý thay cho tổ chức nộp sáng kiến, nếu có.',
    en: 'I agree that this initiative is published in the Digital Expo and that anyone may reuse it under the CC BY 4.0 licence, naming the source. I may agree to this on behalf of the submitting organisation, if there is one.',
  },
  personalData: {
    vi: 'Tôi đồng ý để chương trình lưu và sử dụng thông tin liên hệ trong hồ sơ này để sàng lọc sáng kiến và liên lạc về sáng kiến. Chỉ người nộp và ban tổ chức thấy thông tin liên hệ; thông tin này không được công bố.',
    en: 'I agree that the programme stores and uses the contact details given here to screen the initiative and to write about it. Only the submitters and the organisers see them; they are not published.',
  },
} satisfies ConsentTexts;
