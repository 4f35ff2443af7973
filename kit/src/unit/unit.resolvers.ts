import { inLanguage, type Language } from '../viewer.ts';
import {
  type AdministrativeUnit,
  administrativeUnit,
  administrativeUnits,
  type Era,
  type Region,
  region,
  regionsOfEra,
  unitsOfRegion,
} from './unit.ts';

type InLanguage = { language: Language };

const known = (ids: readonly string[]) => ids.map((id) => administrativeUnit(id)!);

/** The same in every subgraph that answers for units. */
export const unitResolvers = {
  Query: {
    administrativeUnits: (_: unknown, { era }: { era: Era }) => administrativeUnits(era),
    administrativeUnit: (_: unknown, { id, era, code }: { id?: string | null; era: Era; code?: string | null }) =>
      administrativeUnit(id ?? `${era === 'PROVINCES_34' ? 34 : 63}-${code}`),
    regions: (_: unknown, { era }: { era: Era }) => regionsOfEra(era),
  },
  AdministrativeUnit: {
    __resolveReference: ({ id }: { id: string }) => administrativeUnit(id),
    name: (unit: AdministrativeUnit, { language }: InLanguage) => inLanguage(unit.name, language),
    fullName: (unit: AdministrativeUnit, { language }: InLanguage) => inLanguage(unit.fullName, language),
    region: (unit: AdministrativeUnit) => region(unit.regionId)!,
    predecessors: (unit: AdministrativeUnit) => known(unit.predecessorIds),
    successors: (unit: AdministrativeUnit) => known(unit.successorIds),
  },
  Region: {
    __resolveReference: ({ id }: { id: string }) => region(id),
    name: (each: Region, { language }: InLanguage) => inLanguage(each.name, language),
    units: (each: Region) => unitsOfRegion(each),
  },
};
