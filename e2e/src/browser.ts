import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, inject } from 'vitest';
import { signIn } from './api.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One real Chromium for a test file. */
export async function openBrowser() {
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: flags,
  });
  afterAll(() => browser.close());
  return {
    /** A window of its own, signed in as a person of the demo or as nobody. */
    async as(email: string | null, options: BrowserContextOptions = {}): Promise<Page> {
      const url = inject('url');
      const context = await browser.newContext({
        baseURL: url,
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        ...options,
      });
      if (email) {
        const pairs = (await signIn(email)).split('; ').map((pair) => pair.split(/=(.*)/s) as [string, string]);
        await context.addCookies(pairs.map(([name, value]) => ({ name, value, url })));
      }
      return context.newPage();
    },
  };
}
