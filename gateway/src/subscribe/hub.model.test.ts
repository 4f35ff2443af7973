import { setImmediate as turn } from 'node:timers/promises';
import { Repeater } from '@repeaterjs/repeater';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGateway } from '../gateway.ts';
import { functionSource } from '../source/local.ts';
import type { SourceResult } from '../source/source.ts';
import { compose } from '../supergraph/compose.ts';
import { statesSdl } from '../testing/states.ts';

// Any order of joining, leaving, changes of role, ends of sessions, events and reloads, with lookups that take their time:
// nobody hears what another scope is told, nobody hears anything after their session, and whoever is there has the last state.
// Each group hears upstream for itself, so that whoever comes over may be told an earlier state first: never within a scope.

type Role = 'A' | 'B' | 'alone';
type Person = { role: Role; isHere: boolean; takesTurns: number };
type Caller = { person: number; role: Role };

const query = 'subscription { state { version text } }';
const supergraphSdl = compose([{ name: 'states', sdl: statesSdl }]).supergraphSdl;
const otherSdl = compose([{ name: 'states', sdl: `${statesSdl} extend type State { more: Int }` }]).supergraphSdl;

async function createWorld(people: Person[]) {
  const callerNow = (person: number): Caller | null => {
    const { role, isHere } = people[person]!;
    return isHere ? { person, role } : null;
  };
  async function later(person: number, turns: number) {
    for (let n = 0; n < turns; n++) await turn();
    return callerNow(person);
  }

  let version = 0;
  const open = new Set<() => void>();
  const states = functionSource<Caller>({
    execute: () => ({ data: null }),
    // The state at once and after each event, under the rights of then.
    subscribe: (_request, _caller, refresh) =>
      new Repeater<SourceResult>(async (push, stop) => {
        const say = async () => {
          const caller = await refresh();
          if (caller) push({ data: { state: { version, text: caller.role } } }).catch(() => {});
        };
        open.add(say);
        void say();
        await stop;
        open.delete(say);
      }),
  });
  const gateway = await createGateway<Caller>({
    supergraphSdl,
    sources: { states },
    context: () => ({ person: 0, role: 'alone' }),
    refresh: ({ person }) => {
      const { takesTurns } = people[person]!;
      return takesTurns === 0 ? callerNow(person) : later(person, takesTurns);
    },
    scope: ({ role }) => (role === 'alone' ? null : role),
    graphiql: false,
  });
  return {
    gateway,
    open,
    callerNow,
    version: () => version,
    say() {
      version += 1;
      for (const say of open) say();
    },
  };
}

type World = Awaited<ReturnType<typeof createWorld>>;

async function follow({ gateway }: World, people: Person[], person: number) {
  const events = await gateway.subscribe({ query }, { person, role: people[person]!.role });
  if (!(Symbol.asyncIterator in events)) throw new Error('refused');
  const heard = new Map<Role, number>();
  const follower = { person, version: -1, end: undefined as unknown, leave: () => events.return(undefined) };
  const listen = async () => {
    for await (const { data } of events) {
      const { version, text } = data!.state as { version: number; text: Role };
      const { role, isHere } = people[person]!;
      expect({ text, isHere }).toEqual({ text: role, isHere: true });
      expect(version).toBeGreaterThanOrEqual(heard.get(text) ?? 0);
      heard.set(text, version);
      follower.version = version;
    }
    return 'left';
  };
  listen().then(
    (end) => {
      follower.end = end;
    },
    (thrown) => {
      follower.end = thrown.extensions?.code ?? thrown;
    },
  );
  return follower;
}

const role = fc.constantFrom<Role>('A', 'A', 'B', 'alone');
const someone = fc.nat({ max: 2 });
const command = fc.oneof(
  fc.record({ do: fc.constant('join' as const), person: someone }),
  fc.record({ do: fc.constant('leave' as const), nth: fc.nat() }),
  fc.record({ do: fc.constant('say' as const) }),
  fc.record({ do: fc.constant('say' as const) }),
  fc.record({ do: fc.constant('role' as const), person: someone, role }),
  fc.record({ do: fc.constant('signOut' as const), person: someone }),
  fc.record({ do: fc.constant('signIn' as const), person: someone }),
  fc.record({ do: fc.constant('slow' as const), person: someone, turns: fc.nat({ max: 4 }) }),
  fc.record({ do: fc.constant('recheck' as const) }),
  fc.record({ do: fc.constant('reload' as const) }),
  fc.record({ do: fc.constant('wait' as const), turns: fc.nat({ max: 6 }) }),
);

test('in any order of events everyone hears their own, up to the last', async () => {
  const commands = fc.array(command, { minLength: 5, maxLength: 60, size: 'max' });
  await fc.assert(
    fc.asyncProperty(commands, fc.array(role, { minLength: 3, maxLength: 3 }), async (commands, roles) => {
      const people = roles.map((role): Person => ({ role, isHere: true, takesTurns: 0 }));
      const world = await createWorld(people);
      const { gateway } = world;
      const followers: Awaited<ReturnType<typeof follow>>[] = [];
      let reloaded = false;

      for (const command of commands) {
        // What was delivered a moment ago is still on its way to `follow`, which judges it by what holds when it comes.
        if (command.do === 'role' || command.do === 'signOut') await turn();
        if (command.do === 'join' && people[command.person]!.isHere) {
          followers.push(await follow(world, people, command.person));
        } else if (command.do === 'leave' && followers.length > 0) {
          const [follower] = followers.splice(command.nth % followers.length, 1);
          await follower!.leave();
        } else if (command.do === 'say') world.say();
        else if (command.do === 'role') people[command.person]!.role = command.role;
        else if (command.do === 'signOut') people[command.person]!.isHere = false;
        else if (command.do === 'signIn') people[command.person]!.isHere = true;
        else if (command.do === 'slow') people[command.person]!.takesTurns = command.turns;
        else if (command.do === 'recheck') void gateway.recheck();
        else if (command.do === 'reload') {
          reloaded = !reloaded;
          gateway.reload(reloaded ? otherSdl : supergraphSdl);
        } else if (command.do === 'wait') for (let n = 0; n < command.turns; n++) await turn();
      }
      // All is still: whoever is signed out by now is found out, and the others are told once more.
      await gateway.recheck();
      world.say();
      for (let n = 0; n < 60; n++) await turn();

      for (const { person, end, version } of followers) {
        const { isHere } = people[person]!;
        if (!isHere) expect(end).toBe('UNAUTHENTICATED');
        else expect([undefined, 'UNAUTHENTICATED']).toContain(end); // signed out and in again meanwhile
        if (end === undefined) expect(version).toBe(world.version());
      }
      const there = followers.filter(({ end }) => end === undefined).map(({ person }) => people[person]!.role);
      const alone = there.filter((role) => role === 'alone').length;
      const groups = alone + new Set(there.filter((role) => role !== 'alone')).size;
      expect(gateway.subscriptions).toMatchObject({ members: there.length, groups });
      expect(world.open.size).toBe(groups);

      await gateway.stop();
      expect(world.open.size).toBe(0);
    }),
    { numRuns: 60 },
  );
});
