import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { serveMuseum } from '../testing/servers.ts';

const museum = await serveMuseum({
  graphiql: {
    title: 'Ask the museum',
    examples: [
      { title: 'One work', query: 'query Work($id: ID!) { artwork(id: $id) { title } }', variables: { id: 'w2' } },
      { title: 'Watch <votes>', query: 'subscription Votes { popular { version entries { artwork { title } } } }' },
    ],
  },
});
afterAll(museum.stop);

const explorer = museum.url.replace('/graphql', '/graphiql');

test('the page and its files come from here, under a policy that allows nothing else', async () => {
  const page = await fetch(explorer);
  const html = await page.text();
  const file = await fetch(`${explorer}/static/ruru.js`);
  const again = await fetch(file.url, { headers: { 'if-none-match': file.headers.get('etag') ?? '' } });

  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(html).toContain('/graphiql/static/ruru.js');
  expect(html).not.toMatch(/https?:\/\//);
  expect(html).toContain('Watch &lt;votes&gt;');
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
  expect(again.status).toBe(304);
});

test('whoever opens the endpoint in a browser is led to it', async () => {
  const visit = await fetch(museum.url, { headers: { accept: 'text/html' }, redirect: 'manual' });

  expect([visit.status, visit.headers.get('location')]).toEqual([302, '/graphiql']);
});

test('nothing else is there, and nothing can be posted', async () => {
  const missing = await fetch(`${explorer}/static/none.js`);
  const elsewhere = await fetch(`${explorer}/elsewhere`);
  const posted = await fetch(explorer, { method: 'POST' });

  expect([missing.status, elsewhere.status, posted.status]).toEqual([404, 404, 405]);
});

test('a query in the address cannot become part of the page', async () => {
  const html = await (
    await fetch(`${explorer}?query=${encodeURIComponent('</script><script>alert(1)</script>')}`)
  ).text();

  expect(html).not.toContain('<script>alert');
  expect(html).toContain('alert(1)');
});

const executablePath = '/usr/bin/chromium';
const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

test.skipIf(!existsSync(executablePath) && !process.env.CI)(
  'in a browser an example answers, and a subscription moves by itself',
  async () => {
    const browser = await chromium.launch({ executablePath, args: flags.split(' ') });
    const page = await browser.newPage();
    const troubles: string[] = [];
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on(
      'request',
      (request) => new URL(request.url()).host !== new URL(museum.url).host && troubles.push(request.url()),
    );
    const answer = page.locator('.graphiql-response');
    /** Runs what is in the editors, once it is there: the button is ready before they are. */
    async function run(...written: string[]) {
      for (const text of written) await page.locator('.graphiql-editors .view-line', { hasText: text }).waitFor();
      await page.locator('.graphiql-execute-button').click();
    }

    try {
      await page.goto(explorer);
      await run('query Work', '"w2"');
      await answer.getByText('Vườn xuân').waitFor();

      await page.getByRole('link', { name: 'Watch <votes>' }).click();
      await run('subscription Votes');
      await answer.getByText('"version": 1').waitFor();
      await museum.post({ query: 'mutation { vote(artworkId: "w2") { id } }' }, { authorization: 'Visitor ann' });
      await answer.getByText('"version": 2').waitFor();

      expect(troubles).toEqual([]);
    } finally {
      await browser.close();
    }
  },
  60_000,
);
