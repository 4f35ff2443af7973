import { buildSchema, GraphQLError, type GraphQLScalarType } from 'graphql';
import { expect, test } from 'vitest';
import { functionSource, type Run, schemaSource } from './local.ts';
import { fetchOf, type SourceResult } from './source.ts';
import { ann, ask, callOf, eventsOf, type Person } from './testing.ts';

const schema = buildSchema(`
  scalar Day
  type Query { at(day: Day): String  later: String  broken: Int }
  type Subscription { ticks: Int }
`);
const day = schema.getType('Day') as GraphQLScalarType;
day.parseValue = (value) => {
  if (!/^\d{4}-\d\d-\d\d$/.test(String(value))) throw new GraphQLError('not a day');
  return value;
};
day.parseLiteral = (node) => day.parseValue('value' in node ? node.value : undefined);
const { at, later, broken } = schema.getQueryType()!.getFields();
at!.resolve = (_, { day }, { name }) => `${name} on ${day}`;
later!.resolve = async () => 'later';
broken!.resolve = () => {
  throw new TypeError('broken');
};
const ticks = schema.getSubscriptionType()!.getFields().ticks!;
const source = schemaSource<Person>(schema, ({ name }) => ({ name }));

const atDay = fetchOf('days', 'query', 'query At($day: Day) { at(day: $day) }', 'At');
const ticking = fetchOf('days', 'subscription', 'subscription { ticks }');

test('a fetch runs in this process with a context made of who asks', async () => {
  const patient = schemaSource<Person>(schema, async ({ name }, { requestId }) => ({ name: `${name} (${requestId})` }));

  expect(await ask(source, atDay, '{"day":"2026-06-30"}')).toEqual({ data: { at: 'ann on 2026-06-30' } });
  expect(await ask(patient, atDay, '{"day":"2026-06-30"}')).toEqual({ data: { at: 'ann (r1) on 2026-06-30' } });
});

test('what can be answered at once is answered before the call returns', () => {
  const heard: unknown[] = [];

  const abort = source.fetch(atDay, '{"day":"2026-06-30"}', callOf(), (failure, result) =>
    heard.push(failure ?? result?.data),
  );

  expect([abort, heard]).toEqual([undefined, [{ at: 'ann on 2026-06-30' }]]);
});

test('a fetch that is given up hears the reason once, and not what comes later', async () => {
  const heard: unknown[] = [];
  const reason = new Error('nobody waits');

  const abort = source.fetch(fetchOf('days', 'query', '{ later }'), '{}', callOf(), (...end) => heard.push(end));
  abort!(reason);
  abort!(new Error('again'));
  await ask(source, fetchOf('days', 'query', '{ later }'));

  expect(heard).toEqual([[reason, undefined]]);
});

test('a scalar that only the subgraph knows is checked there, and the error is the client’s', async () => {
  const variable = await ask(source, atDay, '{"day":"never"}');
  const literal = await ask(source, fetchOf('days', 'query', '{ at(day: "never") }'));

  expect([variable, literal].map(({ errors }) => errors?.map(({ extensions }) => extensions?.code))).toEqual([
    ['BAD_USER_INPUT'],
    ['GRAPHQL_VALIDATION_FAILED'],
  ]);
});

test('what a resolver throws keeps its cause, and no code is put on it', async () => {
  const { data, errors } = await ask(source, fetchOf('days', 'query', '{ broken }'));

  const [error] = errors as GraphQLError[];
  expect([data, error?.path, error?.extensions, error?.originalError]).toEqual([
    { broken: null },
    ['broken'],
    {},
    new TypeError('broken'),
  ]);
});

test('a context that cannot be made is a failure, sooner or later', async () => {
  const now = schemaSource<Person>(schema, () => {
    throw new Error('no context');
  });
  const soon = schemaSource<Person>(schema, async () => {
    throw new Error('no context');
  });

  await expect(ask(now, atDay)).rejects.toThrow('no context');
  await expect(ask(soon, atDay)).rejects.toThrow('no context');
});

