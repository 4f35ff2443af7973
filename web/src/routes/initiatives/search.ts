import { allHalls, allKinds, allMaturities, allObjectives } from '#lib/words.ts';

/** How many exhibits a page holds. */
export const pageSize = 24;

export const sorts = ['RELEVANCE', 'NEWEST', 'OLDEST', 'TITLE'] as const;
export const views = ['cards', 'list', 'map'] as const;

/** The facets as they are named in addresses. */
export const facetNames = ['hall', 'objective', 'maturity', 'region', 'unit', 'kind', 'season'] as const;
export type FacetName = (typeof facetNames)[number];

/** The part of an address after its question mark, which is only read. */
type Params = Iterable<[string, string]> & Pick<URLSearchParams, 'get' | 'getAll'>;

/** What an address asks for. Values that do not exist are passed over, so that an old link still opens. */
export function readSearch(params: Params) {
  const known = <Value extends string>(name: string, values: readonly Value[]) =>
    values.filter((value) => params.getAll(name).includes(value));
  const search = (params.get('q') ?? '').trim().slice(0, 200);
  return {
    search,
    hall: known('hall', allHalls),
    objective: known('objective', allObjectives),
    maturity: known('maturity', allMaturities),
    kind: known('kind', allKinds),
    region: params.getAll('region'),
    unit: params.getAll('unit'),
    season: params.getAll('season'),
    sort: known('sort', sorts)[0] ?? naturalSort(search),
    view: known('view', views)[0] ?? ('cards' as const),
    after: params.get('after'),
    page: Math.max(1, Number.parseInt(params.get('page') ?? '1', 10) || 1),
  };
}

/** The order when none is asked for. */
export const naturalSort = (search: string) => (search ? ('RELEVANCE' as const) : ('NEWEST' as const));

export type Search = ReturnType<typeof readSearch>;

/** The same as the API takes it. */
export const asVariables = ({
  search,
  hall,
  objective,
  maturity,
  kind,
  region,
  unit,
  season,
  sort,
  after,
}: Search) => ({
  // One letter finds nothing and everything: the API asks for two.
  search: search.length > 1 ? search : null,
  filter: {
    halls: any(hall),
    objectives: any(objective),
    maturities: any(maturity),
    kinds: any(kind),
    regions: any(region),
    units: any(unit),
    seasons: any(season),
  },
  sort,
  first: pageSize,
  after,
});

/** Nothing chosen is no condition; to the API an empty list would be a condition that nothing meets. */
const any = <Value>(values: Value[]) => (values.length ? values : null);

/** How many filter values are on. */
export const filterCount = (search: Search) => facetNames.reduce((sum, name) => sum + search[name].length, 0);

/** The address with another set of values for a parameter; a change leads back to the first page. */
export function withValues(params: Params, name: string, values: string[]): string {
  const next = firstPage(params);
  next.delete(name);
  for (const value of values) next.append(name, value);
  return `?${next}`;
}

/** The address with one value of a facet switched. */
export function toggled(params: Params, name: FacetName, value: string): string {
  const values = params.getAll(name);
  return withValues(params, name, values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
}

/** The address without any filter; words, order and view stay. */
export function withoutFilters(params: Params): string {
  const next = firstPage(params);
  for (const name of facetNames) next.delete(name);
  return `?${next}`;
}

/** The address of the page after this one. */
export function nextPage(params: Params, after: string, page: number): string {
  const next = new URLSearchParams([...params]);
  next.set('after', after);
  next.set('page', String(page));
  return `?${next}`;
}

function firstPage(params: Params) {
  const next = new URLSearchParams([...params]);
  next.delete('after');
  next.delete('page');
  return next;
}
