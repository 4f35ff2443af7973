import type { Axis } from './axis.ts';
import type { Row } from './rows.ts';

/** A row's place in the page: what it shows, and the newest it is to show. */
export class Cell {
  readonly id: string;
  row: Row;
  axis: Axis;
  #newest: { row: Row; axis: Axis };

  constructor(row: Row, axis: Axis) {
    this.id = row.id;
    this.row = $state.raw(row);
    this.axis = $state.raw(axis);
    this.#newest = { row, axis };
  }

  /** Takes the newest without showing it; whether it differs from what is shown. */
  take(row: Row, axis: Axis): boolean {
    this.#newest = { row, axis };
    return row !== this.row || axis !== this.axis;
  }

  show() {
    this.row = this.#newest.row;
    this.axis = this.#newest.axis;
  }
}

/** A cell for each row in the order of the rows: that of `before` where it had one. */
export function cellsOf(rows: Row[], axis: Axis, before: Cell[] = []): Cell[] {
  const known = new Map(before.map((cell) => [cell.id, cell]));
  return rows.map((row) => known.get(row.id) ?? new Cell(row, axis));
}

/** Gives the cells their rows: those at the places `near` show them at once, the others `later`. */
export function fill(
  cells: Cell[],
  rows: Row[],
  axis: Axis,
  near: { from: number; to: number },
  later: (cell: Cell) => void,
) {
  for (const [at, cell] of cells.entries()) {
    if (!cell.take(rows[at]!, axis)) continue;
    if (at >= near.from && at < near.to) cell.show();
    else later(cell);
  }
}

/** Whether another cell stands at any of the places near the window. */
export function isMoved(before: Cell[], after: Cell[], near: { from: number; to: number }): boolean {
  for (let at = near.from; at < near.to; at++) if (before[at] !== after[at]) return true;
  return false;
}
