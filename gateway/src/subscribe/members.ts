import type { GraphQLError } from 'graphql';
import { publicError, type Report } from '../errors.ts';
import type { GraphQLRequest } from '../operation/operation.ts';
import { isThenable } from '../source/settle.ts';
import type { HubCounts } from './counts.ts';
import type { Listener } from './listener.ts';
import { type Refresh, unauthenticated } from './refresh.ts';
import type { State } from './state.ts';

/** One who watches, and who that is by now. */
export type Member<Context extends object> = {
  context: Context;
  readonly request: GraphQLRequest;
  readonly report: Report;
  readonly refresh: Refresh<Context>;
  readonly listener: Listener;
  /** Leaves the group that it is in. */
  leave(): void;
};

export type MembersOptions<Context extends object> = {
  /** Who things are read for at first. */
  first: Context;
  /** Null where there is one member and no other may come. */
  scope: string | null;
  scopeOf(context: Context): string | null;
  refresh: Refresh<Context>;
  counts: HubCounts;
  /** A member has come to be in another scope. */
  moved(member: Member<Context>): void;
  /** The last one has left. */
  emptied(): void;
};

/** The members of one group: all in its scope whenever something is delivered, or not members any more. */
export function createMembers<Context extends object>(options: MembersOptions<Context>) {
  const { scope, scopeOf, counts } = options;
  const members = new Set<Member<Context>>();
  /** Of whom it is being found out who they are. */
  const checks = new Map<Member<Context>, Promise<boolean>>();
  let speaker = options.first;
  let last: State | undefined;

  /** Someone whose rights are known to be those of this group by now. */
  function join(member: Member<Context>) {
    members.add(member);
    counts.members += 1;
    if (last) member.listener.deliver(last);
  }

  function leave(member: Member<Context>): boolean {
    if (!members.delete(member)) return false;
    checks.delete(member);
    counts.members -= 1;
    if (members.size === 0) options.emptied();
    return true;
  }

  /** Ends all. */
  function end(tell: (listener: Listener) => void) {
    const all = [...members];
    for (const member of all) leave(member);
    for (const { listener } of all) tell(listener);
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

  function deliver(state: State) {
    last = state;
    for (const member of members) {
      // Who is alone was asked just before.
      if (scope === null) member.listener.deliver(state);
      else offer(member, state);
    }
  }

  /** While it is found out who that is, later states wait: the latest is offered next, and asked for again. */
  function offer(member: Member<Context>, state: State) {
    if (checks.has(member)) return;
    const check = stays(member);
    if (typeof check === 'boolean') {
      if (check) member.listener.deliver(state);
      return;
    }
    checks.set(member, check);
    void check.then((stays) => {
      if (!stays || checks.get(member) !== check) return; // who has left and come back was told by then
      checks.delete(member);
      member.listener.deliver(state);
      if (last && last !== state) offer(member, last);
    });
  }

  return {
    join,
    leave,
    deliver,
    speakerNow,
    /** Who is there now. */
    all: () => [...members],
    /** What was delivered last is of the past. */
    forget() {
      last = undefined;
    },
    complete: () => end((listener) => listener.complete()),
    fail: (error: GraphQLError) => end((listener) => listener.fail(error)),

    /** Until everyone can take more. */
    async wanting() {
      for (const { listener } of members) {
        for (let more = listener.wanting(); more; more = listener.wanting()) await more;
      }
    },

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
