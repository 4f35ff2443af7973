import { person } from '@cpii/kit/testing';
import { count, eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { initiatives } from '../initiative/initiative.table.ts';
import { revisions } from '../revision/revision.table.ts';
import { agreed, complete, createTestInitiatives, key } from '../testing/context.ts';
import { consents } from './consent.table.ts';
import { createInitiative, discardDraft, saveInitiative } from './draft.ts';
import { submitInitiative, withdrawInitiative } from './submit.ts';

const { db, as, ask, season, openFrom, draft, submit, submitted, checked, decide, published, statements } =
  await createTestInitiatives();
const owner = person();

beforeEach(async () => {
  await openFrom(season!.id, -10, 10);
});

const refusal = (code: string, more: object = {}) => ({ extensions: { code }, ...more });
const paths = async (act: Promise<unknown>) => {
  const error = (await act.catch((thrown) => thrown)) as { problems: { path: string[] }[] };
  return error.problems.map(({ path }) => path.join('.'));
};

test('a draft is submitted to the open season, with both consents, their wording and the time', async () => {
  const { id, editorial, seasonId, revision } = await submitted(owner);

  expect([editorial, seasonId, revision.state]).toEqual(['SUBMITTED', season!.id, 'IN_SCREENING']);
  expect(
    await db
      .select({
        kind: consents.kind,
        userId: consents.userId,
        textVersion: consents.textVersion,
        now: sql<boolean>`now() - ${consents.givenAt} < interval '1 minute'`,
      })
      .from(consents)
      .where(eq(consents.initiativeId, id))
      .orderBy(consents.kind),
  ).toEqual([
    { kind: 'PERSONAL_DATA', userId: owner.id, textVersion: '2026-11', now: true },
    { kind: 'PUBLICATION', userId: owner.id, textVersion: '2026-11', now: true },
  ]);
});

test('an empty form is refused with everything that is missing at once, and nothing is stored', async () => {
  const unconfirmed = person({ emailVerified: false });
  const { id, version } = await draft(unconfirmed, {});

  const input = { id, version, consentPublication: false, consentPersonalData: false, textVersion: 'old' };
  const act = submitInitiative(as(unconfirmed), { ...input, idempotencyKey: key() });

  expect(await paths(act)).toEqual([
    'title',
    'summary',
    'sections.PROBLEM',
    'sections.SOLUTION',
    'sections.RESULTS',
    'maturity',
    'objectives',
    'kinds',
    'unitIds',
    'contact.name',
    'contact.email',
    'emailVerified',
    'consentPublication',
    'consentPersonalData',
    'textVersion',
  ]);
  const [row] = await db.select().from(initiatives).where(eq(initiatives.id, id));
  expect([row!.editorial, row!.version]).toEqual(['DRAFT', 1]);
});

test('an idea needs no results, anything further does', async () => {
  const pilot = await draft(owner, { ...complete, maturity: 'PILOT' });

  expect(await paths(submit(owner, pilot))).toEqual(['sections.RESULTS']);
  expect((await submitted(owner, { ...complete, maturity: 'IDEA' })).editorial).toBe('SUBMITTED');
});

test('two submissions at once with one key are one, with the same answer', async () => {
  const { id, version } = await draft(owner);
  const input = { id, version, ...agreed, idempotencyKey: key() };

  const answers = await Promise.all([submitInitiative(as(owner), input), submitInitiative(as(owner), input)]);
  const again = await submitInitiative(as(owner), input);

  expect(answers.map((each) => [each.id, each.editorial, each.version])).toEqual([
    [id, 'SUBMITTED', 2],
    [id, 'SUBMITTED', 2],
  ]);
  expect([again.id, again.version]).toEqual([id, 2]);
});

test('two drafts at once with one key are one row', async () => {
  const someone = person();
  const input = { fields: complete, idempotencyKey: key() };

  const drafts = await Promise.all([createInitiative(as(someone), input), createInitiative(as(someone), input)]);

  const [rows] = await db.select({ count: count() }).from(initiatives).where(eq(initiatives.ownerId, someone.id));
  expect([drafts[0]!.id === drafts[1]!.id, rows!.count]).toEqual([true, 1]);
});

test('the same key with another input is IDEMPOTENCY_MISMATCH', async () => {
  const idempotencyKey = key();
  await createInitiative(as(owner), { fields: complete, idempotencyKey });

  await expect(createInitiative(as(owner), { fields: { title: 'Khác' }, idempotencyKey })).rejects.toMatchObject(
    refusal('IDEMPOTENCY_MISMATCH'),
  );
});

test('of two submissions at once with two keys, one is refused', async () => {
  const row = await draft(owner);

  const outcomes = await Promise.allSettled([submit(owner, row), submit(owner, row)]);

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('after the deadline a draft is OUT_OF_PHASE and stays a draft; the next opening is told', async () => {
  const row = await draft(owner);
  await openFrom(season!.id, -10, -0.01);

  await expect(submit(owner, row)).rejects.toMatchObject({ extensions: { code: 'OUT_OF_PHASE' } });

  await openFrom(season!.id, 1, 10);
  const refused = await submit(owner, row).catch((error) => error);
  const opensAt = new Date(refused.extensions.opensAt).getTime();
  expect(Math.abs(opensAt - Date.now() - 86_400_000)).toBeLessThan(60_000);
  const [stored] = await db.select().from(initiatives).where(eq(initiatives.id, row.id));
  expect([stored!.editorial, stored!.version]).toEqual(['DRAFT', 1]);
});

test('after remarks there are 14 more days', async () => {
  const { id } = await submitted(owner);
  await checked(id);
  const { version } = await decide(id, 'REVISION_REQUESTED', 'Nêu rõ số điện thoại.');
  await openFrom(season!.id, -40, -14.01);
  await expect(submit(owner, { id, version })).rejects.toMatchObject(refusal('OUT_OF_PHASE'));

  await openFrom(season!.id, -40, -13.99);
  const again = await submit(owner, { id, version });

  expect([again.editorial, again.revision.number, again.revision.state]).toEqual(['SUBMITTED', 2, 'IN_SCREENING']);
});

test.each([
  { who: 'nobody', viewer: null, code: 'UNAUTHENTICATED' },
  { who: 'a stranger', viewer: person(), code: 'NOT_FOUND' },
])("$who cannot submit another's draft: $code", async ({ viewer, code }) => {
  await expect(submit(viewer, await draft(owner))).rejects.toMatchObject(refusal(code));
});

test('what was submitted cannot be submitted again, and an old version is refused', async () => {
  const row = await draft(owner);
  const saved = await saveInitiative(as(owner), { id: row.id, fields: { title: 'Tên mới' }, version: row.version });

  await expect(submit(owner, row)).rejects.toMatchObject(refusal('VERSION_MISMATCH'));
  const { version } = await submit(owner, saved);
  await expect(submit(owner, { id: row.id, version })).rejects.toMatchObject(refusal('CONFLICT'));
});

test('a field left out stays, null empties it, text is stored NFC', async () => {
  const { id, version } = await draft(owner, { ...complete, beneficiaries: 'Người dân' });

  const fields = { title: 'Đắk Lắk'.normalize('NFD'), beneficiaries: null };
  const { revision } = await saveInitiative(as(owner), { id, fields, version });

  expect([revision.title, revision.beneficiaries, revision.summary]).toEqual(['Đắk Lắk', null, complete.summary]);
});

test('a draft may be unfinished but not impossible: each problem has the path of its field', async () => {
  const act = createInitiative(as(owner), {
    fields: {
      title: 'x'.repeat(201),
      unitIds: ['34-68', '34-99', '63-60'],
      contact: { email: 'không phải email' },
      cost: { amount: -1, currency: 'VND' },
      sections: [{ kind: 'PROBLEM', body: 'x'.repeat(10_001) }],
    },
    idempotencyKey: key(),
  });

  expect(await paths(act)).toEqual([
    'fields.title',
    'fields.sections.PROBLEM',
    'fields.contact.email',
    'fields.cost.amount',
    'fields.unitIds.1',
    'fields.unitIds.2',
  ]);
});

test('only who writes for an organisation submits for it', async () => {
  const organizationId = crypto.randomUUID();
  const editor = person({ memberships: [{ organizationId, role: 'EDITOR', ended: false }] });
  const reader = person({ memberships: [{ organizationId, role: 'VIEWER', ended: false }] });
  const fields = { ...complete, organizationId };

  await expect(draft(reader, fields)).rejects.toMatchObject(refusal('FORBIDDEN'));
  const row = await draft(editor, fields);

  expect(row.organizationId).toBe(organizationId);
  await expect(saveInitiative(as(reader), { id: row.id, fields: {}, version: 1 })).rejects.toMatchObject(
    refusal('FORBIDDEN'),
  );
});

test('what is being screened cannot be changed', async () => {
  const { id, version } = await submitted(owner);

  await expect(saveInitiative(as(owner), { id, fields: { title: 'Khác' }, version })).rejects.toMatchObject(
    refusal('CONFLICT'),
  );
});

test('once published, a small change is a new revision at once and what was screened stays', async () => {
  const { id, version, revision } = await published(owner);
  const fields = { summary: 'Tóm tắt mới, có từ xyzzy.' };

  const act = saveInitiative(as(owner), { id, fields: { title: 'Khác', unitIds: ['34-01'] }, version });
  expect(await paths(act)).toEqual(['fields.title', 'fields.unitIds']);
  await saveInitiative(as(owner), { id, fields, note: 'Viết lại', version });

  const { data } = await ask(
    null,
    `query ($id: ID!) { initiative(id: $id) { summary revisions { nodes { number state changed note } } }
      initiatives(search: "xyzzy") { nodes { id } } }`,
    { id },
  );
  expect(data).toEqual({
    initiative: {
      summary: fields.summary,
      revisions: {
        nodes: [
          { number: 2, state: 'CURRENT', changed: ['summary'], note: 'Viết lại' },
          { number: 1, state: 'SUPERSEDED', changed: [], note: null },
        ],
      },
    },
    initiatives: { nodes: [{ id }] },
  });
  const [first] = await db.select().from(revisions).where(eq(revisions.id, revision.id));
  expect(first!.summary).toBe(complete.summary);
});

test('withdrawn, an initiative leaves the Expo, the search and the queue', async () => {
  const fields = { ...complete, title: 'Sáng kiến plugh' };
  const { id, slug, version } = await published(owner, fields);
  const seen = `query ($slug: String!) { initiative(slug: $slug) { id } initiatives(search: "plugh") { totalCount } }`;
  expect((await ask(null, seen, { slug })).data).toEqual({ initiative: { id }, initiatives: { totalCount: 1 } });

  await withdrawInitiative(as(owner), { id, version, idempotencyKey: key() });

  expect((await ask(null, seen, { slug })).data).toEqual({ initiative: null, initiatives: { totalCount: 0 } });
  const waiting = await submitted(owner);
  await withdrawInitiative(as(owner), { id: waiting.id, version: waiting.version, idempotencyKey: key() });
  const open = await db.execute(
    sql`select from initiatives.screenings where initiative_id = ${waiting.id} and closed_at is null`,
  );
  expect([...(open as Iterable<object>)]).toEqual([]);
});

test('a draft is discarded, what was submitted is not', async () => {
  const [row, handedIn] = [await draft(owner), await submitted(owner)];

  expect(await discardDraft(as(owner), row.id)).toBe(true);
  await expect(discardDraft(as(owner), handedIn.id)).rejects.toMatchObject(refusal('CONFLICT'));
  expect((await ask(owner, `{ initiative(id: "${row.id}") { id } }`)).data).toEqual({ initiative: null });
});

test('what is missing is said in the language of the request, to who edits alone', async () => {
  const { id } = await draft(owner, { ...complete, title: '' });
  const source = `query ($id: ID!) { initiative(id: $id) { saveState { complete missing { path message } } } }`;

  expect((await ask(owner, source, { id }, { language: 'VI' })).data.initiative.saveState).toEqual({
    complete: false,
    missing: [{ path: ['title'], message: 'Nhập tên sáng kiến, ví dụ “Tổng đài tiếp nhận phản ánh của người dân”.' }],
  });
});

test('every change is told to the outbox in its own transaction', async () => {
  const { id } = await published(owner);
  await submit(owner, await draft(owner, {})).catch(() => {});

  const rows = await db.execute(
    sql`select count(*)::int as count from events.outbox where topic = 'initiative' and key = ${id}`,
  );
  // created, submitted, claimed, answered three times, decided
  expect([...(rows as Iterable<object>)]).toEqual([{ count: 7 }]);
  expect(statements.length).toBeGreaterThan(0);
});
