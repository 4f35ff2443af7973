import { hash } from 'node:crypto';
import type { Outcome } from '../execute/execute.ts';

/** An answer that is kept: without errors, in the bytes that are sent. */
export type Stored = Outcome & {
  /** `{"data":…}` */
  readonly bytes: Buffer;
  readonly etag: string;
  /** Seconds. */
  readonly maxAge: number;
  /** When its execution began: it may know nothing of what happened since. */
  readonly begunAt: number;
  /** What the operation costs with its variables. */
  readonly cost: number;
};

const none: readonly never[] = [];
const head = '{"data":';

/** Writes an answer as it is sent, once. */
export function storedAs(
  { data }: Outcome,
  { maxAge, begunAt, cost }: Pick<Stored, 'maxAge' | 'begunAt' | 'cost'>,
): Stored {
  const bytes = Buffer.from(`${head}${data}}`);
  return {
    bytes,
    etag: `"${hash('sha256', bytes, 'base64url').slice(0, 22)}"`,
    maxAge,
    begunAt,
    cost,
    errors: none,
    get data() {
      return bytes.toString('utf8', head.length, bytes.length - 1);
    },
  };
}

export function isStored(outcome: Outcome): outcome is Stored {
  return 'etag' in outcome;
}
