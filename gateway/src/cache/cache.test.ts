import { expect, test } from 'vitest';
import { createLab, saying, shown, wasStored } from './testing.ts';

const popular = { query: '{ popular { version } }' };
const artwork = (id: string) => ({ query: 'query ($id: ID!) { artwork(id: $id) { title } }', variables: { id } });
const failed = { data: '{"popular":null}', errors: [{ message: 'gone' }] };

test('a query is executed once, and answered from then on with the same bytes', () => {
  const { read, executions, cache } = createLab();
  const first = read(popular);
  executions[0]!.end(saying({ popular: { version: 1 } }));
  const second = read(popular);

  expect(executions).toHaveLength(1);
  expect(shown(second)).toEqual({ popular: { version: 1 } });
  expect(second.answer).toBe(first.answer);
  expect(second.answer).toMatchObject({ errors: [], maxAge: 60, etag: expect.stringMatching(/^"[\w-]{22}"$/) });
  expect((second.answer as unknown as { bytes: Buffer }).bytes.toString()).toBe('{"data":{"popular":{"version":1}}}');
  expect(cache.counts).toEqual({ hits: 1, misses: 1, joined: 0, dropped: 0 });
});

test('a text in Vietnamese comes back as it was', () => {
  const { read, executions } = createLab();
  read(artwork('w1'));
  executions[0]!.end(saying({ artwork: { title: 'Thiếu nữ bên hoa huệ' } }));

  expect(shown(read(artwork('w1')))).toEqual({ artwork: { title: 'Thiếu nữ bên hoa huệ' } });
});

test('all who ask the same at the same time wait for one execution', () => {
  const { read, executions } = createLab();
  const reads = [read(popular), read(popular), read(popular)];
  expect(reads.map(shown)).toEqual([undefined, undefined, undefined]);
  executions[0]!.end(saying({ popular: { version: 1 } }));

  expect(executions).toHaveLength(1);
  expect(reads.map(shown)).toEqual(Array(3).fill({ popular: { version: 1 } }));
});

test('answers with errors reach those who wait and are not kept', () => {
  const { read, executions } = createLab();
  const reads = [read(popular), read(popular)];
  executions[0]!.end(failed);
  const refused = read(popular);
  executions[1]!.end({ errors: [{ message: 'no plan' }] });

  expect(reads.map(({ answer }) => answer)).toEqual([failed, failed]);
  expect(refused.answer).toEqual({ errors: [{ message: 'no plan' }] });
  read(popular);
  expect(executions).toHaveLength(3);
});

test('scopes share nothing, and without a scope nothing is shared', () => {
  const { read, executions } = createLab();
  read(popular, 'VI');
  executions[0]!.end(saying('for VI'));
  const english = read(popular, 'EN');
  const alone = [read(popular, null), read(popular, null)];
  for (const [n, execution] of executions.slice(1).entries()) execution.end(saying(n));

  expect(executions.map(({ scope }) => scope)).toEqual(['VI', 'EN', null, null]);
  expect([shown(english), ...alone.map(shown)]).toEqual([0, 1, 2]);
  expect([shown(read(popular, 'VI')), shown(read(popular, 'EN'))]).toEqual(['for VI', 0]);
  expect(alone.map(wasStored)).toEqual([false, false]);
});

test('what is asked by a body is the same for all, and its answer is not', () => {
  const { read, executions, again } = createLab();
  read(popular, 'a', 'as sent');
  executions[0]!.end(saying(1));

  expect(again('as sent', 'a')).toBeDefined();
  expect(again('as sent', 'b')).toBeUndefined();
  expect(again('as sent', null)).toBeUndefined();
  expect(again('as sent ', 'a')).toBeUndefined();
});

test('mutations are never kept or shared, nor what has no age', () => {
  const { read, executions } = createLab({ defaultMaxAge: 0 });
  const vote = { query: 'mutation { vote(artworkId: "w1") { id } }' };
  for (const request of [vote, vote, popular, popular]) read(request);
  for (const execution of executions) execution.end(saying(null));
  for (const request of [vote, popular]) read(request);

  expect(executions).toHaveLength(6);
});

