import { rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { databaseOf, makeRound } from '../e2e/src/database.ts';
import { type Assignment, LIVE_BOARD, MY_ASSIGNMENTS, SUBMIT_REVIEW, wholeReview } from '../e2e/src/documents.ts';
import { startExpo } from '../e2e/src/expo.ts';
import { commitToNotify, percentile, row } from './src/news.ts';
import { nameInitiatives } from './src/round.ts';

// How long from sending a review to the board on a subscriber's socket, provisional and then fitted in full, against the
// bare way of the same news: one transaction that writes the outbox, and a listener that hears of it.
const COUNT = 200;

const expo = await startExpo('embedded');
const { sql, url } = databaseOf(expo);
const roundId = await makeRound(sql, ['reviewer1@example.org'], COUNT);
await nameInitiatives(sql, roundId);

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
let shown = -1;
let hear = () => {};
client.subscribe<{ leaderboard: { version: number } }>(
  { query: LIVE_BOARD, variables: { roundId } },
  {
    next({ data }) {
      shown = data?.leaderboard.version ?? shown;
      hear();
    },
    error: console.error,
    complete: () => {},
  },
);
async function event(version: number) {
  while (shown < version) {
    await new Promise<void>((done) => {
      hear = done;
    });
  }
}
await event(0);

const assignments = (await ask(MY_ASSIGNMENTS)).data.myAssignments.filter(({ round }) => round.id === roundId);
const board: number[] = [];
const fitted: number[] = [];
for (const [n, assignment] of assignments.entries()) {
  const began = performance.now();
  await ask(SUBMIT_REVIEW, { input: wholeReview(assignment) });
  await event(2 * (n + 1));
  board.push(performance.now() - began);
  await event(2 * (n + 1) + 1);
  fitted.push(performance.now() - began);
}

const bare = await commitToNotify(sql, url, COUNT);

process.stdout.write(
  `${[
    `score-to-screen, ${COUNT} reviews one after another, load ${loadavg()[0]!.toFixed(2)}`,
    row('review to board', board),
    row('review to full fit', fitted),
    row('bare commit to NOTIFY', bare),
    `ratio of medians ${(percentile(board, 0.5) / percentile(bare, 0.5)).toFixed(1)}`,
  ].join('\n')}\n`,
);
await client.dispose();
await sql.end();
await expo.stop();
await rm(expo.dataDir, { recursive: true, force: true });
