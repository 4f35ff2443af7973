import { expect, it } from 'vitest';
import { axisOf } from './axis.ts';
import { type Cell, cellsOf, fill, isMoved } from './cells.svelte.ts';
import type { Board } from './documents.ts';
import { rowsOf, settled } from './rows.ts';
import { Slices } from './slices.ts';
import { boardOf, entryOf } from './testing.ts';

const size = 60;

/** The board after `n` changes: one row's score is another, and with it the order and the places. */
const boardAfter = (n: number): Board => {
  const scores = Array.from({ length: size }, (_, id) => ({ id, score: ((id * 7 + (n % (id + 2)) * 5) % 90) / 10 }));
  const entries = scores
    .toSorted((a, b) => b.score - a.score || a.id - b.id)
    .map(({ id, score }, place) => entryOf(`row-${id}`, { rank: place + 1, rawMean: score, adjustedScore: score }));
  return boardOf(entries, { listSize: 20 + (n % 2) });
};

/** A table that follows boards, with one slice for every state: more is always waiting than gets its turn. */
function table() {
  const pauses: (() => void)[] = [];
  let now = 0;
  const slices = new Slices<Cell>(
    (some) => {
      for (const cell of some) cell.show();
      now += some.length;
    },
    (go) => pauses.push(go),
    () => now,
  );
  let board = boardAfter(0);
  let rows = rowsOf(board);
  let cells = cellsOf(rows, axisOf([]));
  return {
    follow(newest: Board, axis = axisOf([])) {
      board = settled(board, newest);
      rows = rowsOf(board, rows);
      cells = cellsOf(rows, axis, cells);
      fill(cells, rows, axis, { from: 0, to: 10 }, (cell) => slices.add(cell));
      slices.begin();
      const shown = { cells, rows };
      pauses.shift()?.();
      return shown;
    },
    calm() {
      while (pauses.length) pauses.shift()!();
      return cells;
    },
  };
}

it('shows the last state in every row after a storm, though rows far away come late', () => {
  const { follow, calm } = table();
  for (let n = 1; n < 50; n++) follow(boardAfter(n));
  const axis = axisOf([3, 7]);
  const last = follow(boardAfter(50), axis);
  expect(last.cells.every((cell, at) => cell.row === last.rows[at])).toBe(false);
  const cells = calm();
  expect(cells.map(({ row }) => row)).toEqual(rowsOf(boardAfter(50)));
  expect(cells.map((cell) => cell.axis)).toEqual(cells.map(() => axis));
});

it('shows what is in sight at once', () => {
  const { follow } = table();
  for (let n = 1; n <= 50; n++) {
    const { cells } = follow(boardAfter(n));
    expect(cells.slice(0, 10).map(({ row }) => row)).toEqual(rowsOf(boardAfter(n)).slice(0, 10));
  }
});

it('keeps the cell of a row that moves, and makes one for a row that is new', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => entryOf(id));
  const axis = axisOf([]);
  const before = cellsOf(rowsOf(boardOf([a!, b!])), axis);
  const after = cellsOf(rowsOf(boardOf([b!, c!, a!])), axis, before);
  expect(after.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  expect([after[0] === before[1], after[2] === before[0], before.includes(after[1]!)]).toEqual([true, true, false]);
});

it('tells whether rows near the window move, whatever those far away do', () => {
  const entries = ['a', 'b', 'c', 'd'].map((id) => entryOf(id));
  const before = cellsOf(rowsOf(boardOf(entries)), axisOf([]));
  const [a, b, c, d] = before;

  expect(isMoved(before, [a!, b!, d!, c!], { from: 0, to: 2 })).toBe(false);
  expect(isMoved(before, [a!, b!, d!, c!], { from: 2, to: 4 })).toBe(true);
  expect(isMoved([], before, { from: 0, to: 2 })).toBe(true);
});
