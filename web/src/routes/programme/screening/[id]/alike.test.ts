import { expect, it } from 'vitest';
import { alike } from './alike.ts';

it('marks phrases that both texts have, whatever their capitals', () => {
  expect(
    alike('Họp trực tuyến để làm thủ tục ngay tại thôn.', 'Người hướng dẫn LÀM THỦ TỤC NGAY ở nhà văn hóa.'),
  ).toEqual([
    { text: 'Họp trực tuyến để ', same: false },
    { text: 'làm thủ tục ngay', same: true },
    { text: ' tại thôn.', same: false },
  ]);
});

it('keeps every character of a text that shares nothing', () => {
  expect(alike('Thôn cách trung tâm 20 km.', 'Một việc khác.')).toEqual([
    { text: 'Thôn cách trung tâm 20 km.', same: false },
  ]);
  expect(alike('', 'x')).toEqual([]);
});
