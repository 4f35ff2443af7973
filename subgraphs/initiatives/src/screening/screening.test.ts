import { person } from '@cpii/kit/testing';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { endorsements } from '../endorsement/endorsement.table.ts';
import { initiatives } from '../initiative/initiative.table.ts';
import { complete, createTestInitiatives, key, staff } from '../testing/context.ts';
import { claimScreening, releaseScreening } from './claim.ts';
import { answerCheck, decideScreening } from './decide.ts';
import { screeningDecisions } from './screening.table.ts';

const t = await createTestInitiatives();
const { db, as, ask, screener, submitted, screeningOf, checked, decide, published } = t;
const owner = person();

const refusal = (code: string) => ({ extensions: { code } });
const queueOf = async (viewer: Parameters<typeof ask>[0], filter: object = {}) => {
  const source = 'query ($filter: ScreeningFilter) { screeningQueue(filter: $filter, first: 100) { nodes { id } } }';
  const { data } = await ask(viewer, source, { filter });
  return data.screeningQueue?.nodes.map(({ id }: { id: string }) => id) ?? null;
};
const decideAt = async (id: string, more: Partial<Parameters<typeof decideScreening>[1]>) =>
  decideScreening(as(screener), {
    initiativeId: id,
    outcome: 'VALID',
    version: (await screeningOf(id)).version,
    idempotencyKey: key(),
    ...more,
  });

test('submitted, taken on, found valid: it hangs in the Community hall at once', async () => {
  const { id } = await submitted(owner, { ...complete, title: 'Sổ góp ý của chợ' });
  expect(await queueOf(screener)).toContain(id);
  await checked(id);

  const decided = await decide(id, 'VALID');

  expect([decided.editorial, decided.publication, decided.hall]).toEqual(['VALID', 'PUBLISHED', 'COMMUNITY']);
  expect(await queueOf(screener)).not.toContain(id);
  const { data } = await ask(
    null,
    '{ initiatives(search: "so gop y cua cho") { nodes { id slug hall } facets { units { value count } } } }',
  );
  expect(data.initiatives).toEqual({
    nodes: [{ id, slug: 'so-gop-y-cua-cho', hall: 'COMMUNITY' }],
    facets: { units: [{ value: '34-68', count: 1 }] },
  });
});

test('VALID is refused while a condition is open, each named, and nothing is shown', async () => {
  const { id, slug } = await submitted(owner);
  await claimScreening(as(screener), id);

  const error = (await decide(id, 'VALID').catch((thrown) => thrown)) as { problems: { path: string[] }[] };

  expect(error).toMatchObject(refusal('INVALID'));
  expect(error.problems.map(({ path }) => path.join('.'))).toEqual([
    'checklist.LANGUAGE',
    'checklist.LAWFUL',
    'checklist.NO_DUPLICATE',
  ]);
  expect((await ask(null, `{ initiative(slug: "${slug}") { id } }`)).data).toEqual({ initiative: null });
});

test("a screener's NOT_MET outweighs what the machine found, and has to say why", async () => {
  const { id } = await submitted(owner);
  await checked(id);
  const answer = { initiativeId: id, check: 'KIND' as const, answer: 'NOT_MET' as const };
  const { version } = await screeningOf(id);

  await expect(answerCheck(as(screener), { ...answer, version })).rejects.toMatchObject(refusal('INVALID'));
  await answerCheck(as(screener), { ...answer, note: 'Đây là dịch vụ đã có.', version });

  await expect(decide(id, 'VALID')).rejects.toMatchObject(refusal('INVALID'));
});

test.each(['REVISION_REQUESTED', 'DECLINED'] as const)('%s asks for a reason', async (outcome) => {
  const { id } = await submitted(owner);
  await checked(id);

  await expect(decide(id, outcome)).rejects.toMatchObject(refusal('INVALID'));
  await expect(decide(id, outcome, '   ')).rejects.toMatchObject(refusal('INVALID'));
  expect((await decide(id, outcome, 'Vì chưa đủ.')).editorial).toBe(outcome);
});

