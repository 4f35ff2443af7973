import { randomBytes } from 'node:crypto';
import { differential } from '@cpii/gateway/oracle/differential';
import { openTrial, toldOf } from '@cpii/gateway/oracle/trial';
import { sdl as identity } from '@cpii/identity';
import { sdl as initiatives } from '@cpii/initiatives';
import { sdl as reviews } from '@cpii/reviews';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const subgraphs = [
  { name: 'identity', sdl: identity },
  { name: 'initiatives', sdl: initiatives },
  { name: 'reviews', sdl: reviews },
];

describe.each(['1', randomBytes(4).toString('hex')])('the Expo’s schema with made-up values, seed %s', (seed) => {
  let trial: Awaited<ReturnType<typeof openTrial>>;
  beforeAll(async () => {
    trial = await openTrial({ name: 'expo', subgraphs, seed });
  });
  afterAll(() => trial.stop());

  test('answers random operations like one server that had it all', async () => {
    expect(toldOf(await differential(trial, { seed, count: 75 }))).toEqual([]);
  });

  test('so it does when resolvers fail at random', async () => {
    expect(toldOf(await differential(trial, { seed, count: 75, probability: 0.1 }))).toEqual([]);
  });
});
