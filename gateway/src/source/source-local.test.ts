import { buildSchema, GraphQLError, type GraphQLScalarType } from 'graphql';
import { expect, test } from 'vitest';
import { schemaSource } from './source-local.ts';

const schema = buildSchema('scalar Day  type Query { at(day: Day): String }  type Subscription { ticks: Int }');
const day = schema.getType('Day') as GraphQLScalarType;
day.parseValue = (value) => {
  if (!/^\d{4}-\d\d-\d\d$/.test(String(value))) throw new GraphQLError('not a day');
  return value;
};
day.parseLiteral = (node) => day.parseValue('value' in node ? node.value : undefined);
schema.getQueryType()!.getFields().at!.resolve = (_, { day }, { name }) => `${name} on ${day}`;
const source = schemaSource<{ name: string }>(schema, async ({ name }) => ({ name }));
const ann = { name: 'ann' };

test('a fetch runs in this process with a context made of who asks', async () => {
  const request = { query: 'query ($day: Day) { at(day: $day) }', variables: { day: '2026-06-30' } };

  expect(await source.execute(request, ann)).toEqual({ data: { at: 'ann on 2026-06-30' } });
});

test('a scalar that only the subgraph knows is checked there, and the error is the client’s', async () => {
  const variable = { query: 'query ($day: Day) { at(day: $day) }', variables: { day: 'never' } };
  const literal = { query: '{ at(day: "never") }', variables: {} };

  const results = [await source.execute(variable, ann), await source.execute(literal, ann)];

  expect(results.map(({ errors }) => errors?.map(({ extensions }) => extensions?.code))).toEqual([
    ['BAD_USER_INPUT'],
    ['GRAPHQL_VALIDATION_FAILED'],
  ]);
});

test('each event is resolved for who asks by then, and none once nobody does', async () => {
  const seen: string[] = [];
  const field = schema.getSubscriptionType()!.getFields().ticks!;
  field.subscribe = async function* () {
    for (let n = 1; ; n += 1) yield n;
  };
  field.resolve = (n, _, { name }) => void seen.push(`${n} ${name}`);
  const callers = [{ name: 'ann' }, { name: 'ann, now a curator' }, null];

  const events = await source.subscribe(
    { query: 'subscription { ticks }', variables: {} },
    ann,
    async () => callers.shift() ?? null,
  );
  if (!(Symbol.asyncIterator in events)) throw new Error('refused');
  const results = await Array.fromAsync(events);

  expect(results).toEqual([{ data: { ticks: null } }, { data: { ticks: null } }]);
  expect(seen).toEqual(['1 ann', '2 ann, now a curator']);
});