test('variables are the same in any order and with defaults spelled out, and not when they differ', () => {
  const { read, executions } = createLab();
  const query =
    'query ($id: ID!, $first: Int = 5) { artwork(id: $id) { title } artworks(first: $first) { totalCount } }';
  const ask = (variables: Record<string, unknown>) => read({ query, variables });
  ask({ id: 'w1', first: 5 });
  executions[0]!.end(saying(0));

  for (const same of [{ first: 5, id: 'w1' }, { id: 'w1' }, { id: 'w1', unknown: 1 }]) {
    expect(shown(ask(same))).toBe(0);
  }
  for (const other of [{ id: 'w1', first: 6 }, { id: 'w1', first: null }, { id: 'w2' }]) {
    expect(shown(ask(other))).toBeUndefined();
  }
});

test('of two operations in one document the one that is meant is answered', () => {
  const { read, executions } = createLab();
  const query = 'query A { popular { version } } query B { artworks { totalCount } }';
  read({ query, operationName: 'A' });
  read({ query, operationName: 'B' });
  executions[0]!.end(saying('A'));
  executions[1]!.end(saying('B'));

  expect(shown(read({ query, operationName: 'A' }))).toBe('A');
  expect(shown(read({ query, operationName: 'B' }))).toBe('B');
});

test('an answer is kept for its age, counted from when its execution began', () => {
  const { read, executions, pass } = createLab({ defaultMaxAge: 10 });
  const first = read(popular);
  pass(4);
  executions[0]!.end(saying(1));
  expect(first.answer).toMatchObject({ age: 4 });
  pass(5.9);
  expect(shown(read(popular))).toBe(1);
  pass(0.1);

  expect(shown(read(popular))).toBeUndefined();
});

test('nobody joins an execution that is older than its answer may be', () => {
  const { read, executions, pass } = createLab({ defaultMaxAge: 10 });
  read(popular);
  pass(10);
  read(popular);

  expect(executions).toHaveLength(2);
});

test('a change drops all that may contain what changed, and nothing else', () => {
  const { read, executions, tell, cache } = createLab();
  const schema = { query: '{ __schema { queryType { name } } }' };
  const requests = [popular, artwork('w1'), artwork('w2'), schema];
  requests.forEach((request, n) => {
    read(request);
    executions[n]!.end(saying(n));
  });
  const kept = () => requests.map((request) => shown(read(request)));
  expect(kept()).toEqual([0, 1, 2, 3]);

  tell('Room', 'Unknown', 'Artist:a1', 'toString', '');
  expect(kept()).toEqual([0, 1, 2, 3]);
  tell('Artwork:w9');
  expect(kept()).toEqual([0, undefined, undefined, 3]);
  tell('Popular.version');
  expect(shown(read(popular))).toBeUndefined();
  tell('Query');
  expect(cache.size().entries).toBe(0);
});

test('an execution that a change overtook answers those who waited, and nobody after it', () => {
  const { read, executions, tell } = createLab();
  const before = read(popular);
  tell('Popular');
  const after = read(popular);
  executions[0]!.end(saying('old'));
  expect([shown(before), shown(after)]).toEqual(['old', undefined]);
  expect(wasStored(before)).toBe(false);

  executions[1]!.end(saying('new'));
  expect(shown(after)).toBe('new');
  expect(shown(read(popular))).toBe('new');
});

test('a new schema starts with nothing, and an execution of the old one leaves nothing behind', () => {
  const { read, executions, swap, again } = createLab();
  read(popular, 'all', 'as sent');
  executions[0]!.end(saying('kept'));
  const late = read(artwork('w1'));
  swap();

  expect(again('as sent', 'all')).toBeUndefined();
  expect(shown(read(popular))).toBeUndefined();
  const after = read(artwork('w1'));
  executions[1]!.end(saying('of the old schema'));
  expect(shown(late)).toBe('of the old schema');
  executions[3]!.end(saying('of the new'));
  expect(shown(after)).toBe('of the new');
  expect(shown(read(artwork('w1')))).toBe('of the new');
});

