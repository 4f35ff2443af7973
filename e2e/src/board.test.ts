import type { Page } from 'playwright-core';
import { afterAll, expect, inject, test } from 'vitest';
import { person } from './api.ts';
import { openBrowser } from './browser.ts';
import { databaseOf, makeRound } from './database.ts';
import { type Assignment, MY_ASSIGNMENTS, ROUND, SUBMIT_REVIEW, wholeReview } from './documents.ts';

const browser = await openBrowser();
const { sql } = databaseOf({ dataDir: inject('dataDir') });
afterAll(() => sql.end());
const { data } = await (await person(null)).ask<{ currentSeason: { rounds: { id: string }[] } }>(ROUND);
const demoRound = data!.currentSeason.rounds[0]!.id;
const board = `/board/${demoRound}`;

test.each([
  { who: null, does: 'hãy đăng nhập' },
  { who: 'reviewer3@example.org', does: 'đăng nhập bằng tài khoản chủ tịch' },
  { who: 'manager@example.org', does: 'đăng nhập bằng tài khoản chủ tịch' },
])('the chair’s pages answer 403 to $who, and say whose they are and what to do', async ({ who, does }) => {
  const page = await browser.as(who);
  for (const path of [`${board}/chair`, `${board}/why`]) {
    const response = await page.goto(path);
    expect([path, response!.status()]).toEqual([path, 403]);
    const words = await page.locator('main').innerText();
    expect(words).toContain('chỉ dành cho chủ tịch hội đồng');
    expect(words).toContain(does);
  }
  await page.context().close();
});

test('what is written for somebody signed in is kept by no cache, and what anybody may see is', async () => {
  const { cookie } = await person('chair@example.org');
  const kept = async (path: string, headers: Record<string, string>) =>
    (await fetch(inject('url') + path, { headers: { accept: 'text/html', ...headers } })).headers.get('cache-control');

  for (const path of [board, `${board}/chair`, `${board}/why`, '/review'])
    expect([path, await kept(path, { cookie })]).toEqual([path, 'private, no-store']);
  expect(await kept(board, {})).toBeNull();
});

test('the chair reads in the heading and the title which two are compared, and that it is open which is better', async () => {
  const page = await browser.as('chair@example.org');
  await page.goto(board);
  const names = await page.locator('.board .name').allInnerTexts();
  await page.goto(`${board}/why`);

  const [a, b] = names.map((name) => name.replaceAll(/\s+/g, ' '));
  expect(await page.locator('h1').innerText()).toBe(`“${a}” (A) hay “${b}” (B) hơn? Chưa rõ`);
  expect(await page.title()).toBe(`“${a}” hay “${b}” hơn? Chưa rõ · Triển lãm số CPII`);
  await page.context().close();
});

test.each([
  { asked: 'a=la&b=khac', status: 404 },
  { asked: 'a=FIRST&b=khac', status: 404 },
  { asked: 'a=FIRST', status: 200 },
])(
  'why two stand as they do: $asked is answered with $status, and who asks for no row is led to the board',
  async (given) => {
    const { ask } = await person('chair@example.org');
    const FIRST = 'query ($r: ID!) { leaderboard(roundId: $r) { entries(first: 1) { initiative { id } } } }';
    const { data } = await ask<{ leaderboard: { entries: { initiative: { id: string } }[] } }>(FIRST, { r: demoRound });
    const page = await browser.as('chair@example.org');

    const asked = given.asked.replace('FIRST', data!.leaderboard.entries[0]!.initiative.id);
    const response = await page.goto(`${board}/why?${asked}`);

    expect(response!.status()).toBe(given.status);
    const back = page.getByRole('main').getByRole('link', { name: 'Bảng xếp hạng' }).first();
    expect(await back.getAttribute('href')).toBe(board);
    expect(await page.locator('main').getByText('không có trên bảng này').count()).toBe(given.status === 404 ? 1 : 0);
    await page.context().close();
  },
);

