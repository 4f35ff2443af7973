import { person } from '@cpii/kit/testing';
import { expect, test } from 'vitest';
import { inConflict } from './conflict.ts';

const organizationId = crypto.randomUUID();
const owner = person();
const member = (ended: boolean) => person({ memberships: [{ organizationId, role: 'VIEWER', ended }] });

test.each([
  { who: 'its owner', viewer: owner, conflict: true },
  { who: 'a member of its organisation', viewer: member(false), conflict: true },
  { who: 'a member until not long ago', viewer: member(true), conflict: true },
  {
    who: 'a member of another one',
    viewer: person({ memberships: [{ organizationId: crypto.randomUUID(), role: 'OWNER', ended: false }] }),
    conflict: false,
  },
  { who: 'another person', viewer: person(), conflict: false },
  { who: 'the public', viewer: null, conflict: false },
])('$who has a conflict: $conflict', ({ viewer, conflict }) => {
  expect(inConflict(viewer, { ownerId: owner.id, organizationId })).toBe(conflict);
});

test('what belongs to nobody known is in conflict with nobody', () => {
  expect(inConflict(member(false), { ownerId: null, organizationId: null })).toBe(false);
});
