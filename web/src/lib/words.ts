import { m } from '#paraglide/messages.js';
import { getLocale } from '#paraglide/runtime.js';
import type { graphql } from './graphql.ts';

export type Hall = ReturnType<typeof graphql.scalar<'Hall'>>;
export type Maturity = ReturnType<typeof graphql.scalar<'Maturity'>>;
export type Objective = ReturnType<typeof graphql.scalar<'Objective'>>;
export type InitiativeKind = ReturnType<typeof graphql.scalar<'InitiativeKind'>>;
export type PhaseKind = ReturnType<typeof graphql.scalar<'PhaseKind'>>;
export type SectionKind = ReturnType<typeof graphql.scalar<'SectionKind'>>;

/** The language of the page, as the API asks for it. */
export const language = (): 'VI' | 'EN' => (getLocale() === 'vi' ? 'VI' : 'EN');

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
const phases: Record<PhaseKind, { name: () => string; now: () => string }> = {
  PREPARE: { name: m.phase_prepare, now: m.phase_now_prepare },
  OPEN: { name: m.phase_open, now: m.phase_now_open },
  SCREEN: { name: m.phase_screen, now: m.phase_now_screen },
  REVIEW: { name: m.phase_review, now: m.phase_now_review },
  DISCUSS: { name: m.phase_discuss, now: m.phase_now_discuss },
  FREEZE: { name: m.phase_freeze, now: m.phase_now_freeze },
  PUBLISH: { name: m.phase_publish, now: m.phase_now_publish },
  FULL_PROPOSAL: { name: m.phase_full_proposal, now: m.phase_now_full_proposal },
  AWARD: { name: m.phase_award, now: m.phase_now_award },
  IMPLEMENT: { name: m.phase_implement, now: m.phase_now_implement },
  CLOSE: { name: m.phase_close, now: m.phase_now_close },
};
const sections: Record<SectionKind, () => string> = {
  PROBLEM: m.section_problem,
  SOLUTION: m.section_solution,
  RESULTS: m.section_results,
  BENEFITS: m.section_benefits,
  LESSONS: m.section_lessons,
  LEADERSHIP: m.section_leadership,
  REPLICATION: m.section_replication,
};

export const hallName = (hall: Hall) => halls[hall]();
export const maturityName = (maturity: Maturity) => maturities[maturity]();
export const objectiveName = (objective: Objective) => objectives[objective]();
export const kindName = (kind: InitiativeKind) => kinds[kind]();
export const sectionName = (kind: SectionKind) => sections[kind]();
export const phaseName = (kind: PhaseKind) => phases[kind].name();

/** A phase as the state the season is in: Đang tiếp nhận sáng kiến. */
export const phaseNow = (kind: PhaseKind) => phases[kind].now();

/** Every value in the order of the form. */
export const allHalls = Object.keys(halls) as Hall[];
export const allMaturities = Object.keys(maturities) as Maturity[];
export const allObjectives = Object.keys(objectives) as Objective[];
export const allKinds = Object.keys(kinds) as InitiativeKind[];

/** How many of the three stages are reached. */
export const stagesReached = (maturity: Maturity) => (allMaturities.indexOf(maturity) + 1) as 1 | 2 | 3;