test('another executor takes the place of graphql-js, for events too', async () => {
  const asked: unknown[] = [];
  const run: Run = (document, variables, context, name, root) => {
    asked.push([document.kind, variables, context, name, root]);
    return { data: { other: true } };
  };
  const other = schemaSource<Person>(schema, ({ name }) => ({ name }), { run });
  ticks.subscribe = async function* () {
    yield 7;
  };

  const answer = await ask(other, atDay, '{"day":"2026-06-30"}');
  const event = await (await eventsOf(other, ticking)).next();

  expect([answer, event]).toEqual([{ data: { other: true } }, { data: { other: true } }]);
  expect(asked).toEqual([
    ['Document', { day: '2026-06-30' }, { name: 'ann' }, 'At', undefined],
    ['Document', {}, { name: 'ann' }, undefined, 7],
  ]);
});

test('each event is resolved for who asks by then, and none once nobody does', async () => {
  const seen: string[] = [];
  ticks.subscribe = async function* () {
    for (let n = 1; ; n += 1) yield n;
  };
  ticks.resolve = (n, _, { name }) => void seen.push(`${n} ${name}`);
  const callers = [ann, { name: 'ann, now a curator' }, null];

  const events = await eventsOf(source, ticking, '{}', async () => callers.shift() ?? null);
  const results = [await events.next(), await events.next(), await events.next()];

  expect(results).toEqual([{ data: { ticks: null } }, { data: { ticks: null } }, undefined]);
  expect(seen).toEqual(['1 ann', '2 ann, now a curator']);
});

test('a subscription that the schema refuses is answered with its errors', async () => {
  const nothing = fetchOf('days', 'subscription', 'subscription { nothing }');

  const { errors } = (await source.subscribe(nothing, '{}', callOf(), async () => ann)) as SourceResult;

  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});

test('closing ends a subscription that waits for an event which never comes', async () => {
  ticks.subscribe = async function* () {
    await new Promise(() => {});
    yield 1;
  };
  const events = await eventsOf(source, ticking);

  const waiting = events.next();
  await events.close();

  expect(await waiting).toBe(undefined);
  expect(await events.next()).toBe(undefined);
});

test('who is asking cannot be told: the subscription fails and its source is released', async () => {
  let released = false;
  ticks.subscribe = async function* () {
    try {
      for (;;) yield 1;
    } finally {
      released = true;
    }
  };
  const events = await eventsOf(source, ticking, '{}', async () => {
    throw new Error('no answer');
  });

  await expect(events.next()).rejects.toThrow('no answer');
  expect([await events.next(), released]).toEqual([undefined, true]);
});

test('a subgraph may be two functions, which are given the request as it would be sent', async () => {
  const asked: unknown[] = [];
  const subgraph = functionSource<Person>({
    execute(request, context) {
      asked.push([request, context]);
      return { data: { a: 1 } };
    },
    async *subscribe(request, context, refresh) {
      yield { data: { request, context, now: await refresh() } };
    },
  });

  const answer = await ask(subgraph, atDay, '{"day":"2026-06-30"}');
  const events = await eventsOf(subgraph, ticking, '{}', async () => ({ name: 'ann again' }));

  expect(answer).toEqual({ data: { a: 1 } });
  expect(asked).toEqual([[{ query: atDay.text, variables: { day: '2026-06-30' }, operationName: 'At' }, ann]]);
  expect(await events.next()).toEqual({
    data: { request: { query: ticking.text, variables: {} }, context: ann, now: { name: 'ann again' } },
  });
  expect(await events.next()).toBe(undefined);
});

test('a function that throws or rejects has failed', async () => {
  const throws = functionSource<Person>({
    execute() {
      throw new Error('down');
    },
    subscribe: async () => ({ errors: [{ message: 'no' }] }),
  });
  const rejects = functionSource<Person>({
    execute: () => Promise.reject(new Error('down')),
    subscribe: () => Promise.reject(new Error('down')),
  });

  await expect(ask(throws, atDay)).rejects.toThrow('down');
  await expect(ask(rejects, atDay)).rejects.toThrow('down');
  await expect(rejects.subscribe(ticking, '{}', callOf(), async () => ann)).rejects.toThrow('down');
  expect(await throws.subscribe(ticking, '{}', callOf(), async () => ann)).toEqual({ errors: [{ message: 'no' }] });
});
