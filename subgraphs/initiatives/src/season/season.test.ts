import { person } from '@cpii/kit/testing';
import { expect, test } from 'vitest';
import { createTestInitiatives, staff } from '../testing/context.ts';

const { ask, as, insertSeason } = await createTestInitiatives({ season: false });
const current = async () => (await ask(null, '{ currentSeason { slug } }')).data.currentSeason?.slug ?? null;

test('the current season is the active one that began last, else the next to begin, else the last', async () => {
  expect(await current()).toBe(null);
  await insertSeason('2020', -2000, -1900);
  await insertSeason('2021', -1800, -1700);
  expect(await current()).toBe('2021');
  await insertSeason('2031', 2000, 2100);
  await insertSeason('2030', 1900, 1950);
  expect(await current()).toBe('2030');
  await insertSeason('2025', -300, 300);
  await insertSeason('2026', -20, 20);
  expect(await current()).toBe('2026');
});

test('all seasons come newest first', async () => {
  const { data } = await ask(null, '{ seasons { slug } }');

  expect(data.seasons.map(({ slug }: { slug: string }) => slug)).toEqual([
    '2031',
    '2030',
    '2026',
    '2025',
    '2021',
    '2020',
  ]);
});

test('a season tells its deadline and what is active, and the viewer what they may do', async () => {
  const source =
    '{ season(slug: "2026") { name activePhases currentPhase { kind } submissionsCloseAt viewerActions } }';
  const seen = async (viewer: Parameters<typeof ask>[0]) => (await ask(viewer, source)).data.season;

  expect(await seen(person())).toEqual({
    name: 'Mùa 2026',
    activePhases: ['OPEN'],
    currentPhase: { kind: 'OPEN' },
    submissionsCloseAt: expect.any(String),
    viewerActions: ['SUBMIT'],
  });
  expect((await seen(staff('SCREENER'))).viewerActions).toEqual(['SUBMIT', 'SCREEN']);
  expect((await seen(null)).viewerActions).toEqual([]);
});

test('a season is asked for by id or by slug, and not by both', async () => {
  const { errors } = await ask(null, '{ season { id } }');

  expect(errors[0].message).toBe('1 item needs your attention.');
  expect(await as(null).load.season.load('not a uuid')).toBe(null);
});
