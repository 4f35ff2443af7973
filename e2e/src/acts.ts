import type { Page } from 'playwright-core';

export type NewInitiative = { title: string; unit: string };

/** Fills the whole form of /submit and hands it in; with JavaScript or without. */
export async function submitInitiative(page: Page, { title, unit }: NewInitiative) {
  await page.goto('/submit');
  await page.fill('[name=title]', title);
  await page.fill('[name=summary]', 'Người dân gửi phản ánh bằng một tin nhắn và theo dõi kết quả.');
  await page.check('[name=maturity][value=PILOT]');
  await page.check('[name=objectives][value=CITIZEN_INPUT]');
  await page.check('[name=kinds][value=NEW_SERVICE]');
  await page.selectOption('[name=unitIds]', unit);
  await page.fill('[name="sections.PROBLEM"]', 'Phản ánh của người dân bị thất lạc giữa các cơ quan.');
  await page.fill('[name="sections.SOLUTION"]', 'Một đầu số chung, một sổ theo dõi công khai.');
  await page.fill('[name="sections.RESULTS"]', 'Ba tháng thí điểm, 412 phản ánh được trả lời đúng hạn.');
  await page.check('[name=consentPublication]');
  await page.check('[name=consentPersonalData]');
  await page.click('button[formaction="?/submit"]');
  await page.waitForURL(/\/my\?submitted=/);
}

/** Takes the initiative on, finds every condition met and lets it in. */
export async function letIn(page: Page, title: string) {
  await page.goto('/programme/screening');
  await page.getByRole('link', { name: title }).first().click();
  await page.waitForURL(/\/programme\/screening\/./);
  const claim = page.locator('button[formaction="?/claim"], form[action="?/claim"] button');
  if ((await claim.count()) > 0) {
    await claim.first().click();
    await page.waitForSelector('[name^="answers."]:not([disabled])');
  }
  for (const answer of await page.locator('[name^="answers."][value=MET]').all()) await answer.check();
  await page.check('[name=outcome][value=VALID]');
  await page.click('button[formaction="?/decide"]');
  await page.waitForURL(/decided=/);
}

/** Scores every criterion and hands the review in. */
export async function handInReview(page: Page, assignmentId: string, value = 7) {
  await page.goto(`/review/${assignmentId}`);
  for (const n of [0, 1, 2, 3]) {
    await page.check(`[name="scores.${n}.value"][value="${value}"]`);
    await page.fill(`[name="scores.${n}.note"]`, 'Hồ sơ nêu rõ người phụ trách và kết quả.');
    await page.check(`[name="scores.${n}.confidence"][value="2"]`);
  }
  await page.click('button[formaction="?/submit"]');
  await page.waitForURL((url) => !url.pathname.endsWith(assignmentId) || url.search !== '');
}
