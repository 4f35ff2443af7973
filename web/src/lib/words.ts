import { m } from '#paraglide/messages.js';
import { getLocale } from '#paraglide/runtime.js';
import type { Card } from './initiative.ts';

export type Hall = Card['hall'];
export type Maturity = NonNullable<Card['maturity']>;
export type Objective = Card['objectives'][number];
export type InitiativeKind = Card['kinds'][number];

/** The language of the page, as the API asks for it. */
export const language = () => (getLocale() === 'vi' ? 'VI' : 'EN');

const halls: Record<Hall, () => string> = { ENDORSED: m.hall_endorsed, COMMUNITY: m.hall_community };
const maturities: Record<Maturity, () => string> = {
  IDEA: m.maturity_idea,
  PILOT: m.maturity_pilot,
  DEPLOYED: m.maturity_deployed,
};
const objectives: Record<Objective, () => string> = {
  CITIZEN_INPUT: m.objective_citizen_input,
  E_GOVERNANCE: m.objective_e_governance,
  SATISFACTION_360: m.objective_satisfaction_360,
};
const kinds: Record<InitiativeKind, () => string> = {
  NEW_PRODUCT: m.kind_new_product,
  NEW_SERVICE: m.kind_new_service,
  FEATURE_OR_PROCESS: m.kind_feature_or_process,
  ORGANIZATION: m.kind_organization,
  COMMUNICATION_CHANNEL: m.kind_communication_channel,
};

export const hallName = (hall: Hall) => halls[hall]();
export const maturityName = (maturity: Maturity) => maturities[maturity]();
export const objectiveName = (objective: Objective) => objectives[objective]();
export const kindName = (kind: InitiativeKind) => kinds[kind]();

/** Every value in the order of the form. */
export const allMaturities = Object.keys(maturities) as Maturity[];
export const allObjectives = Object.keys(objectives) as Objective[];
export const allKinds = Object.keys(kinds) as InitiativeKind[];

/** How many of the three stages are reached. */
export const stagesReached = (maturity: Maturity) => (allMaturities.indexOf(maturity) + 1) as 1 | 2 | 3;
