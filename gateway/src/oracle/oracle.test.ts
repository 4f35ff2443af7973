import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differential, type Trial } from './differential.ts';
import { bothWays, type Written } from './gateways/both-ways.ts';
import { monolith } from './monolith.ts';
import { createSubgraphs } from './subgraphs.ts';
import { openTrial, toldOf } from './trial.ts';
import { createWorld } from './world.ts';
import { worlds } from './worlds.ts';

// `node gateway/src/oracle/run.ts --world … --seed … --faults …` asks more, and shrinks what is wrong.
const seeds = ['1', randomBytes(4).toString('hex')];

describe.each(worlds)('on the $name', (description) => {
  describe.each(seeds)('with seed %s', (seed) => {
    let trial: Awaited<ReturnType<typeof openTrial>>;
    beforeAll(async () => {
      trial = await openTrial({ ...description, seed });
    });
    afterAll(() => trial.stop());

    test('the gateway answers random operations like a monolith', async () => {
      expect(toldOf(await differential(trial, { seed, count: 40 }))).toEqual([]);
    });

    test('so it does when resolvers fail at random, with errors at the same places', async () => {
      expect(toldOf(await differential(trial, { seed, count: 40, probability: 0.1 }))).toEqual([]);
    });

    test('the quick way of writing an answer says what the exact one does, whenever it says anything', async () => {
      const written: Written[] = [];
      const { world, subgraphs } = trial;
      const served = { supergraphSdl: world.supergraphSdl, schemas: subgraphs.schemas };
      const gateway = bothWays(served, (both) => written.push(both));

      const wrong = await differential({ world, subgraphs, gateway }, { seed, count: 40, probability: 0.01 });

      expect(written.length).toBeGreaterThan(10);
      expect(written.filter(({ quick, exact, errors }) => quick !== exact || errors > 0)).toEqual([]);
      expect(toldOf(wrong)).toEqual([]);
    });
  });
});

describe('the oracle itself', () => {
  const world = createWorld(worlds[0]!);
  const subgraphs = createSubgraphs(world);
  const truth = monolith(world, () => subgraphs.current.run);
  const failing = { seed: '1', count: 40, probability: 0.1 };

  test('finds nothing wrong with the monolith', async () => {
    expect(await differential({ world, subgraphs, gateway: truth }, failing)).toEqual([]);
  });

  test('finds each error that is missing and each field that is too many', async () => {
    const silent: Trial['gateway'] = async (asked) => ({ data: (await truth(asked)).data });
    const talkative: Trial['gateway'] = async (asked) => {
      const { data, ...rest } = await truth(asked);
      return { data: data && { ...data, more: 1 }, ...rest };
    };
    const failed = (await differential({ world, subgraphs, gateway: talkative }, failing)).filter(
      ({ expected }) => expected.errors,
    );

    const missing = await differential({ world, subgraphs, gateway: silent }, failing);
    const extra = await differential({ world, subgraphs, gateway: talkative }, { seed: '1', count: 40 });

    expect(failed.length).toBeGreaterThan(5);
    expect(missing.map(({ difference }) => difference.kind)).toEqual(missing.map(() => 'errors'));
    expect(missing.map(({ seed }) => seed)).toEqual(expect.arrayContaining(failed.map(({ seed }) => seed)));
    expect(new Set(extra.map(({ difference }) => difference.kind))).toEqual(new Set(['data (a field too many)']));
  });
});
