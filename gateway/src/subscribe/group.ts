import type { GraphQLError } from 'graphql';
import type { Call } from '../call.ts';
import { publicError } from '../errors.ts';
import { type Executable, execute, type Outcome } from '../execute/execute.ts';
import { copy } from '../execute/json.ts';
import { executableOf } from '../operation/operation.ts';
import type { Ready } from '../serve/answer.ts';
import { isAsyncIterable, type SourceResult } from '../source/source.ts';
import type { HubCounts } from './counts.ts';
import { createMembers, type Member } from './members.ts';
import type { Refresh } from './refresh.ts';
import { createState } from './state.ts';
import { isSame, type Primary, primaryOf } from './upstream.ts';

export type GroupOptions<Context extends object> = {
  ready: Ready;
  /** Of the group's own: who it speaks for at first, and where its bugs are reported. */
  call: Call<Context>;
  /** Null for a group that nobody else may join. */
  scope: string | null;
  scopeOf(context: Context): string | null;
  refresh: Refresh<Context>;
  timeoutMs: number;
  counts: HubCounts;
  /** A member has come to be in another scope. */
  moved(member: Member<Context>): void;
  ended(): void;
};

/**
 * Those who ask the same in the same scope: one subscription upstream, one execution for each event and one text of the
 * answer. In a group that is shared, events are states: whoever is slow gets the latest and whoever comes late gets the last.
 * A group of one gets every event, one after the other, as fast as it takes them.
 */
export function createGroup<Context extends object>(options: GroupOptions<Context>) {
  const { call, scope, scopeOf, refresh, timeoutMs, counts, moved } = options;
  const members = createMembers({ first: call.context, scope, scopeOf, refresh, counts, moved, emptied: close });
  let { ready } = options;
  let executable: Executable;
  let primary: Primary;
  let upstream: AsyncIterator<SourceResult> | undefined;
  /** What was begun under an earlier number has been given up. */
  let run = 0;
  let started: Promise<Outcome | undefined> | undefined;

  function plan() {
    executable = executableOf(ready.snapshot, ready.operation, ready.variables);
    primary = primaryOf(executable, ready);
  }

  /** Subscribes upstream, for this caller at first; the result is its refusal, if it refuses. */
  async function begin(first?: Context): Promise<Outcome | undefined> {
    run += 1;
    const mine = run;
    try {
      plan();
      const context = first ?? (await members.speakerNow());
      if (context === null || run !== mine) return undefined;
      const { source, fetch, variables } = primary;
      const events = await source.subscribe(fetch, variables, { ...call, context }, members.speakerNow);
      if (!isAsyncIterable(events)) {
        const refusal = await answerTo(events, context);
        if (run !== mine) return undefined;
        members.deliver(createState(refusal));
        members.complete();
        return refusal;
      }
      const iterator = events[Symbol.asyncIterator]();
      if (run === mine) {
        upstream = iterator;
        void follow(iterator, mine);
      } else release(iterator);
      return undefined;
    } catch (thrown) {
      if (run !== mine) return undefined;
      const error = publicError(thrown, call);
      members.fail(error);
      throw error;
    }
  }

  async function follow(events: AsyncIterator<SourceResult>, mine: number) {
    try {
      for (;;) {
        if (scope === null) await members.wanting();
        if (run !== mine) return;
        const event = await events.next();
        if (run !== mine) return;
        if (event.done) return members.complete();
        counts.events += 1;
        const context = await members.speakerNow();
        if (context === null || run !== mine) return;
        const outcome = await answerTo(event.value, context);
        if (run !== mine) return;
        members.deliver(createState(outcome));
      }
    } catch (thrown) {
      if (run === mine) members.fail(publicError(thrown, call));
    }
  }

  /** The first fetch is answered by the event; what belongs to other subgraphs is read afresh. */
  function answerTo(event: SourceResult, context: Context): Promise<Outcome> {
    const { variables } = ready;
    return new Promise((done) => {
      execute(executable, { variables, call: { ...call, context }, event: copy(event), timeoutMs }, done);
    });
  }

  function close() {
    stop();
    options.ended();
  }

  /** What is under way upstream is of no interest any more. */
  function stop() {
    run += 1;
    release(upstream);
    upstream = undefined;
  }

  return {
    /** Takes someone in. The result is upstream's refusal, if it refuses. */
    join(member: Member<Context>): Promise<Outcome | undefined> {
      members.join(member);
      if (!started) {
        started = begin(call.context);
        started.catch(() => {}); // its members hear of it
      }
      return started;
    },

    leave: members.leave,
    members: members.all,
    recheck: members.recheck,
    fail: (error: GraphQLError) => members.fail(error),
    complete: () => members.complete(),

    /** Goes on with a new plan; upstream is asked anew unless it would send the same. */
    replan(next: Ready) {
      const before = primary;
      ready = next;
      try {
        plan();
      } catch (thrown) {
        return members.fail(publicError(thrown, call));
      }
      if (scope === null && isSame(before, primary)) return;
      members.forget();
      stop();
      begin().catch(() => {}); // its members hear of it
    },
  };
}

export type Group<Context extends object> = ReturnType<typeof createGroup<Context>>;

/** Not waited for: what hangs in its `next` would let nobody go. */
function release(iterator: AsyncIterator<unknown> | undefined) {
  iterator?.return?.().catch(() => {});
}
