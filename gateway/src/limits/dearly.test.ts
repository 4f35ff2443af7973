import { expect, test } from 'vitest';
import { readingMs, tellDearly } from './dearly.ts';

const told = (tookMs: number) => {
  const began = performance.now();
  return new Promise<number>((done) => tellDearly(tookMs, () => done(performance.now() - began)));
};

test('a refusal that cost next to nothing is told in a moment, but not at once', async () => {
  const took = await told(0);

  expect(took).toBeGreaterThanOrEqual(5);
});

test('one that cost something is told sixty times later, a large body like a long text', async () => {
  expect(await told(2)).toBeGreaterThanOrEqual(119);
  expect(await told(readingMs(1_000_000))).toBeGreaterThanOrEqual(119);
});

test('nobody waits longer than a quarter of a second', async () => {
  const [first] = await Promise.all([
    Promise.race([told(1_000).then(() => 'told'), new Promise((done) => setTimeout(done, 5_000, 'silent'))]),
  ]);

  expect(first).toBe('told');
});

test('whoever has gone is told nothing', async () => {
  let heard = false;
  const stop = tellDearly(1, () => {
    heard = true;
  });
  stop(new Error('gone'));
  await told(3);

  expect(heard).toBe(false);
});
