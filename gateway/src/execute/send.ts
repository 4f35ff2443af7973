import type { Answered, Fetch, Source } from '../source/source.ts';
import { copy, type JsonObject } from './json.ts';
import type { State } from './state.ts';
import type { Wiring } from './wiring.ts';

/** Sends a fetch with these variables, which ask for so many entities. */
export type Send = (state: State, variables: string, entities: number, answered: Answered) => void;

/** How a fetch of a plan is sent. One that the plan holds more than once is not sent while it is on its way already. */
export function sender(fetch: Fetch, { sources, repeated }: Wiring): Send {
  const source = sources[fetch.service]!;
  const identity = identityOf(fetch);
  if (fetch.kind !== 'query' || !repeated.has(identity)) {
    return (state, variables, entities, answered) => send(state, source, fetch, variables, entities, answered);
  }
  return (state, variables, entities, answered) => {
    state.inFlight ??= new Map();
    const { inFlight } = state;
    const key = identity + variables;
    const waiting = inFlight.get(key);
    if (waiting) return void waiting.push(answered);
    const others: Answered[] = [];
    inFlight.set(key, others);
    send(state, source, fetch, variables, entities, (failure, result) => {
      inFlight.delete(key);
      // What is answered is merged into, so that each gets its own.
      const copies = others.map(() => result && { ...result, data: copy(result.data) });
      answered(failure, result);
      for (const [i, other] of others.entries()) other(failure, copies[i]);
    });
  };
}

/** What a fetch asks, whatever the planner calls it. */
export function identityOf({ service, text }: Pick<Fetch, 'service' | 'text'>): string {
  return `${service} ${text.replace(/^query \w+/, 'query')}`;
}

/** Unless the operation is over; and sees to it that the end is heard once. */
function send(
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
