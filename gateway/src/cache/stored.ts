import { hash } from 'node:crypto';
import type { Outcome } from '../execute/execute.ts';
import type { Operation } from '../operation/operation.ts';
import type { Refused } from '../serve/answer.ts';

/** An answer that is kept: without errors, in the bytes that are sent. */
export type Stored = Outcome & {
  /** `{"data":…}` */
  readonly bytes: Buffer;
  readonly etag: string;
  /** Seconds. */
  readonly maxAge: number;
  /** When its execution began: it may know nothing of what happened since. */
  readonly begunAt: number;
  /** What was asked, and what that costs with its variables. */
  readonly operation: Operation;
  readonly cost: number;
  /** How old it is, in whole seconds. */
  readonly age: number;
  /** Headers of a request that it may depend on, as `Vary` names them. */
  readonly vary: string;
};

export type About = Pick<Stored, 'maxAge' | 'begunAt' | 'operation' | 'cost' | 'vary'> & { now(): number };

const none: readonly never[] = [];
const head = '{"data":';

/** Writes an answer as it is sent, once. */
export function storedAs({ data }: Outcome, about: About): Stored {
  const { maxAge, begunAt, operation, cost, vary, now } = about;
  const bytes = Buffer.from(`${head}${data}}`);
  return {
    bytes,
    etag: `"${hash('sha256', bytes, 'base64url').slice(0, 22)}"`,
    maxAge,
    begunAt,
    operation,
    cost,
    vary,
    errors: none,
    get age() {
      return Math.max(0, Math.floor((now() - begunAt) / 1000));
    },
    get data() {
      return bytes.toString('utf8', head.length, bytes.length - 1);
    },
  };
}

export function isStored(answer: Outcome | Refused): answer is Stored {
  return 'etag' in answer;
}
