import { expect, test } from 'vitest';
import { createBreaker } from './breaker.ts';

const failing = (times: number, options = { failures: 3, pauseMs: 100 }) => {
  const breaker = createBreaker(options);
  for (let n = 0; n < times; n += 1) breaker.failed(1_000);
  return breaker;
};

test('a circuit opens at the last of so many failures in a row', () => {
  expect([failing(2), failing(3)].map(({ state }) => state)).toEqual(['closed', 'open']);
});

test('a success in between starts the count anew', () => {
  const breaker = failing(2);
  breaker.succeeded();
  breaker.failed(1_000);
  breaker.failed(1_000);

  expect([breaker.state, breaker.pass(1_000)]).toEqual(['closed', 'go']);
});

test('an open circuit refuses until its pause is over, then lets one through', () => {
  const breaker = failing(3);

  const passes = [1_000, 1_099, 1_100, 1_100, 5_000].map((now) => breaker.pass(now));

  expect(passes).toEqual(['refused', 'refused', 'trial', 'refused', 'refused']);
  expect(breaker.state).toBe('half-open');
});

test('the trial closes the circuit or opens it for another pause', () => {
  const [well, ill] = [failing(3), failing(3)];
  for (const breaker of [well, ill]) breaker.pass(1_100);
  well.succeeded();
  ill.failed(1_200);

  expect([well.state, well.pass(1_200)]).toEqual(['closed', 'go']);
  expect([ill.state, ill.pass(1_299), ill.pass(1_300)]).toEqual(['open', 'refused', 'trial']);
});

test('after a trial that nobody waited for the next fetch is the trial', () => {
  const breaker = failing(3);
  breaker.abandoned(breaker.pass(1_100));

  expect([breaker.state, breaker.pass(1_100)]).toEqual(['open', 'trial']);
});

test('a fetch from before that is given up does not end the trial', () => {
  const breaker = failing(3);
  breaker.pass(1_100);
  breaker.abandoned('go');

  expect([breaker.state, breaker.pass(1_100)]).toEqual(['half-open', 'refused']);
});

test('failures that come late do not put the trial off', () => {
  const breaker = failing(3);
  breaker.failed(1_090);

  expect(breaker.pass(1_100)).toBe('trial');
});
