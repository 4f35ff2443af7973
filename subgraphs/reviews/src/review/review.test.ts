import { person } from '@cpii/kit/testing';
import { expect, test } from 'vitest';
import { createTestReviews, staff, wholeReview } from '../testing/context.ts';
import { saveReview } from './save.ts';

const { as, ask, insertRound, insertInitiative, assign, handIn } = await createTestReviews();
const organizationId = crypto.randomUUID();
const author = staff('REVIEWER');
const owner = person();
const round = await insertRound();
const inRound = (scopeId: string) => person({ roles: [{ role: 'CHAIR', scope: 'ROUND', scopeId }] });

const submitted = (await handIn(round, await insertInitiative(round, { ownerId: owner.id, organizationId }), author, 8))
  .assignmentId;
const draft = await assign(round, await insertInitiative(round, { ownerId: owner.id, organizationId }), author);
await saveReview(as(author), { assignmentId: draft, scores: wholeReview(round, 3) });

const SEEN = 'query ($id: ID!) { assignment(id: $id) { review { total } reviewSeal { reason } } }';
const open = (total: number | null) => ({ review: total && { total }, reviewSeal: null });
const sealed = { review: null, reviewSeal: { reason: 'REVIEW_OPEN' } };

test.each([
  { who: 'its reviewer', viewer: author, sees: [open(8), open(3)] },
  { who: 'the chair', viewer: staff('CHAIR'), sees: [open(8), open(null)] },
  { who: 'the chair of the round', viewer: inRound(round.id), sees: [open(8), open(null)] },
  { who: 'the chair of another round', viewer: inRound(crypto.randomUUID()), sees: [null, null] },
  {
    who: 'the chair of the same organisation',
    viewer: staff('CHAIR', { memberships: [{ organizationId, role: 'VIEWER', ended: false }] }),
    sees: [null, null],
  },
  { who: 'a programme manager', viewer: staff('PROGRAMME_MANAGER'), sees: [sealed, sealed] },
  { who: 'another reviewer', viewer: staff('REVIEWER'), sees: [null, null] },
  { who: 'its owner', viewer: owner, sees: [null, null] },
  { who: 'an auditor', viewer: staff('AUDITOR'), sees: [null, null] },
  { who: 'an administrator', viewer: staff('ADMINISTRATOR'), sees: [null, null] },
  { who: 'the public', viewer: null, sees: [null, null] },
])(
  'while reviewing, $who sees of a submitted review and of a draft what is theirs to see',
  async ({ viewer, sees }) => {
    const seen = await Promise.all(
      [submitted, draft].map(async (id) => (await ask(viewer, SEEN, { id })).data.assignment),
    );

    expect(seen).toEqual(sees);
  },
);

test('the seal is the same whether there is a review or none', async () => {
  const manager = staff('PROGRAMME_MANAGER');
  const none = await assign(round, await insertInitiative(round), author);

  const [withReview, without] = await Promise.all([submitted, none].map((id) => ask(manager, SEEN, { id })));

  expect(withReview.data.assignment).toEqual(sealed);
  expect(without).toEqual(withReview);
});