test('the chair reads without whom the list would be another, and which initiatives come and go', async () => {
  type Swing = { reviewer: { displayName: string }; enters: { title: string }[]; leaves: { title: string }[] };
  const { ask } = await person('chair@example.org');
  const { data } = await ask<{ reviewRound: { diagnostics: { swings: Swing[] } } }>(
    `query ($r: ID!) { reviewRound(id: $r) { diagnostics {
      swings { reviewer { displayName } enters { title } leaves { title } } } } }`,
    { r: demoRound },
  );
  const { swings } = data!.reviewRound.diagnostics;
  expect(swings.length).toBeGreaterThan(0);
  const page = await browser.as('chair@example.org');
  await page.goto(`${board}/chair`);

  const rows = page.getByRole('region', { name: 'Danh sách có phụ thuộc vào một người?' }).locator('tbody tr');
  const said = await Promise.all(
    (await rows.all()).map(async (row) => ({
      reviewer: await row.getByRole('rowheader').innerText(),
      leaves: await row.getByRole('cell').nth(0).getByRole('listitem').allInnerTexts(),
      enters: await row.getByRole('cell').nth(1).getByRole('listitem').allInnerTexts(),
    })),
  );
  const titles = (initiatives: { title: string }[]) => initiatives.map(({ title }) => title);
  expect(said).toEqual(
    swings.map(({ reviewer, enters, leaves }) => ({
      reviewer: reviewer.displayName,
      leaves: titles(leaves),
      enters: titles(enters),
    })),
  );
  await page.context().close();
});

test('a row says by itself what its figures are, and that it lies in the zone too close to call', async () => {
  const page = await browser.as('chair@example.org');
  await page.goto(board);
  const near = page.getByRole('row').filter({ hasText: 'Trong vùng chưa phân định' }).first();

  const cells = (await near.getByRole('cell').allTextContents()).map((text) => text.replaceAll(/\s+/g, ' ').trim());

  expect(cells[1]).toMatch(/^Điểm hiệu chỉnh \d,\d\d .*Khoảng 90%: \d,\d đến \d,\d Điểm trung bình \d,\d\d$/);
  expect(cells[2]).toMatch(/^\d+% vào nhóm 5 hạng riêng \d+–\d+ Trong vùng chưa phân định$/);
  expect(cells[3]).toMatch(/^\d+\/\d+ phiếu$/);
  expect(cells[4]).toMatch(/^Độ chênh điểm (Thấp|Vừa|Cao)$/);
  const key = page.getByRole('list', { name: 'Chú giải' });
  expect(await key.getByText('Vùng chưa phân định: có thể vào hoặc không vào nhóm 5').count()).toBe(1);
  await page.context().close();
});

test.each([
  { javaScriptEnabled: true, claims: true },
  { javaScriptEnabled: false, claims: false },
])('a board says that it is up to date, and its hall that pages turn, only with JavaScript: $claims', async (given) => {
  const page = await browser.as('chair@example.org', { javaScriptEnabled: given.javaScriptEnabled });
  await page.goto(board);
  if (given.claims) await page.getByText('Trực tiếp').waitFor();

  expect(await page.locator('.board .value').first().innerText()).toMatch(/TB \d,\d\d/);
  expect(await page.getByText('Đã cập nhật').isVisible()).toBe(given.claims);
  await page.goto(`${board}?hall=1`);
  if (given.claims) await page.getByText('Trực tiếp').waitFor();
  expect(await page.getByRole('button', { name: 'Dừng lật trang' }).count()).toBe(given.claims ? 1 : 0);
  await page.context().close();
});

test('the hall shows all rows to who has no JavaScript, and the last one can be scrolled to', async () => {
  const page = await browser.as('chair@example.org', { javaScriptEnabled: false });
  await page.goto(board);
  const names = await page.locator('.board .name').allInnerTexts();
  expect(names.length).toBeGreaterThan(7);

  await page.goto(`${board}?hall=1`);

  const shown = page.locator('.board .name');
  const plain = (texts: string[]) => texts.map((text) => text.replaceAll(/\s+/g, ' '));
  expect(plain(await shown.allInnerTexts())).toEqual(plain(names));
  await shown.last().scrollIntoViewIfNeeded();
  const box = (await shown.last().boundingBox())!;
  expect(box.y + box.height).toBeLessThanOrEqual(page.viewportSize()!.height);
  await page.context().close();
});

