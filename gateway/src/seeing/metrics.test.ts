import { expect, test } from 'vitest';
import { httpSource } from '../source/http.ts';
import { functionSource } from '../source/local.ts';
import { serve, serveMuseum } from '../testing/servers.ts';
import { createMetrics } from './metrics.ts';

/** The numbers of a scrape that are not zero, without those that depend on time. */
function numbersOf(metrics: string): Record<string, number> {
  const lines = metrics.split('\n').filter((line) => line !== '' && !line.startsWith('#') && !/seconds/.test(line));
  const numbers = lines.map((line) => {
    const space = line.lastIndexOf(' ');
    return [line.slice('gateway_'.length, space), Number(line.slice(space + 1))] as const;
  });
  return Object.fromEntries(
    numbers.filter(([name, value]) => value !== 0 && !name.startsWith('fetch_entities_bucket')),
  );
}

test('operations, fetches, plans and refusals are counted', async () => {
  const { gateway, stop } = await serveMuseum({ seeing: { metrics: true } });
  const works = 'query Works { artworks { nodes { title artist { name } votes } } }';

  await gateway.execute({ query: works }, {});
  await gateway.execute({ query: works }, {});
  await gateway.execute({ query: 'mutation { vote(artworkId: "w1") { votes } }' }, {});
  await gateway.execute({ query: '{ artworks { nodes { artist { diary } } } }' }, {});
  await gateway.execute({ query: '{ nope }' }, {});
  const numbers = numbersOf(await gateway.metrics());
  await stop();

  expect(numbers).toEqual({
    'operations_total{operation="Works",kind="query",outcome="ok"}': 2,
    'operations_total{operation="anonymous",kind="mutation",outcome="failed"}': 1,
    'operations_total{operation="anonymous",kind="query",outcome="errors"}': 1,
    'answers_total{way="quick"}': 2,
    'answers_total{way="exact"}': 2,
    'refused_total{code="GRAPHQL_VALIDATION_FAILED"}': 1,
    'fetches_total{subgraph="collection",outcome="ok"}': 3,
    'fetches_total{subgraph="people",outcome="ok"}': 2,
    'fetches_total{subgraph="people",outcome="errors"}': 1,
    'fetches_total{subgraph="votes",outcome="ok"}': 2,
    'fetches_total{subgraph="votes",outcome="errors"}': 1,
    'fetch_entities_sum{subgraph="people"}': 6,
    'fetch_entities_count{subgraph="people"}': 3,
    'fetch_entities_sum{subgraph="votes"}': 6,
    'fetch_entities_count{subgraph="votes"}': 2,
    'plans_total{cache="hit"}': 1,
    'plans_total{cache="miss"}': 3,
    operations_known: 3,
  });
});

test('a subgraph that fails is seen, and when it is left alone', async () => {
  const broken = await serve((_, response) => void response.writeHead(500).end());
  const people = httpSource<object>({ url: broken.url, breaker: { failures: 2 } });
  const { gateway, stop } = await serveMuseum({ seeing: { metrics: true }, sources: { people } });

  const closed = numbersOf(await gateway.metrics())['circuit_open{subgraph="people"}'];
  await gateway.execute({ query: '{ me { name } }' }, {});
  await gateway.execute({ query: '{ me { name } }' }, {});
  const numbers = numbersOf(await gateway.metrics());
  await stop();
  await broken.stop();

  expect(closed).toBeUndefined();
  expect(numbers['circuit_open{subgraph="people"}']).toBe(1);
  expect(numbers['fetches_total{subgraph="people",outcome="failed"}']).toBe(2);
});

test('each event of a subscription is counted, and who is subscribed', async () => {
  const { gateway, stop } = await serveMuseum({ seeing: { metrics: true } });
  const query = 'subscription Popular { popular { version } }';

  const events = (await gateway.subscribe({ query }, {})) as AsyncGenerator;
  await events.next();
  const during = numbersOf(await gateway.metrics());
  await events.return(undefined);
  const after = numbersOf(await gateway.metrics());
  await stop();

  expect(during['operations_total{operation="Popular",kind="subscription",outcome="ok"}']).toBe(1);
  expect([during.hub_members, after.hub_members]).toEqual([1, undefined]);
});

