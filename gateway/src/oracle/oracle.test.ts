import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differential, type Trial, type Wrong } from './differential.ts';
import { ours } from './gateways/ours.ts';
import { monolith } from './monolith.ts';
import { createSubgraphs } from './subgraphs.ts';
import { createWorld } from './world.ts';
import { worlds } from './worlds.ts';

const seeds = ['1', randomBytes(4).toString('hex')];

/** Enough to run it again: `node gateway/src/oracle/run.ts --world … --seed … --faults …`. */
const told = ({ seed, asked, difference, expected, got }: Wrong) =>
  JSON.stringify({ seed, ...asked, difference, expected, got }, null, 2);

describe.each(worlds)('on the $name', (description) => {
  describe.each(seeds)('with seed %s', (seed) => {
    let trial: Trial;
    let stop: () => Promise<unknown>;
    beforeAll(async () => {
      const world = createWorld({ ...description, seed });
      const subgraphs = createSubgraphs(world);
      const gateway = await ours({ supergraphSdl: world.supergraphSdl, schemas: subgraphs.schemas });
      trial = { world, subgraphs, gateway: gateway.answer };
      stop = gateway.stop;
    });
    afterAll(() => stop());

    test('the gateway answers 40 random operations like a monolith', async () => {
      expect((await differential(trial, { seed, count: 40 })).map(told)).toEqual([]);
    });

    test('so it does when resolvers fail at random, errors at the same places', async () => {
      expect((await differential(trial, { seed, count: 40, probability: 0.1 })).map(told)).toEqual([]);
    });
  });
});

describe('the oracle itself', () => {
  const world = createWorld(worlds[0]!);
  const subgraphs = createSubgraphs(world);
  const truth = monolith(world, () => subgraphs.current.run);

  test('finds nothing wrong with the monolith', async () => {
    expect(
      await differential({ world, subgraphs, gateway: truth }, { seed: '1', count: 40, probability: 0.1 }),
    ).toEqual([]);
  });

  test('finds a value that is wrong, and an error that is missing', async () => {
    const forgetful: Trial['gateway'] = async (asked) => ({ data: (await truth(asked)).data });
    const careless: Trial['gateway'] = async (asked) => {
      const { data, ...rest } = await truth(asked);
      return { data: data && { ...data, extra: 1 }, ...rest };
    };

    const missing = await differential(
      { world, subgraphs, gateway: forgetful },
      { seed: '1', count: 40, probability: 0.1 },
    );
    const extra = await differential({ world, subgraphs, gateway: careless }, { seed: '1', count: 40 });

    expect(new Set(missing.map(({ difference }) => difference.kind))).toEqual(new Set(['errors']));
    expect(extra.length).toBeGreaterThan(30);
  });
});