test('on a phone the first row is on the first screen; figures and key unfold, and are open on a wide screen', async () => {
  const page = await browser.as('chair@example.org', { viewport: { width: 390, height: 844 } });
  await page.goto(board);
  await page.getByText('Trực tiếp').waitFor();
  const first = (await page.locator('.board .line').first().boundingBox())!;
  expect(first.y + first.height).toBeLessThanOrEqual(844);
  const key = page.getByRole('list', { name: 'Chú giải' });
  expect(await key.isVisible()).toBe(false);

  await page.getByText('Số liệu, chú giải').click();
  expect(await key.isVisible()).toBe(true);
  await page.getByText('Số liệu, chú giải').click();
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(await key.isVisible()).toBe(true);
  await page.context().close();
});

test.each([{ hall: false }, { hall: true }])(
  'on a phone the axis has its numbers, in the hall $hall too',
  async ({ hall }) => {
    const page = await browser.as('chair@example.org', { viewport: { width: 390, height: 844 } });
    await page.goto(hall ? `${board}?hall=1` : board);
    await page.getByText('Trực tiếp').waitFor();

    const ticks = page.locator('.ticks i');
    const axis = (await page.locator('.line .axis').first().boundingBox())!;
    const first = (await ticks.first().boundingBox())!;
    const last = (await ticks.last().boundingBox())!;
    expect(Math.abs(first.x + first.width / 2 - axis.x)).toBeLessThan(2);
    expect(Math.abs(last.x + last.width / 2 - axis.x - axis.width)).toBeLessThan(2);
    expect(last.x + last.width).toBeLessThanOrEqual(390);
    expect(await page.locator('.ticks b').boundingBox()).toMatchObject({ width: 1, height: 1 });
    await page.evaluate('document.querySelectorAll(".line")[5].scrollIntoView()');
    expect((await ticks.first().boundingBox())!.y).toBeGreaterThanOrEqual(0);
    expect((await ticks.first().boundingBox())!.y).toBeLessThan(20);
    await page.context().close();
  },
);

test('on a phone the hall’s key is read whole and its buttons are at hand, and Escape leaves it', async () => {
  const page = await browser.as('chair@example.org', { viewport: { width: 390, height: 844 } });
  await page.goto(`${board}?hall=1`);
  await page.getByText('Trực tiếp').waitFor();

  const hold = (await page.getByRole('button', { name: 'Dừng lật trang' }).boundingBox())!;
  expect(hold.y + hold.height).toBeLessThanOrEqual(844);
  expect(hold.y + hold.height).toBeGreaterThan(840);
  for (const line of await page.getByRole('list', { name: 'Chú giải' }).getByRole('listitem').all()) {
    const box = (await line.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(390);
  }
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => url.pathname === board && url.search === '');
  await page.context().close();
});

/** Who reviews in a round: each with what is asked of them, and how they hand it in. */
async function reviewersOf(roundId: string, emails: string[]) {
  const reviewers = await Promise.all(
    emails.map(async (email) => {
      const { ask } = await person(email);
      const { myAssignments } = (await ask<{ myAssignments: Assignment[] }>(MY_ASSIGNMENTS)).data!;
      return { ask, assignments: myAssignments.filter(({ round }) => round.id === roundId) };
    }),
  );
  const handIn = async (who: number, id: string, value: number) => {
    const { ask, assignments } = reviewers[who]!;
    const assignment = assignments.find(({ initiative }) => initiative.id === id);
    if (!assignment) return;
    expect((await ask(SUBMIT_REVIEW, { input: wholeReview(assignment, value) })).errors).toBeUndefined();
  };
  return { reviewers, handIn };
}

/**
 * A round in which all is reviewed, but the last six by three people only: the other three can lift one far up. One near
 * the line of the list is not assigned to the last of them.
 */