test('clients cannot make series without end: past the first names all are counted as other', async () => {
  const { gateway, stop } = await serveMuseum({ seeing: { metrics: { names: 2, operations: ['Known'] } } });

  for (const name of ['A', 'B', 'C', 'D', 'Known'])
    await gateway.execute({ query: `query ${name} { me { name } }` }, {});
  const numbers = numbersOf(await gateway.metrics());
  await stop();

  const counted = Object.entries(numbers).filter(([name]) => name.startsWith('operations_total'));
  expect(counted.map(([name, value]) => [/operation="(\w+)"/.exec(name)?.[1], value])).toEqual([
    ['A', 1],
    ['B', 1],
    ['other', 2],
    ['Known', 1],
  ]);
});

test('a duration falls into its bucket and all above, in the words of Prometheus', async () => {
  const metrics = createMetrics({}, () => ({ operations: 0, circuits: {} }));

  metrics.observer.planned?.(3);
  metrics.observer.planned?.(700_000);
  const lines = (await metrics.text()).split('\n').filter((line) => line.startsWith('gateway_planning'));

  expect(lines.filter((line) => /le="(0.0025|0.005|30|\+Inf)"|count|sum/.test(line))).toEqual([
    'gateway_planning_duration_seconds_bucket{le="0.0025"} 0',
    'gateway_planning_duration_seconds_bucket{le="0.005"} 1',
    'gateway_planning_duration_seconds_bucket{le="30"} 1',
    'gateway_planning_duration_seconds_bucket{le="+Inf"} 2',
    'gateway_planning_duration_seconds_sum 700.003',
    'gateway_planning_duration_seconds_count 2',
  ]);
});

test('without metrics there are none, and nobody watches', async () => {
  const { gateway, stop } = await serveMuseum();
  const observer = gateway.snapshot.observer;
  const metrics = await gateway.metrics();
  await stop();

  expect({ observer, metrics }).toEqual({ observer: undefined, metrics: '' });
});

test('each operation is a line in the log, with its codes and the id of its request', async () => {
  const lines: unknown[] = [];
  const log = { debug() {}, info: (fields: object) => void lines.push(fields), warn() {}, error() {} };
  const seen = await serveMuseum({ log, requestId: () => 'r1', seeing: { operations: 'info' } });

  await seen.post({ query: 'query Me { me { name } }' });
  await seen.post({ query: 'mutation { vote(artworkId: "w1") { votes } }' });
  await seen.post({ query: '{ nope }' });
  await seen.stop();

  const ms = expect.any(Number);
  expect(lines).toEqual([
    { requestId: 'r1', operation: 'Me', kind: 'query', ms, exact: false },
    { requestId: 'r1', operation: undefined, kind: 'mutation', ms, codes: ['UNAUTHENTICATED'], exact: true },
    { requestId: 'r1', codes: ['GRAPHQL_VALIDATION_FAILED'] },
  ]);
});

test('errors of subgraphs without a code are shown where that is wished, without their insides', async () => {
  const extensions = { hint: 'look', exception: { stacktrace: ['at secret.js'] }, serviceName: 'people' };
  const failing = functionSource<object>({
    execute: async () => ({ data: { me: null }, errors: [{ message: 'no such person', path: ['me'], extensions }] }),
    subscribe: () => Promise.reject(new Error('not asked')),
  });
  const open = await serveMuseum({ errors: 'all', sources: { people: failing } });
  const closed = await serveMuseum({ sources: { people: failing } });

  const [shown, masked] = await Promise.all([open, closed].map(({ post }) => post({ query: '{ me { name } }' })));
  await Promise.all([open.stop(), closed.stop()]);

  expect(shown!.body.errors).toEqual([{ message: 'no such person', path: ['me'], extensions: { hint: 'look' } }]);
  expect(masked!.body.errors?.map(({ extensions }) => extensions?.code)).toEqual(['INTERNAL']);
});
