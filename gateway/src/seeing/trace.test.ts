import { BatchSpanProcessor, InMemorySpanExporter, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { httpSource } from '../source/http.ts';
import { createMuseum } from '../testing/museum.ts';
import { serve, serveMuseum, serveSubgraph } from '../testing/servers.ts';

// One SDK for the process, as in a program that uses the gateway. That it is sent to a collector, main.test.ts shows.
const exporter = new InMemorySpanExporter();
const processor = new BatchSpanProcessor(exporter);
const provider = new NodeTracerProvider({ spanProcessors: [processor] });
provider.register();
beforeEach(() => exporter.reset());
afterAll(() => provider.shutdown());

const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

async function spans() {
  await processor.forceFlush();
  return exporter.getFinishedSpans();
}

test('an operation is a span, its fetches are spans below it with what they asked', async () => {
  const museum = await serveMuseum({ seeing: { traces: true }, requestId: () => 'r1' });
  await museum.post({ query: 'query Works { artworks { nodes { title votes } } }' }, { traceparent });
  await museum.stop();

  const all = await spans();
  const operation = all.find(({ name }) => name === 'query Works')!;
  expect(operation.spanContext().traceId).toBe(traceId);
  expect(operation.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
  expect(operation.attributes).toEqual({
    'graphql.operation.type': 'query',
    'graphql.operation.name': 'Works',
    'gateway.request.id': 'r1',
  });
  const below = all.filter((span) => span.parentSpanContext?.spanId === operation.spanContext().spanId);
  expect(below.map(({ name, attributes }) => [name, attributes['gateway.entities']])).toEqual([
    ['fetch collection', undefined],
    ['fetch votes', 3],
  ]);
});

test('a subgraph is told the trace, and the fetch above its own spans', async () => {
  const told: (string | undefined)[] = [];
  const people = await serve((request, response) => {
    told.push(request.headers.traceparent as string | undefined);
    response.end('{"data":{"me":null}}');
  });
  const source = httpSource<object>({ url: people.url, headers: () => ({ 'x-mine': '1' }) });
  const museum = await serveMuseum({ seeing: { traces: true }, sources: { people: source } });
  await museum.post({ query: '{ me { name } }' }, { traceparent });
  await museum.stop();
  await people.stop();

  const fetch = (await spans()).find(({ name }) => name === 'fetch people')!;
  expect(told).toEqual([`00-${traceId}-${fetch.spanContext().spanId}-01`]);
});

test('what failed is an error in both spans, with the reason in the one of the fetch', async () => {
  const votes = await serveSubgraph(createMuseum().schemas.votes);
  const source = httpSource<object>({ url: votes.url, retry: false });
  await votes.stop();
  const museum = await serveMuseum({ seeing: { traces: true }, sources: { votes: source } });
  await museum.post({ query: 'query Works { artworks { nodes { votes } } }' });
  await museum.stop();

  const failed = (await spans()).filter(({ status }) => status.code === 2);
  expect(failed.map(({ name, status }) => [name, status.message])).toEqual([
    ['fetch votes', expect.stringContaining('ECONNREFUSED')],
    ['query Works', 'A part of this answer is not available right now. Try again later.'],
  ]);
});

test('in a program that has a span of its own the operation is below that', async () => {
  const museum = await serveMuseum({ seeing: { traces: true } });
  await provider.getTracer('test').startActiveSpan('page', async (page) => {
    await museum.gateway.execute({ query: 'query Me { me { name } }' }, {});
    page.end();
  });
  await museum.stop();

  const all = await spans();
  const page = all.find(({ name }) => name === 'page')!;
  const operation = all.find(({ name }) => name === 'query Me')!;
  expect(operation.parentSpanContext?.spanId).toBe(page.spanContext().spanId);
});
