import { demoId } from '@cpii/kit';
import { expect, test } from 'vitest';
import { seedDemo } from '../demo/demo.ts';
import { createTestInitiatives } from '../testing/context.ts';

const { db, ask } = await createTestInitiatives({ season: false });
const { seasonId } = await seedDemo(db);

type Node = { id: string; title: string; publishedAt: string; currentUnits: { id: string }[] };
const list = async (args: string, fields = 'id title publishedAt currentUnits { id }') => {
  const { data, errors } = await ask(
    null,
    `{ initiatives(${args}) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor } nodes { ${fields} } } }`,
  );
  if (errors) throw Object.assign(new Error(errors[0].message), { extensions: errors[0].extensions });
  return data.initiatives as {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
    nodes: Node[];
  };
};
const total = async (filter: string) => (await list(`filter: ${filter}`)).totalCount;

test.each(['RELEVANCE', 'NEWEST', 'OLDEST', 'UPDATED', 'TITLE'])(
  'pages sorted by %s follow one another without a gap or a repetition',
  async (sort) => {
    const whole = await list(`sort: ${sort}, first: 100`);
    const pages: Node[] = [];
    let after = '';
    for (let more = true; more; ) {
      const page = await list(`sort: ${sort}, first: 7${after}`);
      pages.push(...page.nodes);
      more = page.pageInfo.hasNextPage;
      after = `, after: "${page.pageInfo.endCursor}"`;
    }

    expect(pages.map(({ id }) => id)).toEqual(whole.nodes.map(({ id }) => id));
    expect([pages.length, whole.totalCount]).toEqual([81, 81]);
  },
);

test('pages of a search follow one another, mended or not', async () => {
  for (const search of ['dịch vụ công', 'dich vu congg']) {
    const whole = await list(`search: "${search}", first: 100`);
    const one = await list(`search: "${search}", first: 5`);
    const two = await list(`search: "${search}", first: 5, after: "${one.pageInfo.endCursor}"`);

    expect(whole.totalCount).toBeGreaterThan(10);
    expect([...one.nodes, ...two.nodes].map(({ id }) => id)).toEqual(whole.nodes.slice(0, 10).map(({ id }) => id));
    expect([one.totalCount, two.pageInfo.hasPreviousPage]).toEqual([whole.totalCount, true]);
  }
});

test('titles come in Vietnamese order, the newest first', async () => {
  const titles = (await list('sort: TITLE, first: 100')).nodes.map(({ title }) => title);
  const dates = (await list('sort: NEWEST, first: 100')).nodes.map(({ publishedAt }) => publishedAt);

  expect(titles).toEqual(titles.toSorted(new Intl.Collator('vi').compare));
  expect(dates).toEqual(dates.toSorted().reverse());
});

test('a cursor of another order, or none at all, is INVALID', async () => {
  const { pageInfo } = await list('sort: TITLE, first: 1');

  for (const after of [pageInfo.endCursor, 'xyz', Buffer.from('["NEWEST","2026","x"]').toString('base64url')]) {
    await expect(list(`sort: NEWEST, after: "${after}"`)).rejects.toMatchObject({
      message: '1 item needs your attention.',
    });
  }
});

test.each(['first: 0', 'first: 101', 'search: "a"'])('%s is INVALID', async (args) => {
  await expect(list(args)).rejects.toMatchObject({ message: '1 item needs your attention.' });
});

test.each(['"; drop table"', '"& | ! ( :*"', '"\'\' % _"', '"🎈🎈"'])(
  'a search for %s is only words',
  async (search) => {
    expect((await list(`search: ${search}`)).totalCount).toBe(0);
  },
);

test('a unit of today includes its predecessors, one of the old division is itself alone', async () => {
  const lamDong = await list('filter: { units: ["34-68"] }, first: 100');
  const binhThuan = await list('filter: { units: ["63-60"] }, first: 100');

  expect(lamDong.nodes.map(({ title }) => title).toSorted()).toEqual([
    'Tổng đài 1022 Bình Thuận',
    'Tổng đài 1022 Lâm Đồng',
  ]);
  expect(binhThuan.nodes.map(({ title }) => title)).toEqual(['Tổng đài 1022 Bình Thuận']);
});

