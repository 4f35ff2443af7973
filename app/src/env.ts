import { availableParallelism } from 'node:os';
import { readEnv } from '@cpii/kit';
import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);

/** What the app reads from the environment. */
export const env = readEnv({
  PORT: port.default(3000),
  HOST: z.string().optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.url().optional(),
  WORKERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(4 * availableParallelism())
    .default(1),
  DEMO: z
    .enum(['0', '1'])
    .default('1')
    .transform((value) => value === '1'),
  PUBLIC_URL: z.url().optional(),
  METRICS_TOKEN: z.string().optional(),
  TRUST_PROXY: z
    .enum(['0', '1'])
    .default('0')
    .transform((value) => value === '1'),
});

/** The address people see. */
export const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, '');