async function turning() {
  const emails = [1, 2, 3, 4, 5, 6].map((n) => `reviewer${n}@example.org`);
  const known = await sql<{ id: string }[]>`
    select id from initiatives.initiatives where publication = 'PUBLISHED'
      and id not in (select initiative_id from reviews.round_initiatives) order by id limit 18`;
  const ids = known.map(({ id }) => id);
  const roundId = await makeRound(sql, emails, ids.length, ids);
  await sql`delete from reviews.assignments where round_id = ${roundId} and initiative_id = ${ids[5]!}
    and reviewer_id = (select id from identity.users where email = ${emails.at(-1)!})`;
  const { reviewers, handIn } = await reviewersOf(roundId, emails);
  for (const [n, id] of ids.entries())
    for (const who of n < ids.length - 6 ? reviewers.keys() : [0, 1, 2]) await handIn(who, id, 9 - Math.floor(n / 3));
  return {
    roundId,
    path: `/board/${roundId}`,
    assignmentOf: (who: number, fromEnd: number) =>
      reviewers[who]!.assignments.find(({ initiative }) => initiative.id === ids.at(-fromEnd))!.id,
    async lift(fromEnd: number) {
      for (const who of [3, 4, 5]) await handIn(who, ids.at(-fromEnd)!, 10);
    },
  };
}
const round = await turning();

/** The version of the round's board, once it is fitted. */
async function settled(roundId = round.roundId) {
  const chair = await person('chair@example.org');
  const VERSION = 'query ($r: ID!) { leaderboard(roundId: $r) { version provisional } }';
  for (;;) {
    const { data } = await chair.ask<{ leaderboard: { version: number; provisional: boolean } }>(VERSION, {
      r: roundId,
    });
    if (!data!.leaderboard.provisional) return data!.leaderboard.version;
  }
}
const rowsOf = (page: Page) => page.locator('.board .line').allTextContents();

/** Watches which rows of an open board are moved by an animation, and of what. */
const WATCH = `
  window.seen = { moved: 0, properties: new Set() };
  const look = () => {
    for (const { effect } of document.getAnimations()) {
      if (effect.pseudoElement || !effect.target.matches('.line')) continue;
      for (const frame of effect.getKeyframes()) for (const name of Object.keys(frame)) seen.properties.add(name);
      if (Math.abs(new DOMMatrix(getComputedStyle(effect.target).transform).m42) > 1) seen.moved++;
    }
    requestAnimationFrame(look);
  };
  look();`;
type Seen = { moved: number; properties: string[] };
const SEEN = '({ moved: seen.moved, properties: [...seen.properties].sort() })';

test.each([
  { motion: 'no-preference' as const, glides: true, fromEnd: 1 },
  { motion: 'reduce' as const, glides: false, fromEnd: 2 },
])('rows change places on an open board; with $motion they glide: $glides', async ({ motion, glides, fromEnd }) => {
  await settled();
  const page = await browser.as('chair@example.org', { reducedMotion: motion });
  await page.goto(round.path);
  await page.getByText('Trực tiếp').waitFor();
  const before = await page.locator('.board .name').allInnerTexts();
  await page.locator('.board .line').last().scrollIntoViewIfNeeded();
  await page.evaluate(WATCH);

  await round.lift(fromEnd);
  await page.getByText(`phiên bản ${await settled()}`).waitFor();

  expect(await page.locator('.board .name').allInnerTexts()).not.toEqual(before);
  const seen = await page.evaluate<Seen>(SEEN);
  expect(seen.moved > 0).toBe(glides);
  expect(seen.properties.filter((name) => !/ffset|easing|composite/.test(name))).toEqual(glides ? ['transform'] : []);
  await page.context().close();
});

test('the chair’s pages follow their board, say so once, and leave the focus where it was', async () => {
  await settled();
  const page = await browser.as('chair@example.org');
  const why = await page.context().newPage();
  await why.goto(`${round.path}/why`);
  await why.getByText('Trực tiếp').waitFor();
  await page.goto(`${round.path}/chair`);
  await page.getByText('Trực tiếp').waitFor();
  const figures = page.locator('dl').first();
  const before = await figures.innerText();
  const link = page.getByRole('region', { name: 'Phiếu bổ sung có ích nhất' }).getByRole('link').first();
  await link.focus();
  await page.evaluate(`
    window.said = [];
    new MutationObserver(() => said.push(document.querySelector('main [role=status]').textContent))
      .observe(document.querySelector('main [role=status]'), { subtree: true, characterData: true, childList: true })`);

  await round.lift(3);

  const version = await settled();
  await page.getByText(`Trực tiếp Phiên bản ${version}`, { exact: true }).waitFor();
  await why.getByText(`Trực tiếp Phiên bản ${version}`, { exact: true }).waitFor();
  expect(await figures.innerText()).not.toBe(before);
  const said = await page.evaluate<string[]>('said');
  expect(said.at(-1)).toBe(`Trang đã cập nhật theo phiên bản ${version} của bảng xếp hạng.`);
  expect(said.length).toBeLessThanOrEqual(2);
  expect(await page.evaluate('document.activeElement.closest("section")?.getAttribute("aria-labelledby")')).toBe(
    'helpful',
  );
  await page.context().close();
});