test('owners read the reasons without a name, staff with it', async () => {
  const { id } = await submitted(owner);
  await checked(id);
  await decide(id, 'REVISION_REQUESTED', 'Nêu rõ số điện thoại.');
  const source = `query ($id: ID!) { initiative(id: $id) { screening { assignee { id }
    decisions { outcome reason decidedBy { id } revision { number state } } } } }`;
  const screening = (person: object | null) => ({
    assignee: person,
    decisions: [
      {
        outcome: 'REVISION_REQUESTED',
        reason: 'Nêu rõ số điện thoại.',
        decidedBy: person,
        revision: { number: 1, state: 'REFUSED' },
      },
    ],
  });

  const { data } = await ask(screener, source, { id });
  expect(data.initiative.screening).toEqual(screening({ id: screener.id }));
  expect((await ask(owner, source, { id })).data.initiative.screening).toEqual(screening(null));
});

test('a published initiative tells the public nothing of its screening', async () => {
  const { id } = await published(owner);
  const source = `{ initiative(id: "${id}") { screening { version } } }`;

  expect((await ask(owner, source)).data.initiative.screening).not.toBe(null);
  expect((await ask(null, source)).data.initiative.screening).toBe(null);
});

test("a screener's own and their organisation's initiatives are not in their queue nor theirs to take on", async () => {
  const organizationId = crypto.randomUUID();
  const editor = person({ memberships: [{ organizationId, role: 'EDITOR', ended: false }] });
  const colleague = {
    ...staff('SCREENER'),
    memberships: [{ organizationId, role: 'VIEWER' as const, ended: false }],
  };
  const { id } = await submitted(editor, { ...complete, organizationId });
  const own = await submitted(screener);

  expect(await queueOf(screener)).toContain(id);
  expect(await queueOf(screener)).not.toContain(own.id);
  expect(await queueOf(colleague)).not.toContain(id);
  await expect(claimScreening(as(colleague), id)).rejects.toMatchObject(refusal('FORBIDDEN'));
  await expect(claimScreening(as(screener), own.id)).rejects.toMatchObject(refusal('FORBIDDEN'));
});

test('the queue is for screeners of that season and for nobody else', async () => {
  const { id } = await submitted(owner);
  const inSeason = (scopeId: string) => person({ roles: [{ role: 'SCREENER', scope: 'SEASON', scopeId }] });

  expect(await queueOf(inSeason(t.season!.id))).toContain(id);
  expect(await queueOf(inSeason(crypto.randomUUID()))).toEqual([]);
  for (const viewer of [null, person(), staff('REVIEWER'), staff('CHAIR')]) expect(await queueOf(viewer)).toBe(null);
  await expect(claimScreening(as(inSeason(crypto.randomUUID())), id)).rejects.toMatchObject(refusal('NOT_FOUND'));
});

test('the queue shows what waits longest first, and can be narrowed', async () => {
  const first = await submitted(owner, { ...complete, unitIds: ['34-96'] });
  const second = await submitted(owner, { ...complete, unitIds: ['34-96'] });
  await claimScreening(as(screener), second.id);

  const here = { unitIds: ['34-96'] };
  expect(await queueOf(screener, here)).toEqual([first.id, second.id]);
  expect(await queueOf(screener, { ...here, mine: true })).toEqual([second.id]);
  expect(await queueOf(screener, { ...here, mine: false })).toEqual([first.id]);
  expect(await queueOf(screener, { ...here, editorial: ['SUBMITTED'] })).toEqual([first.id]);
});

test('of two who take it on at once, one does; giving it back lets the other', async () => {
  const { id } = await submitted(owner);
  const other = staff('PROGRAMME_MANAGER');

  const outcomes = await Promise.allSettled([claimScreening(as(screener), id), claimScreening(as(other), id)]);
  const [mine, theirs] = outcomes[0]!.status === 'fulfilled' ? [screener, other] : [other, screener];

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(releaseScreening(as(theirs), id)).rejects.toMatchObject(refusal('CONFLICT'));
  expect((await releaseScreening(as(mine), id)).editorial).toBe('SUBMITTED');
  expect((await claimScreening(as(theirs), id)).editorial).toBe('SCREENING');
});

