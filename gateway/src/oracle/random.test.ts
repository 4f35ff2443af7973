import { describe, expect, test } from 'vitest';
import { ask, differential, drawingOf } from './differential.ts';
import { operation } from './operations.ts';
import { type RandomWorld, randomWorld } from './schemas/random.ts';
import { denseWorld, wildWorld } from './schemas/wild.ts';
import { openTrial, toldOf } from './trial.ts';

// `node gateway/src/oracle/run.ts --world random --seed … --worlds …` draws others; so do `--world wild` and `dense`.
const seeds = [
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '19',
  '20',
  '21',
  '22',
  '28',
  '30',
  '99',
  '102',
];

const wildSeeds = ['1', '2', '3', '4', '5', '6', 'a2.72', 'a1.95'];

const denseSeeds = ['1', '2', '3', '4'];

async function wrongOn(seed: string, world: RandomWorld) {
  const trial = await openTrial(world);
  const plain = await differential(trial, { seed, count: 30 });
  const failing = await differential(trial, { seed, count: 30, probability: 0.1 });
  await trial.stop();
  return toldOf([...plain, ...failing]);
}

describe('on a schema drawn at random', () => {
  test.each(seeds)('the gateway answers like a monolith, seed %s', async (seed) => {
    expect(await wrongOn(seed, randomWorld(seed))).toEqual([]);
  });

  test.each(wildSeeds)('so it does on a wild one, seed %s', async (seed) => {
    expect(await wrongOn(seed, wildWorld(seed))).toEqual([]);
  });

  test.each(denseSeeds)('so it does where most fields require others, seed %s', async (seed) => {
    expect(await wrongOn(seed, denseWorld(seed))).toEqual([]);
  });

  // What is required of a child, of whatever type; a type that clients do not see; keys that are found by each other.
  test.each(['e1.205/2', 'e1.101/14', 'e1.248/9'])('so it does on a large operation there, %s', async (seed) => {
    const trial = await openTrial(denseWorld(seed.split('/')[0]!));
    const wrong = await ask(trial, seed, operation(seed, { ...drawingOf(trial.world), large: true }));
    await trial.stop();
    expect(toldOf(wrong ? [wrong] : [])).toEqual([]);
  });

  // To the fields of the first there are ever more ways; the second asks a field of an interface and, aliased, of a type;
  // the next two reach an interface object by ways that differ by type; then comes a field called `toString` that is required,
  // and fetches of which one waits for another that asks the same.
  test.each(['vf5/34', 'x20/9', '23/55', 'y31/7', 'y71/5', 'fg4.40/47'])(
    'the gateway answers one operation like a monolith, %s',
    async (seed) => {
      const trial = await openTrial(randomWorld(seed.split('/')[0]!));
      const wrong = await ask(trial, seed, operation(seed, drawingOf(trial.world)));
      await trial.stop();
      expect(toldOf(wrong ? [wrong] : [])).toEqual([]);
    },
  );

  test('a seed always draws the same schema', () => {
    expect(randomWorld('7').subgraphs).toEqual(randomWorld('7').subgraphs);
  });
});
