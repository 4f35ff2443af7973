import { GraphQLError } from 'graphql';
import type { Call } from '../call.ts';
import type { Charge } from './bucket.ts';
import type { Gate } from './gate.ts';

/** What is asked of whoever comes over the network, beyond the limits of a single operation. */
export type Policy<Context extends object> = {
  /** Whether someone may ask for the schema. */
  introspection: boolean | ((context: Context) => boolean);
  charge?: Charge<Context>;
  gate?: Gate;
};

/** What an operation is judged by. */
export type Judged = { cost: number; operation: { asksForSchema: boolean } };

type Refuse = (error: GraphQLError) => void;

/**
 * Starts an operation once its caller may and there is room: at once where no policy stands in the way. `start` is handed
 * what it calls once, when it is over, and answers how it is given up, as this does.
 */
export function whenAllowed<Context extends object>(
  policy: Policy<Context>,
  { cost, operation }: Judged,
  call: Call<Context>,
  start: (over: () => void) => (reason: Error) => void,
  refuse: Refuse,
): (reason: Error) => void {
  if (call.request === undefined) return start(nothing);
  if (operation.asksForSchema && !mayAskForSchema(policy, call.context)) {
    refuse(schemaClosed());
    return nothing;
  }
  const { charge, gate } = policy;
  if (!charge && !gate) return start(nothing);
  if (!charge && gate?.enterNow()) return start(gate.leave);

  let gone = false;
  let stop: (reason: Error) => void = () => {
    gone = true;
    gate?.forget(begin);
  };
  function begin() {
    stop = start(gate ? gate.leave : nothing);
  }
  function enter() {
    if (gone) return;
    if (!gate) return begin();
    if (!gate.enter(begin)) refuse(overloaded());
  }
  if (!charge) enter();
  else void charge(cost, call).then((refusal) => (refusal ? refuse(refusal) : enter()));
  return (reason) => stop(reason);
}

function mayAskForSchema<Context extends object>({ introspection }: Policy<Context>, context: Context): boolean {
  return typeof introspection === 'function' ? introspection(context) : introspection;
}

function schemaClosed(): GraphQLError {
  return new GraphQLError('The schema is not open to questions here.', {
    extensions: { code: 'INTROSPECTION_DISABLED' },
  });
}

/** Nobody else is let in now. */
export function overloaded(): GraphQLError {
  return new GraphQLError('Too much is asked at the moment. Try again in a second.', {
    extensions: { code: 'OVERLOADED', retryAfter: 1 },
  });
}

function nothing() {}
