import { readFileSync } from 'node:fs';
import type { Text } from '../viewer.ts';

/** The two divisions of the country into provinces. */
export type Era = 'PROVINCES_63' | 'PROVINCES_34';

export type Region = { id: string; era: Era; name: Text };

/** A province-level unit of one era; codes were reused in 2025 with another meaning, so its id is era and code: `34-46`. */
export type AdministrativeUnit = {
  id: string;
  era: Era;
  code: string;
  slug: string;
  name: Text;
  fullName: Text;
  kind: 'PROVINCE' | 'CITY';
  regionId: string;
  validFrom: string | null;
  validTo: string | null;
  predecessorIds: readonly string[];
  successorIds: readonly string[];
  tile: { row: number; column: number };
};

type UnitRecord = {
  code: string;
  slug: string;
  name_vi: string;
  name_en: string;
  full_name_vi: string;
  full_name_en: string;
  type: string;
  region: string;
  merged_from?: string[];
  merged_into?: string;
  grid_row: number;
  grid_col: number;
};

type File = { regions: { id: string; name_vi: string; name_en: string }[]; units: UnitRecord[] };

const read = (number: 34 | 63): File =>
  JSON.parse(readFileSync(new URL(`../../data/provinces-${number}.json`, import.meta.url), 'utf8'));

const regionsOf = (number: 34 | 63, { regions }: File): Region[] =>
  regions.map(({ id, name_vi, name_en }) => ({
    id: `${number}-${id}`,
    era: `PROVINCES_${number}`,
    name: { vi: name_vi, en: name_en },
  }));

const unitsOf = (number: 34 | 63, { units }: File): AdministrativeUnit[] =>
  units.map((unit) => ({
    id: `${number}-${unit.code}`,
    era: `PROVINCES_${number}`,
    code: unit.code,
    slug: unit.slug,
    name: { vi: unit.name_vi, en: unit.name_en },
    fullName: { vi: unit.full_name_vi, en: unit.full_name_en },
    kind: unit.type === 'city' ? 'CITY' : 'PROVINCE',
    regionId: `${number}-${unit.region}`,
    validFrom: number === 34 ? '2025-07-01' : null,
    validTo: number === 34 ? null : '2025-06-30',
    predecessorIds: (unit.merged_from ?? []).map((code) => `63-${code}`),
    successorIds: unit.merged_into ? [`34-${unit.merged_into}`] : [],
    tile: { row: unit.grid_row, column: unit.grid_col },
  }));

const files = { 34: read(34), 63: read(63) };
const byName = new Intl.Collator('vi').compare;

// Set by law, the same for everybody: read once, and no table.
const units = new Map([...unitsOf(34, files[34]), ...unitsOf(63, files[63])].map((unit) => [unit.id, unit]));
const regions = new Map(
  [...regionsOf(34, files[34]), ...regionsOf(63, files[63])].map((region) => [region.id, region]),
);

/** The unit with that id; null when unknown. */
export const administrativeUnit = (id: string) => units.get(id) ?? null;

/** The region with that id; null when unknown. */
export const region = (id: string) => regions.get(id) ?? null;

/** All units of an era, by name in Vietnamese order. */
export const administrativeUnits = (era: Era) =>
  [...units.values()].filter((unit) => unit.era === era).sort((a, b) => byName(a.name.vi, b.name.vi));

/** The regions of an era. */
export const regionsOfEra = (era: Era) => [...regions.values()].filter((each) => each.era === era);

/** The units of a region, by name. */
export const unitsOfRegion = ({ id, era }: Region) => administrativeUnits(era).filter((unit) => unit.regionId === id);

/** The same territory in today's 34 units; unknown ids are left out. */
export function currentUnitIds(ids: readonly string[]): string[] {
  const today = ids.flatMap((id) => {
    const unit = units.get(id);
    if (!unit) return [];
    return unit.era === 'PROVINCES_34' ? [unit.id] : unit.successorIds;
  });
  return [...new Set(today)];
}
