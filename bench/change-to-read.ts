import { rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { databaseOf } from '../e2e/src/database.ts';
import { startExpo } from '../e2e/src/expo.ts';
import { commitToNotify, row } from './src/news.ts';

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

const bare = await commitToNotify(sql, url, COUNT);

process.stdout.write(
  `${[
    `change-to-read, ${COUNT} changes one after another, load ${loadavg()[0]!.toFixed(2)}`,
    row('change to read', seen),
    row('a read from the cache', hit),
    row('bare commit to NOTIFY', bare),
  ].join('\n')}\n`,
);
await sql.end();
await expo.stop();
await rm(expo.dataDir, { recursive: true, force: true });
