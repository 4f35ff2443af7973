import { rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { chromium } from 'playwright-core';
import { databaseOf, makeRound } from '../e2e/src/database.ts';
import { type Assignment, MY_ASSIGNMENTS, SUBMIT_REVIEW, wholeReview } from '../e2e/src/documents.ts';
import { startExpo } from '../e2e/src/expo.ts';
import { addReviewers, nameInitiatives, reviewAll } from './src/round.ts';

// How a chair's board of 500 rows keeps up with ten reviews a second, in Chromium: frames, long tasks,
// memory and CPU, against the same page while nothing changes.
const ROWS = 500;
const HERTZ = 10;
const SECONDS = Number(process.argv[2] ?? 120);
const STILL = 20;

const expo = await startExpo('embedded');
const { sql } = databaseOf(expo);
// Three have reviewed all when this begins; the others hand in one review of each row.
const people = [1, 2, 3].map((n) => `reviewer${n}@example.org`);
people.push(...(await addReviewers(sql, Math.ceil((SECONDS * HERTZ) / ROWS))));
const roundId = await makeRound(sql, people, ROWS);
await nameInitiatives(sql, roundId);
await reviewAll(sql, roundId);

async function signIn(email: string) {
  const response = await fetch(`${expo.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: expo.url },
    body: JSON.stringify({ email, password: 'cpii-demo-2026' }),
  });
  return response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!);
}

const reviews: (() => Promise<Response>)[] = [];
for (const email of people.slice(3)) {
  const headers = { 'content-type': 'application/json', cookie: (await signIn(email)).join('; ') };
  const ask = (query: string, variables: object = {}) =>
    fetch(`${expo.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data } = (await (await ask(MY_ASSIGNMENTS)).json()) as { data: { myAssignments: Assignment[] } };
  const open = data.myAssignments.filter(({ round, state }) => round.id === roundId && state === 'ACCEPTED');
  for (const [n, assignment] of open.entries()) {
    reviews.push(() => ask(SUBMIT_REVIEW, { input: wholeReview(assignment, 4 + ((n * 7) % 6)) }));
  }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
});
const context = await browser.newContext({ baseURL: expo.url, viewport: { width: 1440, height: 900 } });
await context.addCookies(
  (await signIn('chair@example.org')).map((pair) => {
    const [name, value] = pair.split(/=(.*)/s) as [string, string];
    return { name, value, url: expo.url };
  }),
);
const page = await context.newPage();
await page.goto(`/board/${roundId}`, { waitUntil: 'networkidle' });
const devtools = await context.newCDPSession(page);
await devtools.send('Performance.enable');
await page.evaluate(`
  window.seen = { frames: [], long: [], states: 0 };
  let last = performance.now();
  const frame = (now) => { seen.frames.push(now - last); last = now; requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) seen.long.push(duration); })
    .observe({ type: 'longtask' });
  const state = document.querySelector('.state');
  new MutationObserver(() => seen.states++).observe(state, { subtree: true, characterData: true, childList: true });`);

type Seen = { frames: number[]; long: number[]; states: number };
const at = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;

/** What the page did meanwhile. */
async function measured(name: string, during: () => Promise<void>) {
  const metrics = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value])) as Record<string, number>;
  };
  const before = await metrics();
  await page.evaluate('seen.frames = []; seen.long = []; seen.states = 0');
  const began = performance.now();
  await during();
  const seconds = (performance.now() - began) / 1000;
  const { frames, long, states } = await page.evaluate<Seen>('seen');
  const after = await metrics();
  const core = (key: string) => `${((100 * (after[key]! - before[key]!)) / seconds).toFixed(1)} %`;
  return [
    `${name}: ${seconds.toFixed(0)} s, load ${loadavg()[0]!.toFixed(1)}, ${(states / seconds).toFixed(1)} states shown a second`,
    `  frames ${(frames.length / seconds).toFixed(1)} a second, median ${at(frames, 0.5).toFixed(1)} ms, p95 ${at(frames, 0.95).toFixed(1)}, p99 ${at(frames, 0.99).toFixed(1)}, longest ${at(frames, 1).toFixed(0)}`,
    `  long tasks ${(long.length / seconds).toFixed(1)} a second, median ${at(long, 0.5).toFixed(0)} ms, longest ${at(long, 1).toFixed(0)}`,
    `  of a core: script ${core('ScriptDuration')}, styles ${core('RecalcStyleDuration')}, layout ${core('LayoutDuration')}, all of the page's main thread ${core('TaskDuration')}`,
    `  in use ${(before.JSHeapUsedSize! / 1e6).toFixed(1)} MB, then ${(after.JSHeapUsedSize! / 1e6).toFixed(1)}; nodes ${before.Nodes}, then ${after.Nodes}`,
  ].join('\n');
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
process.stdout.write(`${await measured('nothing changes', () => pause(STILL * 1000))}\n`);
const failed: string[] = [];
process.stdout.write(
  `${await measured(`${HERTZ} reviews a second`, async () => {
    const sent: Promise<void>[] = [];
    const began = performance.now();
    for (const [n, send] of reviews.slice(0, HERTZ * SECONDS).entries()) {
      await pause(Math.max(0, began + (n * 1000) / HERTZ - performance.now()));
      const answer = send().then((response) => response.text());
      sent.push(answer.then((text) => void (text.includes('"errors"') && failed.push(text.slice(0, 200)))));
    }
    await Promise.all(sent);
  })}\n`,
);
// Nothing may be missing once it is calm: what is read in each row is what a fresh page says.
await pause(4000);
const read = () => page.locator('.board .line').allTextContents();
const followed = await read();
await page.reload({ waitUntil: 'networkidle' });
const fresh = await read();
const alike = fresh.filter((text, n) => text === followed[n]).length;
process.stdout.write(`afterwards ${alike} of ${fresh.length} rows read as on a fresh page\n`);
if (failed.length) process.stdout.write(`refused: ${failed.length}, first ${failed[0]}\n`);
await browser.close();
await sql.end();
await expo.stop();
await rm(expo.dataDir, { recursive: true, force: true });
