import { expect, it } from 'vitest';
import { normalBelow } from './normal.ts';

it('gives the known values of the normal distribution', () => {
  const known = [0.5, 0.75, 0.9, 0.95, 0.99, 0.999];
  const points = [0, 0.6744897502, 1.2815515655, 1.644853627, 2.326347874, 3.0902323062];
  for (const [n, point] of points.entries()) expect(normalBelow(point)).toBeCloseTo(known[n]!, 6);
});