test('what was admitted under the old schema and asked under the new one is for nobody else', () => {
  const { read, ready, executions, swap, cache } = createLab();
  const before = ready(popular);
  read(popular, 'all', 'as sent');
  executions[0]!.end(saying('kept'));
  const question = cache.recall('as sent')!;
  swap();
  const late = read(popular, 'all', 'as sent', before);
  executions[1]!.end(saying('of the old schema'));

  expect([shown(late), wasStored(late)]).toEqual(['of the old schema', false]);
  expect(cache.find(question, 'all')).toBeUndefined();
  expect(shown(read(popular))).toBeUndefined();
});

test('a body as it came finds its answer while that is kept', () => {
  const { read, executions, again, tell, pass } = createLab();
  const body = '{"query":"{ popular { version } }"}';
  expect(again(body, 'all')).toBeUndefined();
  const first = read(popular, 'all', body);
  expect(again(body, 'all')).toBeUndefined();
  executions[0]!.end(saying(1));
  expect(again(body, 'all')).toBe(first.answer);
  expect(again(body, 'others')).toBeUndefined();

  tell('Popular');
  expect(again(body, 'all')).toBeUndefined();
  const second = read(popular);
  executions[1]!.end(saying(2));
  expect(again(body, 'all')).toBe(second.answer);
  pass(60);
  expect(again(body, 'all')).toBeUndefined();
});

test('an execution is given up when the last of those who wait has gone', () => {
  const { read, executions } = createLab();
  const reads = [read(popular), read(popular)];
  const reason = new Error('went away');
  reads[0]!.leave(reason);
  reads[0]!.leave(reason);
  expect(executions[0]!.givenUp).toBeUndefined();
  reads[1]!.leave(reason);

  expect(executions[0]!.givenUp).toBe(reason);
  read(popular);
  expect(executions).toHaveLength(2);
});

test('an execution that cannot begin keeps nobody waiting', () => {
  const { read, executions, breakDown } = createLab();
  breakDown(new Error('no plan'));
  expect(() => read(popular)).toThrow('no plan');
  breakDown(undefined);
  const next = read(popular);
  executions[0]!.end(saying(1));

  expect(shown(next)).toBe(1);
});

test('no more is kept than allowed, by number and by bytes: what is unused longest goes first', () => {
  const few = createLab({ maxEntries: 3 });
  for (const [n, id] of ['a', 'b', 'c', 'd'].entries()) {
    few.read(artwork(id));
    few.executions[n]!.end(saying(id));
  }
  expect(few.cache.size().entries).toBe(3);
  expect([shown(few.read(artwork('a'))), shown(few.read(artwork('d')))]).toEqual([undefined, 'd']);

  const small = createLab({ maxBytes: 20_000 });
  for (let n = 0; n < 50; n++) {
    small.read(artwork(`w${n}`), 'all', 'x'.repeat(n));
    small.executions[n]!.end(saying('y'.repeat(1_000)));
    expect(small.cache.size().bytes).toBeLessThanOrEqual(25_000);
  }
  expect(small.cache.size().entries).toBeGreaterThan(5);
  const large = small.read(artwork('large'));
  small.executions[50]!.end(saying('z'.repeat(30_000)));
  expect(shown(large)).toHaveLength(30_000);
  expect(shown(small.read(artwork('large')))).toBeUndefined();
  expect(small.cache.size().entries).toBeGreaterThan(5);
});

test('a stopped cache hears nothing any more', () => {
  const { cache, listeners } = createLab();
  expect(listeners.size).toBe(1);
  cache.stop();
  expect(listeners.size).toBe(0);
});
