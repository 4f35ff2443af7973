import { demoId } from '@cpii/kit';
import { expect, test } from 'vitest';
import { createTestInitiatives } from '../testing/context.ts';
import { seedDemo } from './demo.ts';

const { db, ask } = await createTestInitiatives({ season: false });
const seeded = await seedDemo(db);

const search = async (words: string) =>
  (
    await ask(
      null,
      'query ($words: String!) { initiatives(search: $words, first: 100) { totalCount didYouMean nodes { title currentUnits { name } } } }',
      { words },
    )
  ).data.initiatives;

test('the demo shows 81 initiatives in its season, 16 of them endorsed by the committee of their unit', async () => {
  const { data } = await ask(
    null,
    `{ currentSeason { id activePhases initiativeCount }
      initiatives(first: 100) { totalCount facets { halls { value count } }
        nodes { nationwide organization { id } currentUnits { id } endorsement { state organization { id } } } } }`,
  );
  const { totalCount, facets, nodes } = data.initiatives;

  expect(data.currentSeason).toEqual({
    id: demoId('season', 'demo'),
    activePhases: ['OPEN', 'SCREEN', 'REVIEW'],
    initiativeCount: 81,
  });
  expect([totalCount, facets.halls]).toEqual([
    81,
    [
      { value: 'ENDORSED', count: 16 },
      { value: 'COMMUNITY', count: 65 },
    ],
  ]);
  const committee = ({ currentUnits }: (typeof nodes)[number]) => demoId('organization', currentUnits[0].id);
  for (const node of nodes) {
    expect(node.organization).toEqual(node.nationwide ? null : { id: committee(node) });
    if (node.endorsement) {
      expect(node.endorsement).toEqual({ state: 'VERIFIED', organization: { id: committee(node) } });
    }
  }
  expect(nodes.filter((node: { endorsement: object | null }) => node.endorsement)).toHaveLength(16);
  expect(seeded.endorsed).toHaveLength(16);
});

test.each([
  ['phản ánh hiện trường', 'Hue-S: dịch vụ phản ánh hiện trường'],
  ['phan anh hien truong', 'Hue-S: dịch vụ phản ánh hiện trường'],
  ['phan anh hien tru', 'Hue-S: dịch vụ phản ánh hiện trường'],
  ['Đắk Lắk', 'Đắk Lắk số (trước là Đắk Lắk trực tuyến)'],
  ['dak lak', 'Zalo mini app SOS hỗ trợ khẩn cấp trong mưa lũ'],
  ['Bình Thuận', 'Tổng đài 1022 Bình Thuận'],
  ['binh thuan', 'Tổng đài 1022 Bình Thuận'],
  ['sang kien', 'Hội thi sáng kiến cải cách hành chính TP. Hồ Chí Minh 2020'],
])('%s finds %s', async (words, title) => {
  const { didYouMean, nodes } = await search(words);

  expect(didYouMean).toBe(null);
  expect(nodes.map((node: { title: string }) => node.title)).toContain(title);
});

test.each([
  ['Bình Thuậm', 'bình thuận', 'Tổng đài 1022 Bình Thuận'],
  ['binh thuam', 'binh thuan', 'Tổng đài 1022 Bình Thuận'],
  ['nghia dungg', 'nghia dung', 'Nhà văn hóa số thôn Nghĩa Dũng'],
])('the typo %s is mended to %s and finds it', async (words, mended, title) => {
  const { didYouMean, nodes } = await search(words);

  expect([didYouMean, nodes[0]?.title]).toEqual([mended, title]);
});
