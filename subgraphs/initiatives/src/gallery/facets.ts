import { administrativeUnits } from '@cpii/kit';
import { and, sql } from 'drizzle-orm';
import type { Services } from '../context.ts';
import { type InitiativeRow, initiatives } from '../initiative/initiative.table.ts';
import type { FacetName, Matching } from '../initiative/page.ts';
import { type RevisionRow, revisions } from '../revision/revision.table.ts';
import { searchDocuments } from '../search/search.table.ts';
import { phases } from '../season/season.table.ts';

export type Facet<Value extends string = string> = { value: Value; count: number };
export type Facets = {
  halls: Facet<InitiativeRow['hall']>[];
  objectives: Facet<RevisionRow['objectives'][number]>[];
  kinds: Facet<RevisionRow['kinds'][number]>[];
  maturities: Facet<NonNullable<RevisionRow['maturity']>>[];
  units: Facet[];
  regions: Facet[];
  seasons: Facet[];
};

const names: readonly FacetName[] = ['halls', 'objectives', 'kinds', 'maturities', 'units', 'regions', 'seasons'];

const today = administrativeUnits('PROVINCES_34');

// What each facet counts; `region` is joined to a row's units of today.
const counted: Record<FacetName, { value: string; from?: string }> = {
  halls: { value: 'hall' },
  objectives: { value: 'value', from: ', unnest(objectives) value' },
  kinds: { value: 'value', from: ', unnest(kinds) value' },
  maturities: { value: 'maturity' },
  units: { value: 'value', from: ', unnest(current_unit_ids) value' },
  regions: { value: 'region_id', from: ' join region_units on unit_id = any(current_unit_ids)' },
  seasons: { value: 'season_id::text' },
};

/** Counts per value over everything that matches, each facet as if its own filter were not set. One statement. */
export async function facets({ db }: Services, { revisionId, base, filters }: Matching): Promise<Facets> {
  const passes = names.map((name) => sql`${filters[name] ?? sql`true`} as ${sql.raw(name)}_pass`);
  const counts = names.map((name) => {
    const { value, from = '' } = counted[name];
    const others = names.filter((other) => other !== name).map((other) => sql.raw(`${other}_pass`));
    return sql`select ${sql.raw(`'${name}' as facet, ${value} as value`)}, count(distinct matching.id)::int as count
      from matching${sql.raw(from)} where ${and(...others)} and ${sql.raw(value)} is not null group by 2`;
  });
  const rows = await db.execute<{ facet: FacetName; value: string; count: number }>(sql`
    with matching as materialized (
      select ${initiatives.id}, ${initiatives.hall}, ${initiatives.seasonId}, ${revisions.objectives}, ${revisions.kinds},
        ${revisions.maturity}, ${revisions.currentUnitIds}, ${sql.join(passes, sql`, `)}
      from ${initiatives} join ${revisions} on ${revisions.id} = ${revisionId}
      left join ${searchDocuments} on ${searchDocuments.initiativeId} = ${initiatives.id}
      where ${base}),
    region_units as (
      select * from unnest(${sql.param(today.map(({ id }) => id))}::text[], ${sql.param(today.map(({ regionId }) => regionId))}::text[])
        as region_units (unit_id, region_id))
    select facet, value, count from (${sql.join(counts, sql` union all `)}) counts
    order by case facet when 'seasons' then (
      select min(${phases.startsAt}) from ${phases} where ${phases.seasonId}::text = value) end desc, count desc, value`);

  const found = Map.groupBy([...(rows as Iterable<Facet & { facet: FacetName }>)], ({ facet }) => facet);
  const of = <Value extends string>(name: FacetName) =>
    (found.get(name) ?? []).map(({ value, count }) => ({ value: value as Value, count }));
  const every = <Value extends string>(name: FacetName, values: readonly Value[]) =>
    values.map((value) => of<Value>(name).find((facet) => facet.value === value) ?? { value, count: 0 });
  return {
    halls: every('halls', ['ENDORSED', 'COMMUNITY']),
    objectives: of('objectives'),
    kinds: of('kinds'),
    maturities: every('maturities', ['IDEA', 'PILOT', 'DEPLOYED']),
    units: of('units'),
    regions: of('regions'),
    seasons: of('seasons'),
  };
}
