import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStored } from './stored.ts';
import { createLab, type Execution, type Read } from './testing.ts';

// A model of everything around the cache: two things that are written, executions that read them at some moment and end
// later, events that arrive late and in any order, time that passes, schemas that are swapped, askers that go away.

const topics = ['Popular', 'Artwork'] as const;
type Topic = (typeof topics)[number];
const queries = {
  Popular: '{ popular { version } }',
  Artwork: '{ artworks { totalCount nodes { title } } }',
  both: 'query { popular { entries { artwork { title } } } }',
};
type Query = keyof typeof queries;
const reads: Record<Query, readonly Topic[]> = { Popular: ['Popular'], Artwork: ['Artwork'], both: topics };
const scopes = ['VI', 'EN', null] as const;
const MAX_AGE = 10;

type State = Record<Topic, number>;
/** What an execution answers with: what it saw, when, and for whom. */
type Seen = State & { at: number; scope: string | null; schema: number; fails?: boolean };

/** What a read must find at least, noted when it began. */
type Expected = { read: Read; query: Query; heard: State; at: number; scope: string | null; schema: number };

class World {
  readonly lab = createLab({ defaultMaxAge: MAX_AGE, maxEntries: 3 });
  readonly committed: State = { Popular: 0, Artwork: 0 };
  /** The newest state of which an event was heard. */
  readonly heard: State = { Popular: 0, Artwork: 0 };
  readonly underWay: { topic: Topic; version: number }[] = [];
  readonly running: { execution: Execution; schema: number; seen: Seen | undefined }[] = [];
  expected: Expected[] = [];
  /** Reads that were answered with what is kept. */
  kept = 0;
  now = 0;
  schema = 0;

  read(query: Query, scope: string | null) {
    const before = this.lab.executions.length;
    const { heard, now: at, schema } = this;
    const read = this.lab.read({ query: queries[query] }, scope, query);
    this.expected.push({ read, query, heard: { ...heard }, at, scope, schema });
    const execution = this.lab.executions[before];
    if (execution) this.running.push({ execution, schema, seen: undefined });
    this.check();
  }

  /** Reads by the body as it came, as a server does before it parses anything. */
  readByBody(query: Query, scope: string | null) {
    const answer = this.lab.again(query, scope);
    const { heard, now: at, schema } = this;
    if (answer) this.expected.push({ read: { answer, leave() {} }, query, heard: { ...heard }, at, scope, schema });
    this.check();
  }

  /** The moment at which an execution reads its state. */
  look(n: number) {
    const one = this.running[n % this.running.length];
    if (one) one.seen ??= this.stateFor(one.execution, one.schema);
  }

  end(n: number, fails: boolean) {
    const [one] = this.running.splice(n % this.running.length || 0, 1);
    if (!one) return;
    const seen = one.seen ?? this.stateFor(one.execution, one.schema);
    one.execution.end({ data: JSON.stringify({ ...seen, fails }), errors: fails ? [{ message: 'down' }] : [] });
    this.check();
  }

  deliver(n: number) {
    const [event] = this.underWay.splice(n % this.underWay.length || 0, 1);
    if (!event) return;
    this.heard[event.topic] = Math.max(this.heard[event.topic], event.version);
    this.lab.tell(`${event.topic}:${event.version}`);
  }

  leave(n: number) {
    this.expected[n % this.expected.length]?.read.leave(new Error('went away'));
  }

  private stateFor({ scope }: Execution, schema: number): Seen {
    return { ...this.committed, at: this.now, scope, schema };
  }

  /** No answer knows less than was heard before its read began, is older than allowed, or was made for others. */
  check() {
    const answered = this.expected.filter(({ read }) => read.answer?.data !== undefined);
    this.expected = this.expected.filter(({ read }) => read.answer?.data === undefined);
    for (const { read, query, heard, at, scope, schema } of answered) {
      const seen: Seen = JSON.parse(read.answer!.data!);
      for (const topic of reads[query]) expect(seen[topic]).toBeGreaterThanOrEqual(heard[topic]);
      expect(seen.at).toBeGreaterThan(at - MAX_AGE);
      expect([seen.scope, seen.schema]).toEqual([scope, schema]);
      if (!isStored(read.answer!)) continue;
      expect(seen.fails).toBe(false);
      this.kept += 1;
    }
  }
}

const number = fc.nat({ max: 20 });
const query = fc.constantFrom(...(Object.keys(queries) as Query[]));
const scope = fc.constantFrom(...scopes);

const act = <Given>(given: fc.Arbitrary<Given>, name: string, run: (world: World, given: Given) => void) =>
  given.map(
    (value): fc.Command<object, World> => ({
      check: () => true,
      run: (_, world) => run(world, value),
      toString: () => `${name}(${JSON.stringify(value)})`,
    }),
  );

const read = act(fc.tuple(query, scope), 'read', (world, [query, scope]) => world.read(query, scope));
const end = act(fc.tuple(number, number), 'end', (world, [n, luck]) => world.end(n, luck === 0));
const write = act(fc.constantFrom(...topics), 'write', (world, topic) => {
  world.committed[topic] += 1;
  world.underWay.push({ topic, version: world.committed[topic] });
});
const deliver = act(number, 'deliver', (world, n) => world.deliver(n));
const look = act(number, 'look', (world, n) => world.look(n));
const readByBody = act(fc.tuple(query, scope), 'readByBody', (world, [query, scope]) => world.readByBody(query, scope));
const pass = act(fc.constantFrom(1, 4, MAX_AGE), 'pass', (world, seconds) => {
  world.now += seconds;
  world.lab.pass(seconds);
});
const leave = act(number, 'leave', (world, n) => world.leave(n));
const swap = act(fc.constant(null), 'swap', (world) => {
  world.schema += 1;
  world.lab.swap();
});

// What happens often is there often.
const acts = [read, read, read, read, end, end, end, readByBody, write, deliver, look, pass, leave, swap];

test('no read answers a state older than an event that was heard before it began', () => {
  let kept = 0;
  fc.assert(
    fc.property(fc.commands(acts, { maxCommands: 120, size: 'max' }), (commands) => {
      const real = new World();
      fc.modelRun(() => ({ model: {}, real }), commands);
      kept += real.kept;
    }),
    { numRuns: 300 },
  );
  expect(kept).toBeGreaterThan(300);
});
