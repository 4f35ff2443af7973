import type { Abort, Answered, SourceResult } from './source.ts';

export type Now<Value> = Value | PromiseLike<Value>;

/** Begins something and tells how it ended: at once if it ends at once, so that what need not wait does not. */
export function settle(begin: () => Now<SourceResult>, answered: Answered): Abort | undefined {
  let result: Now<SourceResult>;
  try {
    result = begin();
  } catch (thrown) {
    answered(errorOf(thrown));
    return undefined;
  }
  if (!isThenable(result)) {
    answered(null, result);
    return undefined;
  }
  let heard = false;
  const once: Answered = (failure, value) => {
    if (heard) return;
    heard = true;
    answered(failure, value);
  };
  result.then(
    (value) => once(null, value),
    (thrown) => once(errorOf(thrown)),
  );
  return once;
}

export function isThenable<Value>(value: Now<Value>): value is PromiseLike<Value> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

export function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
