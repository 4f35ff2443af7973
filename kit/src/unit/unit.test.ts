import { expect, test } from 'vitest';
import { administrativeUnit, administrativeUnits, currentUnitIds, regionsOfEra } from './unit.ts';

test('there are 63 units of the old division and 34 of today', () => {
  expect([administrativeUnits('PROVINCES_63').length, administrativeUnits('PROVINCES_34').length]).toEqual([63, 34]);
});

test('a code means another unit in the other era', () => {
  expect([administrativeUnit('63-46')?.name.vi, administrativeUnit('34-46')?.name.vi]).toEqual([
    'Thừa Thiên Huế',
    'Huế',
  ]);
});

test('every unit of the old division went into units of today that name it as their predecessor', () => {
  for (const { id, successorIds } of administrativeUnits('PROVINCES_63')) {
    expect(successorIds.flatMap((successor) => administrativeUnit(successor)!.predecessorIds)).toContain(id);
  }
});

test('Bình Thuận is found under Lâm Đồng today', () => {
  const binhThuan = administrativeUnits('PROVINCES_63').find(({ slug }) => slug === 'binh-thuan')!;

  expect(currentUnitIds([binhThuan.id]).map((id) => administrativeUnit(id)!.name.vi)).toEqual(['Lâm Đồng']);
});

test('both divisions have six regions', () => {
  expect([regionsOfEra('PROVINCES_63').length, regionsOfEra('PROVINCES_34').length]).toEqual([6, 6]);
});
