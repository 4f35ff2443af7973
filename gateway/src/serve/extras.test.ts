import { afterAll, expect, test } from 'vitest';
import { serveMuseum } from '../testing/servers.ts';

const museum = await serveMuseum({ planFor: ({ curator }) => Boolean(curator), serverTiming: true });
const plain = await serveMuseum();
afterAll(async () => {
  await museum.stop();
  await plain.stop();
});

const query = '{ artworks(first: 2) { nodes { title votes } } }';
const data = {
  artworks: {
    nodes: [
      { title: 'Thiếu nữ bên hoa huệ', votes: 1 },
      { title: 'Vườn xuân', votes: 0 },
    ],
  },
};

test('the cost of an answer is told to whoever asks for it', async () => {
  const asked = await museum.post({ query }, { 'x-graphql-cost': '1' });
  const silent = await museum.post({ query });

  expect(asked.body).toEqual({ data, extensions: { cost: { cost: 3, limit: 20_000 } } });
  expect(silent.body).toEqual({ data });
});

test('the plan is shown to those who may see it, and to nobody unless it is said who', async () => {
  const headers = { 'x-graphql-plan': '1', authorization: 'Visitor curator' };

  const shown = await museum.post({ query }, headers);
  const other = await museum.post({ query }, { ...headers, authorization: 'Visitor ann' });
  const byDefault = await plain.post({ query }, headers);

  const { plan } = shown.body.extensions as { plan: string };
  expect(plan.match(/Fetch\(service: "\w+"\)/g)).toEqual(['Fetch(service: "collection")', 'Fetch(service: "votes")']);
  expect(other.body).toEqual({ data });
  expect(byDefault.body).toEqual({ data });
});

test('errors and extensions stand in one answer', async () => {
  const failing = '{ artwork(id: "w1") { artist { diary } } }';

  const { body } = await museum.post({ query: failing }, { 'x-graphql-cost': '1' });

  expect(Object.keys(body)).toEqual(['errors', 'data', 'extensions']);
  expect(body.extensions).toEqual({ cost: { cost: 2, limit: 20_000 } });
});

test('where the time went is in a header, when that is wished', async () => {
  const { headers } = await museum.post({ query });
  const without = await plain.post({ query });

  expect(headers.get('server-timing')?.replaceAll(/dur=[\d.]+/g, 'dur=n')).toBe(
    'plan;dur=n, subgraphs;dur=n;desc="fetches: 2", total;dur=n',
  );
  expect(without.headers.get('server-timing')).toBeNull();
});
