import { readEnv } from '@cpii/kit';
import { z } from 'zod';

/** What identity reads from the environment. */
export const env = readEnv({
  DATA_DIR: z.string().default('.data'),
  AUTH_SECRET: z.string().min(32).optional(),
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().default('CPII Digital Expo <noreply@example.org>'),
});
