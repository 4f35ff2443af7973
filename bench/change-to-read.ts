import { rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import postgres from 'postgres';
import { databaseOf } from '../e2e/src/database.ts';
import { startExpo } from '../e2e/src/expo.ts';

// How long from the answer to a change until a visitor, whose answers are kept, reads it; against the bare way of the same
// news: one transaction that writes the outbox, and a listener that hears of it.
const COUNT = 200;
const GALLERY = '{ initiatives(first: 20) { nodes { id } } }';
const SUMMARY = 'query ($id: ID!) { initiative(id: $id) { summary(language: VI) version } }';
const SAVE = 'mutation ($input: SaveInitiativeInput!) { saveInitiative(input: $input) { version } }';

type Initiative = { id: string; summary: string; version: number };

const expo = await startExpo('embedded');
const { sql, url } = databaseOf(expo);
const signedIn = await fetch(`${expo.url}/api/auth/sign-in/email`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', origin: expo.url },
  body: JSON.stringify({ email: 'owner@example.org', password: 'cpii-demo-2026' }),
});
const cookies = signedIn.headers.getSetCookie().map((each) => each.split(';')[0]);
const cookie = cookies.join('; ');

async function ask<Data>(query: string, variables: object, headers: Record<string, string> = {}): Promise<Data> {
  const response = await fetch(`${expo.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
  if (errors) throw new Error(errors[0]!.message);
  return data;
}
const read = async (id: string, headers?: Record<string, string>) =>
  (await ask<{ initiative: Initiative }>(SUMMARY, { id }, headers)).initiative;

const { initiatives } = await ask<{ initiatives: { nodes: Initiative[] } }>(GALLERY, {});
const { id } = initiatives.nodes[0]!;
let { version } = await read(id, { cookie });
await read(id);

const seen: number[] = [];
const hit: number[] = [];
for (let n = 0; n < COUNT; n++) {
  const summary = `Lần sửa thứ ${n} của bản tóm tắt.`;
  const input = { id, version, fields: { summary } };
  const saved = await ask<{ saveInitiative: { version: number } }>(SAVE, { input }, { cookie });
  version = saved.saveInitiative.version;
  const began = performance.now();
  while ((await read(id)).summary !== summary) if (performance.now() - began > 5_000) throw new Error('never seen');
  seen.push(performance.now() - began);
  const asked = performance.now();
  await read(id);
  hit.push(performance.now() - asked);
}

const bare: number[] = [];
const listener = postgres(url, { max: 1 });
let heard = () => {};
await listener.listen('outbox', () => heard());
for (let n = 0; n < COUNT; n++) {
  const began = performance.now();
  const arrived = new Promise<void>((done) => {
    heard = done;
  });
  await sql`insert into events.outbox (topic, key) values ('bench', ${n})`;
  await arrived;
  bare.push(performance.now() - began);
}

const at = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;
const row = (name: string, values: number[]) =>
  `${name.padEnd(28)} median ${at(values, 0.5).toFixed(1)} ms   p99 ${at(values, 0.99).toFixed(1)} ms`;
process.stdout.write(
  `${[
    `change-to-read, ${COUNT} changes one after another, load ${loadavg()[0]!.toFixed(2)}`,
    row('change to read', seen),
    row('a read from the cache', hit),
    row('bare commit to NOTIFY', bare),
  ].join('\n')}\n`,
);
await Promise.all([listener.end(), sql.end()]);
await expo.stop();
await rm(expo.dataDir, { recursive: true, force: true });
