import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveLibrary } from './testing.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

const works = { title: 'All works', query: 'query Works {\n  works { nodes { title artist { name } tags } }\n}' };
const one = { title: 'One work', query: 'query One($id: ID!) { work(id: $id) { title } }', variables: { id: 'w2' } };
const live = { title: 'Watch votes', query: 'subscription Votes { popular { version entries { title votes } } }' };

describe.skipIf(!existsSync(executablePath) && !process.env.CI)('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  let library: Awaited<ReturnType<typeof serveLibrary>>;
  const troubles: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: flags.split(' ') });
    library = await serveLibrary({ languages: ['en', 'vi'], questions: [works, one, live] });
  });
  afterAll(async () => {
    await browser?.close();
    await library?.stop();
  });
  beforeEach(() => {
    troubles.length = 0;
    library.asked.length = 0;
  });

  async function visit(hash = '', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== library.origin) troubles.push(request.url());
    });
    await page.goto(library.url + hash);
    return page;
  }

  /** Waits until a text is in the editors: the button is ready before they are. */
  const written = (page: Page, text: string) =>
    page.locator('.graphiql-editors .view-line', { hasText: text }).first().waitFor();
  const run = (page: Page) => page.locator('.graphiql-execute-button').click();
  const answer = (page: Page, text: string) => page.locator('.graphiql-response').getByText(text).first().waitFor();
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  async function download(page: Page, name: string) {
    const [file] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  }

  test('a ready question answers, says its cost, and can be taken along as CSV and as JSON', async () => {
    const page = await visit();
    await written(page, 'query Works');
    expect(await button(page, 'Download the answer as CSV').isDisabled()).toBe(true);

    await run(page);
    await answer(page, 'Vườn xuân');

    expect(await page.locator('#cost').innerText()).toContain('Cost 142 of 20,000');
    expect(await page.locator('.graphiql-response').innerText()).not.toContain('extensions');
    expect(await download(page, 'Download the answer as CSV')).toEqual({
      name: 'Works.csv',
      text: "\uFEFFtitle,artist.name,tags\r\nVườn xuân,Nguyễn Gia Trí,sơn mài; lụa\r\n'=Em Thúy,,\r\n",
    });
    const json = await download(page, 'Download the answer as JSON');
    expect([json.name, Object.keys(JSON.parse(json.text))]).toEqual(['Works.json', ['data']]);
    expect(troubles).toEqual([]);
  });

  test('the plan is asked for once it is wanted, shown to who may see it, and its absence is no error', async () => {
    const page = await visit();
    await written(page, 'query Works');
    await run(page);
    await answer(page, 'Vườn xuân');
    await button(page, 'Query plan').click();
    await run(page);
    const plan = page.getByRole('region', { name: 'Query plan' });
    await plan.getByText('This answer came without a plan.').waitFor();

    await button(page, 'Headers').click();
    await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').click();
    await page.keyboard.insertText('{ "authorization": "Curator" }');
    await run(page);
    await plan.getByText('Fetch(works)').waitFor();

    const asked = library.asked.map(({ headers }) => [headers['x-graphql-plan'], headers.authorization]);
    expect(asked).toEqual([
      [undefined, undefined],
      ['1', undefined],
      ['1', 'Curator'],
    ]);
    expect(troubles).toEqual([]);
  });

  test('live answers are counted as they arrive and stop at a press, on both sides', async () => {
    const page = await visit();
    await written(page, 'query Works');
    await page.getByRole('link', { name: 'Watch votes' }).click();
    await written(page, 'subscription Votes');
    await run(page);
    await page.getByText('answers: 1', { exact: true }).waitFor();
    await expect.poll(library.watchers).toBe(1);
    library.vote('w1');
    await page.getByText('answers: 2', { exact: true }).waitFor();
    await answer(page, '"version": 2');

    await button(page, 'Stop').click();
    await page.getByRole('status').getByText('No longer live; answers: 2').waitFor();
    await expect.poll(library.watchers).toBe(0);
    expect(await page.locator('.graphiql-execute-button').getAttribute('aria-label')).toContain('Execute');
    expect(await download(page, 'Download the answer as CSV')).toEqual({
      name: 'Votes.csv',
      text: "\uFEFFtitle,votes\r\nVườn xuân,1\r\n'=Em Thúy,0\r\n",
    });
    expect(troubles).toEqual([]);
  });

  test('another question ends what is live', async () => {
    const page = await visit();
    await page.getByRole('link', { name: 'Watch votes' }).click();
    await written(page, 'subscription Votes');
    await run(page);
    await expect.poll(library.watchers).toBe(1);

    await page.getByRole('link', { name: 'One work' }).click();
    await written(page, '"w2"');
    await expect.poll(library.watchers).toBe(0);
    await run(page);
    await answer(page, '=Em Thúy');
    expect(troubles).toEqual([]);
  });

  test('a copied link brings another visitor the question as it was changed, and never the headers', async () => {
    const page = await visit('', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('link', { name: 'One work' }).click();
    await written(page, 'query One');
    await page.locator('.graphiql-query-editor .view-lines').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('query Other { a: work(id: "w1") { title } }');
    await written(page, 'query Other');
    await button(page, 'Headers').click();
    await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').click();
    await page.keyboard.insertText('{ "authorization": "Secret" }');
    await expect.poll(() => page.url()).toContain('Other');
    await button(page, 'Copy link').click();
    await page.getByRole('status').getByText('Link copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());

    expect(link).toBe(page.url());
    expect(link).not.toContain('Secret');
    const other = await visit(new URL(link).hash);
    await written(other, 'query Other');
    await run(other);
    await answer(other, 'Vườn xuân');
    expect(troubles).toEqual([]);
  });

  test('a link to one of several operations runs that one', async () => {
    const query = 'query First { work(id: "w1") { id } }\nquery Second { work(id: "w2") { id } }';
    const page = await visit(`#${new URLSearchParams({ query, operationName: 'Second' })}`);
    await written(page, 'query Second');
    await run(page);
    await answer(page, '"w2"');

    expect(library.asked.map(({ operationName }) => operationName)).toEqual(['Second']);
    expect(troubles).toEqual([]);
  });

  test('the question of the last visit is still there after a reload', async () => {
    const page = await visit();
    await page.getByRole('link', { name: 'One work' }).click();
    await written(page, 'query One');
    await page.goto('about:blank');
    await page.goto(library.url);
    await written(page, 'query One');

    expect(await page.getByRole('link', { name: 'One work' }).getAttribute('aria-current')).toBe('true');
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(expect.arrayContaining(['One']));
  });

  test('what was asked is in the history', async () => {
    const page = await visit();
    await written(page, 'query Works');
    await run(page);
    await answer(page, 'Vườn xuân');
    await button(page, 'Show History').click();

    await page.locator('.graphiql-history-item').getByText('Works').waitFor();
  });

  test('on a phone the questions open over the page, by keyboard too, and nothing is wider than the screen', async () => {
    const page = await visit('', { viewport: { width: 390, height: 844 }, locale: 'vi-VN' });
    await written(page, 'query Works');
    const panel = page.getByRole('navigation', { name: 'Câu hỏi có sẵn' });
    expect(await panel.isVisible()).toBe(false);

    await button(page, 'Câu hỏi có sẵn').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('All works');
    await page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('questions-switch');

    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await written(page, 'query One');
    expect(await panel.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(troubles).toEqual([]);
  });
});
