import { idempotencyTable } from '@cpii/kit';
import { schema } from './schema.table.ts';

export const idempotencyKeys = idempotencyTable(schema);
