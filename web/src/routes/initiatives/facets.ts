import { hallName, kindName, maturityName, objectiveName } from '#lib/words.ts';
import { m } from '#paraglide/messages.js';
import type { Found, Unit } from './documents.ts';
import { type FacetName, facetNames, type Search } from './search.ts';

export interface Choice {
  value: string;
  label: string;
  count: number;
  chosen: boolean;
}

export interface Facet {
  name: FacetName;
  label: string;
  choices: Choice[];
}

/** The facets in words, as the form shows them; a chosen value stays in sight even when nothing is left of it. */
export function facetsOf({ facets }: Found, units: Unit[], search: Search): Facet[] {
  const labels: Record<FacetName, string> = {
    hall: m.gallery_hall(),
    objective: m.gallery_objective(),
    maturity: m.gallery_maturity(),
    region: m.gallery_region(),
    unit: m.gallery_unit(),
    kind: m.gallery_kind(),
    season: m.gallery_season(),
  };
  const unitName = (id: string) => units.find((unit) => unit.id === id)?.name ?? id;
  const counted: Record<FacetName, Omit<Choice, 'chosen'>[]> = {
    hall: facets.halls.map(({ value, count }) => ({ value, count, label: hallName(value) })),
    objective: facets.objectives.map(({ value, count }) => ({ value, count, label: objectiveName(value) })),
    maturity: facets.maturities.map(({ value, count }) => ({ value, count, label: maturityName(value) })),
    region: facets.regions.map(({ value, count, region }) => ({ value, count, label: region.name })),
    unit: facets.units.map(({ value, count, unit }) => ({ value, count, label: unit.name })),
    kind: facets.kinds.map(({ value, count }) => ({ value, count, label: kindName(value) })),
    season: facets.seasons.map(({ value, count, season }) => ({ value, count, label: season.name })),
  };
  const missing: Record<FacetName, (value: string) => string> = {
    hall: (value) => hallName(value as Search['hall'][number]),
    objective: (value) => objectiveName(value as Search['objective'][number]),
    maturity: (value) => maturityName(value as Search['maturity'][number]),
    region: (value) => value,
    unit: unitName,
    kind: (value) => kindName(value as Search['kind'][number]),
    season: (value) => value,
  };
  return facetNames.map((name) => {
    const chosen: string[] = search[name];
    const gone = chosen
      .filter((value) => !counted[name].some((choice) => choice.value === value))
      .map((value) => ({ value, count: 0, label: missing[name](value) }));
    const choices = [...counted[name], ...gone].map((choice) => ({ ...choice, chosen: chosen.includes(choice.value) }));
    return { name, label: labels[name], choices };
  });
}

/** Facets worth showing: one value alone leaves nothing to choose. */
export const worthShowing = ({ choices }: Facet) => choices.length > 1 || choices.some(({ chosen }) => chosen);
