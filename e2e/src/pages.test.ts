import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { expect, inject, test } from 'vitest';
import { person } from './api.ts';
import { openBrowser } from './browser.ts';
import { type Assignment, isOpen, MY_ASSIGNMENTS, ROUND } from './documents.ts';

const browser = await openBrowser();
const nobody = await person(null);
const { data } = await nobody.ask<{
  currentSeason: { rounds: { id: string }[] };
  initiatives: { nodes: { slug: string }[] };
}>(`{ ${ROUND.slice(1, -1)} initiatives(first: 1, filter: { halls: [ENDORSED] }) { nodes { slug } } }`);
const roundId = data!.currentSeason.rounds[0]!.id;
const reviewer = await person('reviewer3@example.org');
const mine = (await reviewer.ask<{ myAssignments: Assignment[] }>(MY_ASSIGNMENTS)).data!.myAssignments;

const pages: { path: string; who: string | null }[] = [
  { path: '/', who: null },
  { path: '/en', who: null },
  { path: '/initiatives', who: null },
  { path: '/initiatives?search=zzzzqqq', who: null },
  { path: `/initiatives/${data!.initiatives.nodes[0]!.slug}`, who: null },
  { path: '/sign-in', who: null },
  { path: '/sign-up', who: null },
  { path: '/method', who: null },
  { path: '/en/method', who: null },
  { path: '/khong-co-trang-nay', who: null },
  { path: `/board/${roundId}`, who: null },
  { path: '/submit', who: 'owner@example.org' },
  { path: '/my', who: 'owner@example.org' },
  { path: '/my', who: 'citizen@example.org' },
  { path: '/programme/screening', who: 'screener@example.org' },
  { path: '/review', who: 'reviewer3@example.org' },
  { path: `/review/${mine.find(isOpen)!.id}`, who: 'reviewer3@example.org' },
  { path: `/review/${mine.find(({ state }) => state === 'SUBMITTED')!.id}`, who: 'reviewer3@example.org' },
  { path: `/board/${roundId}`, who: 'reviewer3@example.org' },
  { path: `/board/${roundId}`, who: 'chair@example.org' },
  { path: `/board/${roundId}?hall=1`, who: 'chair@example.org' },
  { path: `/board/${roundId}/why`, who: 'chair@example.org' },
  { path: `/board/${roundId}/why`, who: null },
  { path: `/board/${roundId}/chair`, who: 'chair@example.org' },
  { path: `/board/${roundId}/chair`, who: 'reviewer3@example.org' },
  { path: `/board/${roundId}`, who: 'manager@example.org' },
];

test.each(pages)(
  '$path as $who: nothing that axe objects to, and no sideways scroll at 320 px',
  async ({ path, who }) => {
    const page = await browser.as(who);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(path, { waitUntil: 'networkidle' });

    const wide = await new AxeBuilder({ page }).analyze();
    await page.setViewportSize({ width: 320, height: 720 });
    const narrow = await new AxeBuilder({ page }).analyze();

    const objections = [...wide.violations, ...narrow.violations].map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`,
    );
    expect(objections).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    expect(errors).toEqual([]);
    await page.context().close();
  },
);

test.each([
  { path: '/khong-co-trang-nay', status: 404, says: 'Không tìm thấy trang' },
  { path: '/board/abc', status: 404, says: 'Không tìm thấy trang' },
])('$path says $status in words, from the server on', async ({ path, status, says }) => {
  const response = await fetch(inject('url') + path, { headers: { accept: 'text/html' } });

  expect([response.status, /<h1[^>]*>([^<]*)/.exec(await response.text())?.[1]]).toEqual([status, says]);
});

test('the home page needs at most 70 kB of JavaScript, and nothing from another host', async () => {
  const page = await browser.as(null);
  const scripts: Promise<number>[] = [];
  const hosts = new Set<string>();
  page.on('response', (response) => {
    hosts.add(new URL(response.url()).host);
    if (response.headers()['content-type']?.includes('javascript')) {
      scripts.push(response.body().then((body) => gzipSync(body).length));
    }
  });
  await page.goto('/', { waitUntil: 'networkidle' });

  const bytes = (await Promise.all(scripts)).reduce((sum, each) => sum + each, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(70_000);
  expect([...hosts]).toEqual([new URL(inject('url')).host]);
});

test('GraphiQL runs its third ready question, the live board, with the cookie of whoever is signed in', async () => {
  const page = await browser.as('chair@example.org');
  await page.goto('/graphiql');
  await page.getByRole('link', { name: 'Bảng trực tiếp' }).click();
  await page.locator('.graphiql-editors .view-line', { hasText: 'subscription LiveBoard' }).waitFor();
  await page.locator('.graphiql-editors .view-line', { hasText: roundId }).waitFor();
  await page.locator('.graphiql-execute-button').click();

  await page.locator('.graphiql-response').getByText('"rank": 1').first().waitFor();
});

test('a form of another site is refused, and localhost is as good as 127.0.0.1', async () => {
  const post = (origin: string, host?: string) =>
    fetch(`${inject('url').replace('127.0.0.1', host ?? '127.0.0.1')}/sign-out`, {
      method: 'POST',
      headers: { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      redirect: 'manual',
    }).then((response) => response.status);

  expect(await post('https://evil.example')).toBe(403);
  expect(await post(inject('url'))).toBe(303);
  expect(await post(inject('url').replace('127.0.0.1', 'localhost'), 'localhost')).toBe(303);
});
