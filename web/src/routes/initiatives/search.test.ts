import { expect, it } from 'vitest';
import { asVariables, filterCount, nextPage, readSearch, toggled, withoutFilters, withValues } from './search.ts';

const params = (query: string) => new URLSearchParams(query);

it('reads words, filters, order and page, and passes over values that do not exist', () => {
  const search = readSearch(params('q= phan+anh &hall=ENDORSED&hall=ATTIC&unit=34-46&sort=TITLE&after=abc&page=2'));
  expect(asVariables(search)).toEqual({
    search: 'phan anh',
    filter: {
      halls: ['ENDORSED'],
      objectives: null,
      maturities: null,
      kinds: null,
      regions: null,
      units: ['34-46'],
      seasons: null,
    },
    sort: 'TITLE',
    first: 24,
    after: 'abc',
  });
  expect(filterCount(search)).toBe(2);
  expect(search.page).toBe(2);
});

it('shows the newest first, and the best match first once there are words', () => {
  expect(readSearch(params('')).sort).toBe('NEWEST');
  expect(readSearch(params('q=mot+cua')).sort).toBe('RELEVANCE');
});

it('does not search for a single letter', () => {
  expect(asVariables(readSearch(params('q=a'))).search).toBeNull();
});

it('switches one value and goes back to the first page', () => {
  expect(toggled(params('q=a&hall=ENDORSED&after=x&page=3'), 'hall', 'COMMUNITY')).toBe(
    '?q=a&hall=ENDORSED&hall=COMMUNITY',
  );
  expect(toggled(params('hall=ENDORSED&unit=34-46'), 'hall', 'ENDORSED')).toBe('?unit=34-46');
});

it('takes all filters off and leaves words, order and view', () => {
  expect(withoutFilters(params('q=a&hall=ENDORSED&unit=34-46&sort=TITLE&view=map&after=x'))).toBe(
    '?q=a&sort=TITLE&view=map',
  );
});

it('keeps everything when it turns the page', () => {
  expect(nextPage(params('q=a&hall=ENDORSED'), 'x', 2)).toBe('?q=a&hall=ENDORSED&after=x&page=2');
  expect(withValues(params('q=a&view=map'), 'view', [])).toBe('?q=a');
});