/** A round of eight with two at the top that nothing tells apart, and of whose six reviewers three have not begun. */
async function undecided() {
  const emails = [1, 2, 3, 4, 5, 6].map((n) => `reviewer${n}@example.org`);
  const known = await sql<{ id: string }[]>`
    select initiative_id as id from reviews.round_initiatives where round_id = ${demoRound} order by 1 limit 8`;
  const ids = known.map(({ id }) => id);
  const roundId = await makeRound(sql, emails, ids.length, ids);
  const { handIn } = await reviewersOf(roundId, emails);
  for (const [n, id] of ids.entries())
    for (const who of [0, 1, 2])
      await handIn(who, id, [9, 9, 8, 7, 7, 6, 5, 4][n]! + (n > 1 ? (n * (who + 1)) % 2 : 0));
  return { roundId, path: `/board/${roundId}`, ids, handIn };
}

test('the head of the board says how sure it is who leads and follows the rows, whose axis does not shrink', async () => {
  const { roundId, path, ids, handIn } = await undecided();
  await settled(roundId);
  const page = await browser.as('chair@example.org');
  await page.goto(path);
  await page.getByText('Trực tiếp').waitFor();
  const lead = page.locator('.ahead');
  expect(await lead.innerText()).toMatch(
    /^Chưa rõ ai dẫn đầu\. \d sáng kiến đồng hạng nhất; khả năng .* thực sự tốt hơn dòng thứ hai chỉ là 5\d%\.$/,
  );
  const from = async () => Number(await page.locator('.ticks i').first().innerText());
  const before = await from();

  for (const [n, value] of [10, 5, 8, 7, 7, 6, 5, 8].entries())
    for (const who of [3, 4, 5]) await handIn(who, ids[n]!, value);
  await page.getByText(`phiên bản ${await settled(roundId)}`).waitFor();

  const title = (await page.locator('.board .name').first().innerText()).replaceAll(/\s+/g, ' ');
  expect(await lead.innerText()).toMatch(/^“.*” (nhỉnh hơn, nhưng chưa chắc|đứng đầu)\. Khả năng thực sự tốt hơn/);
  expect(await lead.innerText()).toContain(`“${title}”`);
  expect(await from()).toBeLessThanOrEqual(before);
  await page.reload();
  expect(await from()).toBeGreaterThan(before);
  await page.context().close();
});

test('nobody but the chair reads how sure it is who leads', async () => {
  const says = async (who: string | null) => {
    const page = await browser.as(who, { javaScriptEnabled: false });
    await page.goto(board);
    const html = await page.content();
    await page.context().close();
    return [html.includes('class="ahead'), /leadProbability:0?\.\d/.test(html)];
  };

  expect(await says('chair@example.org')).toEqual([true, true]);
  for (const who of [null, 'reviewer3@example.org', 'manager@example.org'])
    expect(await says(who)).toEqual([false, false]);
});

