import { expect, test } from 'vitest';
import { handInReview, letIn, submitInitiative } from './acts.ts';
import { pause, person } from './api.ts';
import { openBrowser } from './browser.ts';
import { type Assignment, type Board, isOpen, LIVE_BOARD, MY_ASSIGNMENTS, ROUND } from './documents.ts';

const browser = await openBrowser();
const nobody = await person(null);

async function openAssignment(email: string) {
  const { data } = await (await person(email)).ask<{ myAssignments: Assignment[] }>(MY_ASSIGNMENTS);
  return data!.myAssignments.find(isOpen)!;
}

test.each([
  { how: 'with JavaScript', javaScriptEnabled: true, unit: '34-66' },
  { how: 'without JavaScript', javaScriptEnabled: false, unit: '34-48' },
])(
  '$how an owner submits, a screener lets it in, and it hangs in the Community hall',
  async ({ how, javaScriptEnabled, unit }) => {
    const title = `Đầu số phản ánh của tổ dân phố ${how} ${crypto.randomUUID().slice(0, 8)}`;

    await submitInitiative(await browser.as('owner@example.org', { javaScriptEnabled }), { title, unit });
    const before = await nobody.ask('query ($s: String) { initiatives(search: $s) { totalCount } }', { s: title });
    await letIn(await browser.as('screener@example.org', { javaScriptEnabled }), title);

    const visitor = await browser.as(null, { javaScriptEnabled });
    await visitor.goto(`/initiatives?search=${encodeURIComponent(title)}`);
    const card = visitor.locator('main article, main li').filter({ hasText: title }).first();
    expect(before.data).toEqual({ initiatives: { totalCount: 0 } });
    expect(await card.innerText()).toContain('Cộng đồng');
    await visitor.getByRole('link', { name: title }).first().click();
    await visitor.waitForURL(/\/initiatives\/./);
    expect(await visitor.locator('h1').innerText()).toBe(title);
  },
);

test('a review moves the open board of the chair and a bare socket within a second, without a reload', async () => {
  const { data } = await nobody.ask<{ currentSeason: { rounds: { id: string }[] } }>(ROUND);
  const roundId = data!.currentSeason.rounds[0]!.id;
  const assignment = await openAssignment('reviewer1@example.org');
  const chair = await person('chair@example.org');
  const socket = chair.watch<Board>(LIVE_BOARD, { roundId });
  const rowOf = (event: { data?: Board | null }) =>
    event.data?.leaderboard.entries.find(({ initiative }) => initiative?.id === assignment.initiative.id);
  const first = (await socket.until(() => true)).event;
  const before = rowOf(first)!.reviewCount!;

  const board = await browser.as('chair@example.org');
  await board.goto(`/board/${roundId}`);
  await board.evaluate('window.sameWindow = true');
  const row = board.locator('tr').filter({ hasText: assignment.initiative.title });
  await row.getByText(new RegExp(`${before}\\s*/`)).waitFor();
  await pause(500); // the socket of the page opens after it shows

  const reviewer = await browser.as('reviewer1@example.org');
  await handInReview(reviewer, assignment.id);

  // How fast is for `bench/score-to-screen.ts`.
  await row.getByText(new RegExp(`${before + 1}\\s*/`)).waitFor();
  expect(await board.evaluate('window.sameWindow')).toBe(true);
  const { event } = await socket.until((each) => rowOf(each)?.reviewCount === before + 1);
  expect(event.errors).toBeUndefined();
  expect(
    event.data!.leaderboard.entries.filter(({ initiative }) => !initiative?.title || !initiative.organization?.name),
  ).toEqual([]);
  expect(event.data!.leaderboard.version).toBeGreaterThan(first.data!.leaderboard.version);
  await socket.stop();
});

test('without JavaScript a reviewer scores, and the review is in', async () => {
  const assignment = await openAssignment('reviewer2@example.org');

  await handInReview(await browser.as('reviewer2@example.org', { javaScriptEnabled: false }), assignment.id, 9);

  const { data } = await (await person('reviewer2@example.org')).ask<{ myAssignments: Assignment[] }>(MY_ASSIGNMENTS);
  expect(data!.myAssignments.find(({ id }) => id === assignment.id)).toMatchObject({ state: 'SUBMITTED' });
});

test('the public sees no score and no rank, not in the API, not on the page', async () => {
  const { data } = await nobody.ask<{ currentSeason: { rounds: { id: string }[] } }>(ROUND);
  const roundId = data!.currentSeason.rounds[0]!.id;
  const chair = await person('chair@example.org');
  const query =
    'query ($r: ID!) { leaderboard(roundId: $r) { version computedAt progress { submitted } entries { rank rawMean } } }';

  const full = await chair.ask<Board>(query, { r: roundId });
  expect(full.data!.leaderboard.entries.filter(({ rawMean }) => rawMean !== null).length).toBeGreaterThan(10);
  expect(await nobody.ask(query, { r: roundId })).toEqual({
    data: { leaderboard: { version: 0, computedAt: null, progress: null, entries: [] } },
  });
  const visitor = await browser.as(null);
  await visitor.goto(`/board/${roundId}`);
  expect(await visitor.locator('tbody tr').count()).toBe(0);
});
