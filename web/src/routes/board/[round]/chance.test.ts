import { expect, it } from 'vitest';
import { chancesOf, sureOf } from './chance.ts';

it('goes from open over probable to clear', () => {
  expect([0.5, 0.7499, 0.75, 0.8999, 0.9, 1].map(sureOf)).toEqual([
    'OPEN',
    'OPEN',
    'PROBABLE',
    'PROBABLE',
    'CLEAR',
    'CLEAR',
  ]);
});

it('prints no probability as having reached a step that it has not, and two that add up', () => {
  expect([0.5, 0.576, 0.7499, 0.75, 0.8999, 0.9, 0.99].map(chancesOf)).toEqual([
    { better: '50%', worse: '50%' },
    { better: '57%', worse: '43%' },
    { better: '74%', worse: '26%' },
    { better: '75%', worse: '25%' },
    { better: '89%', worse: '11%' },
    { better: '90%', worse: '10%' },
    { better: '99%', worse: '1%' },
  ]);
});

it('is never certain', () => {
  expect([0.9901, 1].map(chancesOf)).toEqual([
    { better: '> 99%', worse: '< 1%' },
    { better: '> 99%', worse: '< 1%' },
  ]);
});
