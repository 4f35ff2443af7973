import { type Problem, problem } from '@cpii/kit';
import { CONSENT_TEXT } from './consent.ts';
import { type Content, isEmail, notAnEmail } from './fields.ts';

/** Everything that still has to be done before the content can be handed in, each with the path of its field. */
export function missingOf(content: Content, emailVerified: boolean): Problem[] {
  const { title, summary, sections, maturity, objectives, kinds, unitIds, nationwide, contact } = content;
  const missing: (Problem | false)[] = [
    !title &&
      problem(
        ['title'],
        'Nhập tên sáng kiến, ví dụ “Tổng đài tiếp nhận phản ánh của người dân”.',
        'Enter a title, such as “A hotline for residents’ reports”.',
      ),
    !summary &&
      problem(
        ['summary'],
        'Nhập tóm tắt trong vài câu, ví dụ ai làm gì và người dân được gì.',
        'Enter a summary of a few sentences, for example who does what and what people gain.',
      ),
    !sections.PROBLEM &&
      problem(
        ['sections', 'PROBLEM'],
        'Nhập vấn đề cần giải quyết, ví dụ người dân gặp khó khăn gì.',
        'Describe the problem, for example what people find difficult.',
      ),
    !sections.SOLUTION &&
      problem(
        ['sections', 'SOLUTION'],
        'Nhập giải pháp, ví dụ các bước thực hiện và đơn vị thực hiện.',
        'Describe the solution, for example the steps and who takes them.',
      ),
    maturity !== 'IDEA' &&
      !sections.RESULTS &&
      problem(
        ['sections', 'RESULTS'],
        'Nhập kết quả và bằng chứng, ví dụ số người đã sử dụng. Nếu chưa có kết quả, chọn mức độ “ý tưởng”.',
        'Describe results with evidence, for example how many people used it. If there are none yet, choose the stage “idea”.',
      ),
    !maturity &&
      problem(
        ['maturity'],
        'Chọn mức độ triển khai, ví dụ “đang thí điểm”.',
        'Choose how far it is, for example “pilot”.',
      ),
    objectives.length === 0 &&
      problem(
        ['objectives'],
        'Chọn ít nhất một mục tiêu, ví dụ “thu thập ý kiến đóng góp của người dân”.',
        'Choose at least one objective, for example “citizens’ input into policy”.',
      ),
    kinds.length === 0 &&
      problem(
        ['kinds'],
        'Chọn ít nhất một loại hình, ví dụ “dịch vụ mới”.',
        'Choose at least one kind, for example “new service”.',
      ),
    unitIds.length === 0 &&
      !nationwide &&
      problem(
        ['unitIds'],
        'Chọn tỉnh, thành, ví dụ Lâm Đồng, hoặc chọn “toàn quốc”.',
        'Choose a province or city, such as Lâm Đồng, or say that it is nationwide.',
      ),
    !contact?.name &&
      problem(
        ['contact', 'name'],
        'Nhập họ tên người liên hệ, ví dụ Nguyễn Văn A.',
        'Enter the name of a contact person, such as Nguyễn Văn A.',
      ),
    (!contact?.email || !isEmail(contact.email)) && notAnEmail(['contact', 'email']),
    !emailVerified &&
      problem(
        ['emailVerified'],
        'Xác nhận email của tài khoản bằng liên kết trong thư đã gửi cho bạn, rồi nộp lại.',
        'Confirm your account’s e-mail address with the link we sent you, then submit again.',
      ),
  ];
  return missing.filter((each) => each !== false);
}

type Consents = { consentPublication: boolean; consentPersonalData: boolean; textVersion: string };

/** Both consents, given to the present wording. */
export function missingConsents({ consentPublication, consentPersonalData, textVersion }: Consents): Problem[] {
  const missing: (Problem | false)[] = [
    !consentPublication &&
      problem(
        ['consentPublication'],
        'Đánh dấu đồng ý công bố sáng kiến để có thể nộp.',
        'Agree to publication to submit the initiative.',
      ),
    !consentPersonalData &&
      problem(
        ['consentPersonalData'],
        'Đánh dấu đồng ý cho xử lý thông tin liên hệ để có thể nộp.',
        'Agree to the handling of the contact details to submit the initiative.',
      ),
    textVersion !== CONSENT_TEXT.textVersion &&
      problem(
        ['textVersion'],
        'Nội dung đồng ý đã được cập nhật. Tải lại trang, đọc lại rồi đánh dấu.',
        'The wording of the consents has changed. Reload the page, read it and agree again.',
      ),
  ];
  return missing.filter((each) => each !== false);
}
