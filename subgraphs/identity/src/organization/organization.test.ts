import { expect, test } from 'vitest';
import { createTestIdentity } from '../testing/context.ts';
import { organization, organizationPage } from './organization.ts';

const { as, insertOrganization } = await createTestIdentity();
const daNang = await insertOrganization({ slug: 'a', name: 'UBND thành phố Đà Nẵng', unitId: '34-48' });
const anGiang = await insertOrganization({ slug: 'b', name: 'UBND tỉnh An Giang', unitId: '34-91' });
const youth = await insertOrganization({ slug: 'c', name: 'Đoàn Thanh niên', kind: 'MASS_ORGANIZATION', unitId: null });

const names = async (args: Parameters<typeof organizationPage>[1]) =>
  (await organizationPage(as(null), args)).nodes.map(({ name }) => name);

test('organisations come by name in Vietnamese order', async () => {
  expect(await names({ first: 10 })).toEqual([youth.name, daNang.name, anGiang.name]);
});

test('pages follow one another without a gap and know the total', async () => {
  const one = await organizationPage(as(null), { first: 2 });
  const two = await organizationPage(as(null), { first: 2, after: one.pageInfo.endCursor });

  expect([...one.nodes, ...two.nodes].map(({ id }) => id)).toEqual([youth.id, daNang.id, anGiang.id]);
  expect([one.totalCount, one.pageInfo.hasNextPage, two.pageInfo.hasNextPage]).toEqual([3, true, false]);
});

test('a name is found with and without marks', async () => {
  expect(await names({ first: 10, search: 'da nang' })).toEqual([daNang.name]);
  expect(await names({ first: 10, search: 'Đà Nẵng' })).toEqual([daNang.name]);
});

test('all conditions of a filter hold together, and an empty list matches nothing', async () => {
  expect(await names({ first: 10, filter: { kinds: ['PROVINCIAL_PC'], units: ['34-91'] } })).toEqual([anGiang.name]);
  expect(await names({ first: 10, filter: { kinds: [] } })).toEqual([]);
});

test('one is asked for by id or by slug, and not by both', async () => {
  expect(await organization(as(null), { slug: 'a' })).toEqual(daNang);
  expect(await organization(as(null), { id: youth.id })).toEqual(youth);
  await expect(organization(as(null), { id: youth.id, slug: 'c' })).rejects.toMatchObject({
    extensions: { code: 'INVALID' },
  });
});
