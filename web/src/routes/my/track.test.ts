import { expect, it } from 'vitest';
import { stopsOf } from './track.ts';

const way = {
  editorial: 'SUBMITTED' as const,
  createdAt: '2027-06-02T02:00:00Z',
  submittedAt: '2027-06-09T09:20:31Z',
  publishedAt: null,
  screening: { waitingSince: '2027-06-09T09:20:31Z', decisions: [] },
};
const closesAt = '2027-06-30T17:00:00Z';
const said = (stops: ReturnType<typeof stopsOf>) => stops.map(({ name, when, state }) => [name, when, state]);

it('leads a draft to the deadline', () => {
  expect(said(stopsOf({ ...way, editorial: 'DRAFT', submittedAt: null, screening: null }, closesAt))).toEqual([
    ['Bản nháp', '2/6', 'now'],
    ['Nộp', 'hạn 30/6', 'ahead'],
    ['Sàng lọc', '', 'ahead'],
    ['Hợp lệ', '', 'ahead'],
  ]);
});

it('marks trouble where it came up', () => {
  const decisions = [{ outcome: 'REVISION_REQUESTED' as const, reason: 'Bổ sung', decidedAt: '2027-06-17T03:00:00Z' }];
  const stops = stopsOf(
    { ...way, editorial: 'REVISION_REQUESTED', screening: { ...way.screening, decisions } },
    closesAt,
  );
  expect(said(stops)).toEqual([
    ['Bản nháp', '2/6', 'done'],
    ['Đã nộp', '9/6', 'done'],
    ['Cần bổ sung', '17/6', 'trouble'],
    ['Hợp lệ', '', 'ahead'],
  ]);
});

it('ends in the Expo', () => {
  const decisions = [{ outcome: 'VALID' as const, reason: null, decidedAt: '2027-06-18T03:00:00Z' }];
  const stops = stopsOf(
    { ...way, editorial: 'VALID', publishedAt: '2027-06-18T03:00:00Z', screening: { ...way.screening, decisions } },
    closesAt,
  );
  expect(said(stops).slice(2)).toEqual([
    ['Đã sàng lọc', '18/6', 'done'],
    ['Hợp lệ', '18/6', 'now'],
  ]);
});

it('has no way for what was withdrawn', () => {
  expect(stopsOf({ ...way, editorial: 'WITHDRAWN' }, closesAt)).toEqual([]);
});
