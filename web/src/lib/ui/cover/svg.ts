/** SVG text in which every number is rounded to a tenth: as sharp at any size, and a third shorter. */
export function svg(text: TemplateStringsArray, ...values: (string | number)[]): string {
  return String.raw({ raw: text }, ...values.map((value) => (typeof value === 'number' ? tenth(value) : value)));
}

const tenth = (value: number) => Math.round(value * 10) / 10;

/** Runs `draw` for 0 … count − 1 and joins what it drew. */
export const repeat = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');
