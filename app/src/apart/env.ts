import { readEnv } from '@cpii/kit';
import { z } from 'zod';

/** What each of the five processes reads. The addresses are where the others answer. */
export const env = readEnv({
  PORT: z.coerce.number().int(),
  DATABASE_URL: z.url().optional(), // the subgraphs'
  PUBLIC_URL: z.url(),
  IDENTITY_URL: z.url(),
  INITIATIVES_URL: z.url(),
  REVIEWS_URL: z.url(),
  GATEWAY_URL: z.url(),
  METRICS_TOKEN: z.string().optional(),
  DEMO: z
    .enum(['0', '1'])
    .default('1')
    .transform((value) => value === '1'),
});

/** Where each issuer of tokens shows its public keys. */
export const issuers = { gateway: `${env.GATEWAY_URL}/jwks`, reviews: `${env.REVIEWS_URL}/jwks` };
