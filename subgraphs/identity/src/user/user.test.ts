import { person } from '@cpii/kit/testing';
import { graphql } from 'graphql';
import { expect, test } from 'vitest';
import { roleGrants } from '../role/role.table.ts';
import { schema } from '../schema.ts';
import { createTestIdentity } from '../testing/context.ts';

const { db, as, insertUser, statements } = await createTestIdentity();

const ask = async (context: ReturnType<typeof as>, source: string, variableValues?: object) =>
  JSON.parse(
    JSON.stringify(await graphql({ schema, source, variableValues: { ...variableValues }, contextValue: context })),
  );

test('nobody is nobody', async () => {
  expect(await ask(as(null), '{ me { id } }')).toEqual({ data: { me: null } });
});

test('a person reads their own address and roles', async () => {
  const user = await insertUser({ email: 'chair@example.org', emailVerified: true });
  await db.insert(roleGrants).values({ userId: user.id, role: 'CHAIR', scope: 'PLATFORM', reason: 'test' });

  expect(await ask(as(person({ id: user.id })), '{ me { email emailVerified roles { role scope scopeId } } }')).toEqual(
    {
      data: {
        me: {
          email: 'chair@example.org',
          emailVerified: true,
          roles: [{ role: 'CHAIR', scope: 'PLATFORM', scopeId: null }],
        },
      },
    },
  );
});

test('a role before its time or after it is not held', async () => {
  const user = await insertUser();
  const [past, future] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
  await db.insert(roleGrants).values([
    { userId: user.id, role: 'CHAIR', scope: 'PLATFORM', from: new Date(0), to: past, reason: 'ended' },
    { userId: user.id, role: 'AUDITOR', scope: 'PLATFORM', from: future, reason: 'not yet' },
    { userId: user.id, role: 'SCREENER', scope: 'PLATFORM', from: past, to: future, reason: 'now' },
  ]);

  expect(await ask(as(person({ id: user.id })), '{ me { roles { role } } }')).toEqual({
    data: { me: { roles: [{ role: 'SCREENER' }] } },
  });
});

test('what is personal is for the person and for staff', async () => {
  const user = await insertUser({ name: 'Người nộp', email: 'private@example.org', unitId: '34-46' });
  const source =
    'query ($id: ID!) { user(id: $id) { displayName email emailVerified unit { id } createdAt roles { role } memberships { id } } }';
  const hidden = {
    displayName: 'Người nộp',
    email: null,
    emailVerified: null,
    unit: null,
    createdAt: null,
    roles: null,
    memberships: null,
  };
  const manager = person({ roles: [{ role: 'PROGRAMME_MANAGER', scope: 'PLATFORM', scopeId: null }] });
  const reviewer = person({ roles: [{ role: 'REVIEWER', scope: 'PLATFORM', scopeId: null }] });

  const seen = await ask(as(manager), source, { id: user.id });
  expect(seen.data.user).toMatchObject({
    email: 'private@example.org',
    unit: { id: '34-46' },
    roles: [],
    memberships: [],
  });
  for (const viewer of [null, person(), reviewer]) {
    expect(await ask(as(viewer), source, { id: user.id })).toEqual({ data: { user: hidden } });
  }
});

test.each([1, 3])('the people behind %i references cost one statement a table', async (count) => {
  const users = await Promise.all(Array.from({ length: count }, () => insertUser()));
  const representations = users.map(({ id }) => ({ __typename: 'User', id }));
  const manager = person({ roles: [{ role: 'PROGRAMME_MANAGER', scope: 'PLATFORM', scopeId: null }] });
  statements.length = 0;

  const result = await ask(
    as(manager),
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { id roles { role } memberships { id } } } }',
    { r: representations },
  );

  expect(result).toEqual({ data: { _entities: users.map(({ id }) => ({ id, roles: [], memberships: [] })) } });
  expect(statements).toHaveLength(3);
});
