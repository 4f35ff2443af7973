import { loadavg } from 'node:os';

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Half the distance between the outer values, as a share of the median. */
export function spread(values: number[]): number {
  return (Math.max(...values) - Math.min(...values)) / 2 / median(values);
}

/** How cost grows with size: 1 is linear, 0 is not at all. */
export function exponent([small, large]: readonly [number, number], [cheap, dear]: readonly [number, number]): number {
  return Math.log(dear / cheap) / Math.log(large / small);
}

/** A title with the machine's load, and rows in columns. */
export function print(title: string, rows: Record<string, string>[]) {
  const names = [...new Set(rows.flatMap(Object.keys))];
  const widths = names.map((name) => Math.max(name.length, ...rows.map((row) => (row[name] ?? '').length)));
  const line = (cells: string[]) =>
    cells.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]!) : cell.padStart(widths[n]!))).join('   ');
  const load = loadavg()[0]!.toFixed(2);
  const lines = [
    `${title}, load ${load}`,
    line(names),
    ...rows.map((row) => line(names.map((name) => row[name] ?? ''))),
  ];
  process.stdout.write(`${lines.join('\n')}\n\n`);
}
