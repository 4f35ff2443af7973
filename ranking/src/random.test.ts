import { expect, test } from 'vitest';
import { drawsPerBlock, normals } from './random.ts';

test('the normals of a seed stay what they are, since a published result rests on them', () => {
  const { block, width } = normals(20260601, 0, 1, 2);

  const first = [block[0], block[1], block[width], block[63 * width + 1]];
  expect(first).toEqual([-1.71146450597266, -1.4156079510569277, -0.5764215761934516, 0.08445133359684023]);
});

test('the normals have the moments of the normal distribution', () => {
  let [count, sum, squares, fourth] = [0, 0, 0, 0];
  for (let index = 0; index < 200; index++) {
    const { block, width } = normals(5, index, 0, 50);
    for (let t = 0; t < drawsPerBlock; t++) {
      for (let column = 0; column < 50; column++) {
        const z = block[t * width + column]!;
        count += 1;
        sum += z;
        squares += z * z;
        fourth += z ** 4;
      }
    }
  }
  expect(Math.abs(sum / count)).toBeLessThan(5 / Math.sqrt(count));
  expect(Math.abs(squares / count - 1)).toBeLessThan(5 * Math.sqrt(2 / count));
  expect(Math.abs(fourth / count - 3)).toBeLessThan(5 * Math.sqrt(96 / count));
});

test('one more column leaves the others as they are', () => {
  const narrow = normals(11, 3, 1, 100);
  const before = Array.from({ length: drawsPerBlock }, (_, t) => narrow.block[t * narrow.width + 7]);
  const wide = normals(11, 3, 1, 1000);
  const after = Array.from({ length: drawsPerBlock }, (_, t) => wide.block[t * wide.width + 7]);
  const other = Array.from({ length: drawsPerBlock }, (_, t) => wide.block[t * wide.width + 8]);

  expect(wide.width).toBeGreaterThan(narrow.width);
  expect(after).toEqual(before);
  expect(other).not.toEqual(before);
});
