import { expect, it } from 'vitest';
import { besideEach } from './beside.ts';

const section = (kind: 'PROBLEM' | 'SOLUTION' | 'RESULTS' | 'LESSONS') => ({ kind, body: kind });
const kinds = (parts: { kind: string }[][]) => parts.map((part) => part.map(({ kind }) => kind));

it('shows what helps to judge a criterion beside it', () => {
  const sections = [section('PROBLEM'), section('SOLUTION'), section('RESULTS'), section('LESSONS')];
  expect(kinds(besideEach(['commitment', 'feasibility', 'benefit', 'replicability'], sections))).toEqual([
    [],
    ['PROBLEM', 'SOLUTION'],
    ['RESULTS'],
    ['LESSONS'],
  ]);
});

it('loses no section in a round with criteria of its own', () => {
  const sections = [section('PROBLEM'), section('RESULTS')];
  expect(kinds(besideEach(['beauty', 'benefit'], sections))).toEqual([['PROBLEM'], ['RESULTS']]);
});
