import type { GraphQLError } from 'graphql';
import type { Call } from '../call.ts';
import { publicError, type Report } from '../errors.ts';
import { type Executable, execute, type Outcome } from '../execute/execute.ts';
import { copy } from '../execute/json.ts';
import { executableOf, type GraphQLRequest } from '../operation/operation.ts';
import type { Ready } from '../serve/answer.ts';
import { isThenable } from '../source/settle.ts';
import { isAsyncIterable, type SourceResult } from '../source/source.ts';
import type { HubCounts } from './counts.ts';
import type { Listener } from './listener.ts';
import { type Refresh, unauthenticated } from './refresh.ts';
import { createState, type State } from './state.ts';
import { isSame, type Primary, primaryOf } from './upstream.ts';

/** One who watches, and who that is by now. */
export type Member<Context extends object> = {
  context: Context;
  readonly request: GraphQLRequest;
  readonly report: Report;
  readonly refresh: Refresh<Context>;
  readonly listener: Listener;
  /** Whether it is being found out who that is. */
  checking: boolean;
  /** Leaves the group that it is in. */
  leave(): void;
};

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
  const { call, scope, scopeOf, timeoutMs, counts } = options;
  const members = new Set<Member<Context>>();
  let { ready } = options;
  let executable: Executable;
  let primary: Primary;
  let speaker = call.context;
  let last: State | undefined;
  let upstream: AsyncIterator<SourceResult> | undefined;
  /** What was begun under an earlier number has been given up. */
  let run = 0;
  let started: Promise<Outcome | undefined> | undefined;

  function plan() {
    executable = executableOf(ready.snapshot, ready.operation, ready.variables);
    primary = primaryOf(executable, ready);
  }

  /** Subscribes upstream; the result is its refusal, if it refuses. */
  async function begin(): Promise<Outcome | undefined> {
    run += 1;
    const mine = run;
    try {
      plan();
      const { source, fetch, variables } = primary;
      const events = await source.subscribe(fetch, variables, { ...call, context: speaker }, speakerNow);
      if (!isAsyncIterable(events)) {
        const refusal = await answerTo(events, speaker);
        if (run !== mine) return undefined;
        publish(refusal);
        end((listener) => listener.complete());
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
      fail(error);
      throw error;
    }
  }

  async function follow(events: AsyncIterator<SourceResult>, mine: number) {
    try {
      for (;;) {
        if (scope === null) await wanting();
        if (run !== mine) return;
        const event = await events.next();
        if (run !== mine) return;
        if (event.done) return end((listener) => listener.complete());
        counts.events += 1;
        const context = await speakerNow();
        if (context === null || run !== mine) return;
        const outcome = await answerTo(event.value, context);
        if (run !== mine) return;
        publish(outcome);
      }
    } catch (thrown) {
      if (run === mine) fail(publicError(thrown, call));
    }
  }

  async function wanting() {
    for (const { listener } of members) for (let more = listener.wanting(); more; more = listener.wanting()) await more;
  }

  /** The first fetch is answered by the event; what belongs to other subgraphs is read afresh. */
  function answerTo(event: SourceResult, context: Context): Promise<Outcome> {
    const { variables } = ready;
    return new Promise((done) => {
      execute(executable, { variables, call: { ...call, context }, event: copy(event), timeoutMs }, done);
    });
  }

  /**
   * Under whose rights things are read by now: whoever the group began with, even after they have left, as long as their
   * session lasts; then of any member. Null when there is none, and then nobody is left.
   */
  async function speakerNow(): Promise<Context | null> {
    const latest = scope === null ? null : await refreshed(speaker);
    if (latest !== null) {
      speaker = latest;
      return latest;
    }
    for (const member of members) {
      if (!(await stays(member))) continue;
      speaker = member.context;
      return speaker;
    }
    return null;
  }

  async function refreshed(context: Context): Promise<Context | null> {
    try {
      const latest = await options.refresh(context);
      return latest !== null && scopeOf(latest) === scope ? latest : null;
    } catch {
      return null; // the members are asked next, and tell of it
    }
  }

  /** Whether a member may have what the group has. Otherwise it is evicted or moved, and this is the last it hears of us. */
  function stays(member: Member<Context>): boolean | Promise<boolean> {
    try {
      const latest = member.refresh(member.context);
      if (!isThenable(latest)) return judge(member, latest);
      return Promise.resolve(latest).then(
        (context) => judge(member, context),
        (thrown) => lose(member, thrown),
      );
    } catch (thrown) {
      return lose(member, thrown);
    }
  }

  function judge(member: Member<Context>, latest: Context | null): boolean {
    if (!members.has(member)) return false;
    if (latest === null) {
      counts.evicted += 1;
      return lose(member, unauthenticated());
    }
    member.context = latest;
    if (scopeOf(latest) === scope) return true;
    leave(member);
    options.moved(member);
    return false;
  }

  function lose(member: Member<Context>, thrown: unknown): false {
    if (leave(member)) member.listener.fail(publicError(thrown, member.report));
    return false;
  }

  function publish(outcome: Outcome) {
    const state = createState(outcome);
    last = state;
    for (const member of members) {
      // Who is alone was asked just before.
      if (scope === null) member.listener.deliver(state);
      else offer(member, state);
    }
  }

  /** While it is found out who that is, later states wait: the latest is offered next, and asked for again. */
  function offer(member: Member<Context>, state: State) {
    if (member.checking) return;
    const staying = stays(member);
    if (typeof staying === 'boolean') {
      if (staying) member.listener.deliver(state);
      return;
    }
    member.checking = true;
    void staying.then((stays) => {
      member.checking = false;
      if (!stays || !members.has(member)) return;
      member.listener.deliver(state);
      if (last && last !== state) offer(member, last);
    });
  }

  function leave(member: Member<Context>): boolean {
    if (!members.delete(member)) return false;
    counts.members -= 1;
    if (members.size === 0) close();
    return true;
  }

  function close() {
    run += 1;
    release(upstream);
    upstream = undefined;
    options.ended();
  }

  function end(tell: (listener: Listener) => void) {
    const all = [...members];
    for (const member of all) leave(member);
    for (const { listener } of all) tell(listener);
  }

  function fail(error: GraphQLError) {
    end((listener) => listener.fail(error));
  }

  return {
    /** Takes someone whose rights are known to be those of this group by now. The result is upstream's refusal, if it refuses. */
    join(member: Member<Context>): Promise<Outcome | undefined> {
      members.add(member);
      counts.members += 1;
      if (last) member.listener.deliver(last);
      if (!started) {
        started = begin();
        started.catch(() => {}); // its members hear of it
      }
      return started;
    },

    leave,
    fail,
    end: () => end((listener) => listener.complete()),

    /** Goes on with a new plan; upstream is asked anew unless it would send the same. */
    replan(next: Ready) {
      const before = primary;
      ready = next;
      try {
        plan();
      } catch (thrown) {
        return fail(publicError(thrown, call));
      }
      if (scope === null && isSame(before, primary)) return;
      last = undefined;
      release(upstream);
      upstream = undefined;
      begin().catch(() => {}); // its members hear of it
    },

    members,

    /** Whether a member is still there, without an event. When that cannot be known now, it is asked before the next one. */
    async recheck(member: Member<Context>) {
      try {
        const latest = await options.refresh(member.context);
        if (latest === null) await stays(member);
        else judge(member, latest);
      } catch {}
    },
  };
}

export type Group<Context extends object> = ReturnType<typeof createGroup<Context>>;

/** Not waited for: what hangs in its `next` would let nobody go. */
function release(iterator: AsyncIterator<unknown> | undefined) {
  iterator?.return?.().catch(() => {});
}
