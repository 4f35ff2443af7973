import type { Mail } from '../mail/mail.ts';

/** The mail that asks to confirm an address, Vietnamese first. */
export const confirmationMail = (to: string, name: string, link: string): Mail => ({
  to,
  subject: 'Xác nhận địa chỉ e-mail của bạn · Confirm your e-mail address',
  text: `Chào ${name},

Mở liên kết này để xác nhận địa chỉ e-mail của bạn tại Triển lãm số CPII. Liên kết có hiệu lực trong 24 giờ.
Nếu bạn không đăng ký tài khoản, hãy bỏ qua thư này.

${link}

Hello ${name},

Open this link to confirm your e-mail address at the CPII Digital Expo. It works for 24 hours.
If you did not create an account, ignore this mail.

${link}
`,
});