test('only the one on it answers and decides, and only what they have seen', async () => {
  const { id } = await submitted(owner);
  await checked(id);
  const { version } = await screeningOf(id);
  const other = as(staff('SCREENER'));
  const decision = { initiativeId: id, outcome: 'VALID' as const, version, idempotencyKey: key() };

  await expect(decideScreening(other, decision)).rejects.toMatchObject(refusal('CONFLICT'));
  await expect(decideAt(id, { version: version - 1 })).rejects.toMatchObject(refusal('VERSION_MISMATCH'));
  const stale = { initiativeId: id, check: 'LAWFUL' as const, answer: 'MET' as const, version: version - 1 };
  await expect(answerCheck(as(screener), stale)).rejects.toMatchObject(refusal('VERSION_MISMATCH'));
  await expect(decideScreening(as(owner), decision)).rejects.toMatchObject(refusal('FORBIDDEN'));
  await expect(decideScreening(as(null), decision)).rejects.toMatchObject(refusal('UNAUTHENTICATED'));
});

test('a decision repeated with its key is one decision', async () => {
  const { id } = await submitted(owner);
  await checked(id);
  const { version } = await screeningOf(id);
  const decision = { initiativeId: id, outcome: 'VALID' as const, version, idempotencyKey: key() };

  await Promise.all([decideScreening(as(screener), decision), decideScreening(as(screener), decision)]);

  const stored = await db.select().from(screeningDecisions).where(eq(screeningDecisions.initiativeId, id));
  expect(stored.map(({ outcome, decidedBy }) => [outcome, decidedBy])).toEqual([['VALID', screener.id]]);
});

test('with a verified endorsement it hangs in the Endorsed hall, and the public sees who endorses', async () => {
  const { id } = await submitted(owner);
  const organizationId = crypto.randomUUID();
  const of = {
    initiativeId: id,
    organizationId,
    way: 'STAMPED_FORM',
    signatory: 'Chủ tịch',
    on: '2026-11-01',
  } as const;
  await db.insert(endorsements).values([
    { ...of, state: 'REFUSED', note: 'Không rõ dấu.' },
    { ...of, state: 'VERIFIED', note: 'Đã đối chiếu.' },
  ]);
  await checked(id);
  await decide(id, 'VALID');

  const source = `{ initiative(id: "${id}") { hall endorsement { state note organization { id } } } }`;
  const seen = (note: string | null) => ({
    hall: 'ENDORSED',
    endorsement: { state: 'VERIFIED', note, organization: { id: organizationId } },
  });
  expect((await ask(owner, source)).data.initiative).toEqual(seen('Đã đối chiếu.'));
  expect((await ask(null, source)).data.initiative).toEqual(seen(null));
});

test('equal titles get names of their own, and a draft tells none', async () => {
  const fields = { ...complete, title: 'Đồng hồ nước' };
  const draft = await t.draft(owner, fields);
  const slugs = await Promise.all([1, 2, 3].map(async () => (await published(owner, fields)).slug));

  expect(slugs.toSorted()).toEqual(['dong-ho-nuoc', 'dong-ho-nuoc-2', 'dong-ho-nuoc-3']);
  expect(draft.slug).toMatch(/^ban-nhap-[0-9a-f]{12}$/);
});

test('the database itself lets nothing but what is VALID be published', async () => {
  const { id } = await submitted(owner);

  const act = db.update(initiatives).set({ publication: 'PUBLISHED' }).where(eq(initiatives.id, id));

  await expect(act).rejects.toMatchObject({
    cause: { constraint_name: 'initiatives_only_valid_ones_are_published' },
  });
});