test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  'the chair reads who owes which reviews, and unfolds what is long; with JavaScript: $javaScriptEnabled',
  async ({ javaScriptEnabled }) => {
    const emails = [4, 5].map((n) => `reviewer${n}@example.org`);
    const known = await sql<{ id: string }[]>`
      select initiative_id as id from reviews.round_initiatives where round_id = ${demoRound} order by 1 limit 5`;
    const roundId = await makeRound(
      sql,
      emails,
      5,
      known.map(({ id }) => id),
    );
    const { handIn } = await reviewersOf(roundId, emails);
    for (const { id } of known.slice(0, 3)) await handIn(0, id, 8);
    const page = await browser.as('chair@example.org', { javaScriptEnabled });
    await page.goto(`/board/${roundId}/chair`);

    const rows = page.getByRole('region', { name: 'Ai còn thiếu phiếu' }).locator('tbody tr');
    const said = async () =>
      Promise.all(
        (await rows.all()).map(async (row) => [
          await row.getByRole('rowheader').innerText(),
          await row.getByRole('cell').first().innerText(),
          await row.getByRole('listitem').count(),
        ]),
      );
    expect(await said()).toEqual([
      ['Chuyên gia 5 (minh họa)', '5/5 phiếu', 3],
      ['Chuyên gia 4 (minh họa)', '2/5 phiếu', 2],
    ]);
    await rows.first().getByText('Xem thêm 2 sáng kiến').click();
    expect(await rows.first().getByRole('listitem').count()).toBe(5);
    await page.context().close();
  },
);

test('a board is printed as it stands, though the browser had no time yet to write the rows far away', async () => {
  await settled();
  const page = await browser.as('chair@example.org');
  await page.addInitScript('window.requestIdleCallback = () => 0');
  await page.goto(round.path);
  await page.getByText('Trực tiếp').waitFor();
  await round.lift(4);
  await page.getByText(`phiên bản ${await settled()}`).waitFor();
  const fresh = await page.context().newPage();
  await fresh.goto(round.path);
  const now = await rowsOf(fresh);
  expect(await rowsOf(page)).not.toEqual(now);

  await page.pdf();

  expect(await rowsOf(page)).toEqual(now);
  await page.context().close();
});

test('a review that is refused, as it is in already, says so in view and with the focus', async () => {
  const page = await browser.as('reviewer4@example.org');
  await page.goto(`/review/${round.assignmentOf(3, 6)}`, { waitUntil: 'networkidle' });
  await round.lift(6);

  await page.getByRole('button', { name: 'Lưu bản nháp' }).click();

  const said = page.getByRole('alert');
  await said.waitFor();
  const box = (await said.boundingBox())!;
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y + box.height).toBeLessThanOrEqual(page.viewportSize()!.height);
  expect(await page.evaluate('document.activeElement.innerText')).toBe(await said.innerText());
  await page.context().close();
});

/** Opens what only the chair sees, in tabs of one browser, and gives what each says once nobody is signed in there. */
async function sealedTabs() {
  const page = await browser.as('chair@example.org');
  const open = async (path: string) => {
    const tab = await page.context().newPage();
    await tab.goto(path);
    await tab.getByText('Trực tiếp').waitFor();
    return tab;
  };
  const tabs = [
    await open(round.path),
    await open(`${round.path}?hall=1`),
    await open(`${round.path}/chair`),
    await open(`${round.path}/why`),
  ];
  const title = (await tabs[0]!.locator('.board .name').first().innerText()).replaceAll(/\s+/g, ' ');
  return {
    page,
    title,
    say: () => Promise.all(tabs.map(async (tab) => (await tab.locator('body').innerText()).replaceAll(/\s+/g, ' '))),
    async closed() {
      for (const tab of tabs.slice(0, 2)) await tab.getByText('Bảng xếp hạng chưa mở cho công chúng').waitFor();
      for (const tab of tabs.slice(2)) await tab.getByText('chỉ dành cho chủ tịch hội đồng').waitFor();
    },
  };
}

test.each([
  { how: 'in another tab', elsewhere: false },
  { how: 'elsewhere, and the board goes on', elsewhere: true },
])('open pages of the chair give way to what anybody may see when the session ends $how', async ({ elsewhere }) => {
  await settled();
  const { page, title, say, closed } = await sealedTabs();
  expect((await say()).filter((text) => text.includes(title)).length).toBeGreaterThanOrEqual(3);

  if (elsewhere) {
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const url = inject('url');
    const headers = { cookie, origin: url, 'content-type': 'application/json' };
    expect((await fetch(`${url}/api/auth/sign-out`, { method: 'POST', headers, body: '{}' })).status).toBe(200);
    await round.lift(5);
  } else {
    await page.goto('/');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
  }

  await closed();
  for (const text of await say()) {
    expect(text).not.toContain(title);
    expect(text).toContain('Đăng nhập');
    expect(text).not.toContain('Đăng xuất');
  }
  await page.context().close();
});
