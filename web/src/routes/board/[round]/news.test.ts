import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { News } from './news.ts';
import { boardOf, entryOf } from './testing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const board = (reviewCount: number, provisional: boolean, rank = 2) =>
  boardOf([entryOf('a', { reviewCount, rank })], { provisional });

function listen() {
  const said: string[] = [];
  return { said, news: new News(board(3, false), (words) => said.push(words)) };
}

it('says a change once, when it is fitted and with the rank that it then has', () => {
  const { said, news } = listen();
  news.hear(board(4, true, 1));
  vi.advanceTimersByTime(400);
  expect(said).toEqual([]);
  news.hear(board(4, false, 2));
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual(['Có phiếu mới: a, giữ hạng 2.', '']);
});

it('says it as provisional when no fit comes, and not again when it does', () => {
  const { said, news } = listen();
  news.hear(board(4, true, 1));
  vi.advanceTimersByTime(3_000);
  expect(said).toEqual(['Tạm tính. Có phiếu mới: a, lên hạng 1.']);
  news.hear(board(4, false, 1));
  vi.advanceTimersByTime(60_000);
  expect(said.slice(1)).toEqual(['']);
});

it('says what happens meanwhile together, with a breath between', () => {
  const { said, news } = listen();
  news.hear(board(4, false));
  vi.advanceTimersByTime(0);
  for (let count = 5; count <= 8; count++) news.hear(board(count, false));
  vi.advanceTimersByTime(3_900);
  expect(said).toHaveLength(1);
  vi.advanceTimersByTime(200);
  expect(said).toEqual(['Có phiếu mới: a, giữ hạng 2.', 'Có phiếu mới: a, giữ hạng 2.']);
});

it('leaves a sentence to be read for half a minute, or until the next', () => {
  const { said, news } = listen();
  news.hear(board(4, false));
  vi.advanceTimersByTime(29_900);
  news.hear(board(5, false));
  vi.advanceTimersByTime(29_900);
  expect(said).not.toContain('');
  vi.advanceTimersByTime(200);
  expect(said.at(-1)).toBe('');
});

it('takes another view as a new beginning, and is silent once stopped', () => {
  const { said, news } = listen();
  news.hear(boardOf([entryOf('b')], { access: 'OWN' }));
  news.hear(boardOf([entryOf('b', { reviewCount: 4 })], { access: 'OWN' }));
  news.stop();
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual(['']);
});
