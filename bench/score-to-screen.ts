import { rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { createClient } from 'graphql-ws';
import postgres from 'postgres';
import WebSocket from 'ws';
import { databaseOf, makeRound } from '../e2e/src/database.ts';
import { type Assignment, LIVE_BOARD, MY_ASSIGNMENTS, SUBMIT_REVIEW, wholeReview } from '../e2e/src/documents.ts';
import { startExpo } from '../e2e/src/expo.ts';

// How long from sending a review to the board on a subscriber's socket, provisional and then fitted in full, against the
// bare way of the same news: one transaction that writes the outbox, and a listener that hears of it.
const COUNT = 200;

const expo = await startExpo('embedded');
const { sql, url } = databaseOf(expo);
const roundId = await makeRound(sql, ['reviewer1@example.org'], COUNT);

async function signIn(email: string) {
  const response = await fetch(`${expo.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: expo.url },
    body: JSON.stringify({ email, password: 'cpii-demo-2026' }),
  });
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

const [chair, reviewer] = [await signIn('chair@example.org'), await signIn('reviewer1@example.org')];
const ask = async (query: string, variables: object = {}) => {
  const headers = { 'content-type': 'application/json', cookie: reviewer };
  const response = await fetch(`${expo.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data: { myAssignments: Assignment[] } };
};

class Socket extends WebSocket {
  constructor(address: string, protocol: string) {
    super(address, protocol, { headers: { cookie: chair, origin: expo.url } });
  }
}
const client = createClient({ url: `${expo.url.replace('http', 'ws')}/graphql`, webSocketImpl: Socket });
let seen = (_version: number) => {};
client.subscribe<{ leaderboard: { version: number } }>(
  { query: LIVE_BOARD, variables: { roundId } },
  { next: ({ data }) => seen(data?.leaderboard.version ?? -1), error: console.error, complete: () => {} },
);
const event = (version: number) =>
  new Promise<void>((done) => {
    seen = (now) => void (now >= version && done());
  });
await event(0);

const assignments = (await ask(MY_ASSIGNMENTS)).data.myAssignments.filter(({ round }) => round.id === roundId);
const board: number[] = [];
const fitted: number[] = [];
for (const [n, assignment] of assignments.entries()) {
  const began = performance.now();
  const shown = event(2 * (n + 1));
  await ask(SUBMIT_REVIEW, { input: wholeReview(assignment) });
  await shown;
  board.push(performance.now() - began);
  await event(2 * (n + 1) + 1);
  fitted.push(performance.now() - began);
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
    `score-to-screen, ${COUNT} reviews one after another, load ${loadavg()[0]!.toFixed(2)}`,
    row('review to board', board),
    row('review to full fit', fitted),
    row('bare commit to NOTIFY', bare),
    `ratio of medians ${(at(board, 0.5) / at(bare, 0.5)).toFixed(1)}`,
  ].join('\n')}\n`,
);
await client.dispose();
await Promise.all([listener.end(), sql.end()]);
await expo.stop();
await rm(expo.dataDir, { recursive: true, force: true });
