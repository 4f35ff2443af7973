import type { Answered, Fetch, Source } from '../source/source.ts';
import type { JsonObject } from './json.ts';
import type { State } from './state.ts';

/** Sends a fetch, unless the operation is over, and sees to it that its end is heard once. */
export function send(
  state: State,
  source: Source<object>,
  fetch: Fetch,
  variables: string,
  entities: number,
  answered: Answered,
) {
  if (state.over) return answered(state.over);
  const watch = state.watch?.fetch?.(fetch, entities);
  const call = watch?.headers ? { ...state.call, forward: watch.headers } : state.call;
  let heard = false;
  const once: Answered = (failure, result) => {
    if (heard) return;
    heard = true;
    watch?.ended(failure, result);
    answered(failure, result);
  };
  try {
    const abort = source.fetch(fetch, variables, call, once);
    if (abort && !heard) state.aborts.push(abort);
  } catch (thrown) {
    once(thrown instanceof Error ? thrown : new Error(String(thrown)));
  }
}

/** Gives an operation up: what is on its way is aborted, and nothing more is sent. */
export function giveUp(state: State, reason: Error) {
  state.over ??= reason;
  for (const abort of state.aborts.splice(0)) abort(reason);
}

/** Writes `,"a":1,"b":2` of the variables that a fetch uses and the request has. */
export function variablesWriter(names: readonly string[] | undefined): (variables: JsonObject) => string {
  const parts = (names ?? []).map((name) => ({ name, prefix: `,${JSON.stringify(name)}:` }));
  if (parts.length === 0) return () => '';
  return (variables) => {
    let text = '';
    for (const { name, prefix } of parts) {
      const value = variables[name];
      if (value !== undefined) text += prefix + JSON.stringify(value);
    }
    return text;
  };
}