test('all conditions of a filter hold together, any value within one, and an empty list matches nothing', async () => {
  const [endorsed, community] = await Promise.all([total('{ halls: [ENDORSED] }'), total('{ halls: [COMMUNITY] }')]);

  expect([endorsed, community, await total('{ halls: [ENDORSED, COMMUNITY] }')]).toEqual([16, 65, 81]);
  expect(await total('{ halls: [ENDORSED], maturities: [PILOT] }')).toBeLessThan(endorsed);
  expect(await total('{ halls: [] }')).toBe(0);
  expect(await total('{ languages: [EN] }')).toBe(81);
  expect(await total(`{ seasons: ["${seasonId}"], organizations: ["${demoId('organization', '34-46')}"] }`)).toBe(3);
  expect(await total('{ seasons: ["x"] }')).toBe(0);
  expect(await total('{ publishedTo: "2000-01-01T00:00:00Z" }')).toBe(0);
});

test('each facet counts what its filter would give, as if it were not set itself', async () => {
  const { data } = await ask(
    null,
    `{ initiatives(search: "dịch vụ", filter: { maturities: [DEPLOYED], units: ["34-48", "34-66"] }) { totalCount facets {
      halls { value count } objectives { value count } kinds { value count } maturities { value count }
      units { value count } regions { value count } seasons { value count } } } }`,
  );
  const { facets } = data.initiatives;
  const counted = async (filter: string) => (await list(`search: "dịch vụ", filter: { ${filter} }`)).totalCount;

  expect(data.initiatives.totalCount).toBeGreaterThan(0);
  for (const { value, count } of facets.units) {
    expect(count).toBe(await counted(`maturities: [DEPLOYED], units: ["${value}"]`));
  }
  for (const { value, count } of facets.maturities) {
    expect(count).toBe(await counted(`maturities: [${value}], units: ["34-48", "34-66"]`));
  }
  for (const { value, count } of facets.kinds) {
    expect(count).toBe(await counted(`kinds: [${value}], maturities: [DEPLOYED], units: ["34-48", "34-66"]`));
  }
  for (const { value, count } of facets.regions) {
    expect(count).toBe(await counted(`regions: ["${value}"], maturities: [DEPLOYED], units: ["34-48", "34-66"]`));
  }
  expect(facets.seasons).toEqual([{ value: seasonId, count: data.initiatives.totalCount }]);
  expect(facets.maturities.map(({ value }: { value: string }) => value)).toEqual(['IDEA', 'PILOT', 'DEPLOYED']);
});

test('the units of the tile map count what the gallery finds there', async () => {
  const { data } = await ask(
    null,
    '{ administrativeUnits { id initiativeCount initiatives(first: 1) { totalCount pageInfo { endCursor } } } }',
  );

  for (const { id, initiativeCount, initiatives } of data.administrativeUnits) {
    expect([initiativeCount, initiatives.totalCount]).toEqual([await total(`{ units: ["${id}"] }`), initiativeCount]);
  }
});

test("a unit's pages follow one another", async () => {
  const page = async (after: string) =>
    (
      await ask(
        null,
        `{ administrativeUnit(id: "34-48") { initiatives(first: 4${after}) { nodes { id } pageInfo { endCursor hasNextPage } } } }`,
      )
    ).data.administrativeUnit.initiatives;
  const one = await page('');
  const two = await page(`, after: "${one.pageInfo.endCursor}"`);
  const { nodes } = await list('filter: { units: ["34-48"] }, sort: NEWEST, first: 8');

  expect([...one.nodes, ...two.nodes]).toEqual(nodes.map(({ id }) => ({ id })));
});

test('texts like one being written are found, most alike first', async () => {
  const { data } = await ask(
    null,
    '{ similarInitiatives(title: "Ung dung phan anh hien truong", first: 3) { likeness initiative { title } } }',
  );
  const likeness = data.similarInitiatives.map((each: { likeness: number }) => each.likeness);

  expect(data.similarInitiatives[0].initiative.title).toBe('Ứng dụng CaMau-G: phản ánh hiện trường');
  expect(likeness).toEqual(likeness.toSorted().reverse());
  expect(likeness).toHaveLength(3);
});
