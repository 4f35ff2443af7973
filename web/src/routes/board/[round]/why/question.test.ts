import { expect, it } from 'vitest';
import { firstOf, questionOf } from './question.ts';

const named = ['a', 'b', 'c', 'd'].map((id, place) => ({ id, rank: place < 3 ? 1 : 4, tied: place < 3, title: id }));
const place = (id: string) => ({ rank: named.find((each) => each.id === id)!.rank, initiative: { id } });
const compared = (above: string, below: string, probability: number) => ({
  above: place(above),
  below: place(below),
  probability,
});

it('leaves open which is better, or says which probably is, whether they share a place or not', () => {
  expect(questionOf(compared('a', 'b', 0.51))).toBe('OPEN');
  expect(questionOf(compared('c', 'd', 0.74))).toBe('OPEN');
  expect(questionOf(compared('a', 'b', 0.76))).toBe('PROBABLE');
  expect(questionOf(compared('c', 'd', 0.899))).toBe('PROBABLE');
});

it('tells two that are told apart from two that share a place all the same', () => {
  expect(questionOf(compared('a', 'd', 0.9))).toBe('ABOVE');
  expect(questionOf(compared('b', 'c', 0.93))).toBe('SHARED');
});

it('names the first of their group, unless it is one of them or they are in different groups', () => {
  expect(firstOf(named, compared('b', 'c', 0.93))?.id).toBe('a');
  expect(firstOf(named, compared('a', 'c', 0.93))).toBeUndefined();
  expect(firstOf(named, compared('b', 'd', 0.93))).toBeUndefined();
});
