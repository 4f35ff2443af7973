import { GraphQLError } from 'graphql';
import type { Call } from '../call.ts';
import { publicError, type Report } from '../errors.ts';
import type { Outcome } from '../execute/execute.ts';
import type { GraphQLRequest } from '../operation/operation.ts';
import type { Ready, Refused } from '../serve/answer.ts';
import { noCounts } from './counts.ts';
import { createGroup, type Group } from './group.ts';
import { groupKey } from './group-key.ts';
import { createListener, type Events, type Sink } from './listener.ts';
import type { Member } from './members.ts';
import type { Refresh } from './refresh.ts';

export type HubOptions<Context extends object> = {
  /** Whether a request may run on the schema of now. */
  admit(request: GraphQLRequest): Ready | Refused;
  refresh: Refresh<Context>;
  /** See `GatewayOptions`. */
  scope: (context: Context) => string | null;
  timeoutMs: number;
  onReload(listener: () => void): () => void;
};

export type Subscribing<Context extends object> = {
  ready: Ready;
  request: GraphQLRequest;
  call: Call<Context>;
  refresh: Refresh<Context>;
  /** Where the states go if not through the iterator. */
  sink?: Sink;
};

/**
 * All subscriptions. Those who ask the same in the same scope share a group; without a scope each is a group of one. A
 * member whose scope changes goes to the group of its new one, a schema that changes gives each group a new plan or ends it.
 */
export function createHub<Context extends object>(options: HubOptions<Context>) {
  const { admit, refresh, scope: scopeOf, timeoutMs, onReload } = options;
  const places = new Set<Place<Context>>();
  const shared = new Map<string, Place<Context>>();
  const counts = noCounts();

  /** The group that this operation has in the member's scope. */
  function placeFor(member: Member<Context>, ready: Ready): Place<Context> {
    const scope = scopeOf(member.context);
    const key = scope === null ? undefined : groupKey(scope, ready.operation, ready.variables);
    const open = key === undefined ? undefined : shared.get(key);
    if (open) return open;
    const { request, report, context } = member;
    const call = { ...report, context };
    const group = createGroup<Context>({
      ...{ ready, call, scope, scopeOf, refresh, timeoutMs, counts, moved },
      ended() {
        places.delete(opened);
        if (key !== undefined && shared.get(key) === opened) shared.delete(key);
        counts.groups = places.size;
      },
    });
    const opened: Place<Context> = { group, request, report };
    places.add(opened);
    if (key !== undefined) shared.set(key, opened);
    counts.groups = places.size;
    return opened;
  }

  function enter(member: Member<Context>, ready: Ready): Promise<Outcome | undefined> {
    const { group } = placeFor(member, ready);
    member.leave = () => void group.leave(member);
    return group.join(member);
  }

  /** The scope of today may be nearer to a limit, so the request is judged again. */
  function moved(member: Member<Context>) {
    const ready = admitted(member.request, member.report);
    if (ready instanceof GraphQLError) member.listener.fail(ready);
    else enter(member, ready).catch(() => {}); // the group tells its members
  }

  function admitted(request: GraphQLRequest, report: Report): Ready | GraphQLError {
    try {
      const ready = admit(request);
      return 'errors' in ready ? schemaChanged(ready) : ready;
    } catch (thrown) {
      return publicError(thrown, report);
    }
  }

  /** Ends what belongs to those who are gone by now, of whoever is meant, without waiting for an event. */
  async function recheck(isMeant: (context: Context) => boolean = () => true) {
    const meant = [...places].flatMap(({ group }) =>
      group
        .members()
        .filter(({ context }) => isMeant(context))
        .map((member) => () => group.recheck(member)),
    );
    // Each may be a question to a database that has other things to do.
    const next = async () => {
      for (let check = meant.pop(); check; check = meant.pop()) await check();
    };
    await Promise.all(Array.from({ length: recheckAtOnce }, next));
  }

  let rechecking = false;
  const rechecks = setInterval(async () => {
    if (rechecking) return;
    rechecking = true;
    await recheck();
    rechecking = false;
  }, recheckEveryMs).unref();

  const stopListening = onReload(() => {
    for (const { group, request, report } of [...places]) {
      const ready = admitted(request, report);
      if (ready instanceof GraphQLError) group.fail(ready);
      else group.replan(ready);
    }
  });

  return {
    counts,

    /** The events of a subscription, or the one answer of a subgraph that refuses it. */
    async subscribe(subscribing: Subscribing<Context>): Promise<Events | Outcome> {
      const { ready, request, call, sink } = subscribing;
      const { context, log, requestId } = call;
      const listener = createListener(sink, () => member.leave());
      const member: Member<Context> = {
        ...{ context, request, report: { log, requestId }, refresh: subscribing.refresh, listener },
        leave: () => {},
      };
      return (await enter(member, ready)) ?? listener.events;
    },

    recheck,

    stop() {
      clearInterval(rechecks);
      stopListening();
      for (const { group } of [...places]) group.complete();
    },
  };
}

export type Hub<Context extends object> = ReturnType<typeof createHub<Context>>;

/** How long a session that has ended may go on to be listened for where nothing happens. */
const recheckEveryMs = 60_000;
const recheckAtOnce = 8;

/** A group, what it was opened for, and where bugs in opening it anew are reported. */
type Place<Context extends object> = { group: Group<Context>; request: GraphQLRequest; report: Report };

function schemaChanged({ errors }: Refused): GraphQLError {
  const reasons = errors.map(({ message }) => message).join(' ');
  const message = `The schema has changed, and this subscription ends with it. ${reasons}`;
  return new GraphQLError(message, { extensions: { code: 'SCHEMA_CHANGED' } });
}
