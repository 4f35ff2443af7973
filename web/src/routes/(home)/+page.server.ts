import { error } from '@sveltejs/kit';
import { language } from '#lib/words.ts';
import { m } from '#paraglide/messages.js';
import { HomeQuery } from './documents.ts';

export async function load({ locals }) {
  const { data } = await locals.client.query(HomeQuery, { language: language() });
  if (!data) error(503, m.error_unavailable());
  return {
    season: data.currentSeason,
    units: data.administrativeUnits ?? [],
    newest: data.newest,
    byObjective: {
      CITIZEN_INPUT: data.citizenInput,
      E_GOVERNANCE: data.eGovernance,
      SATISFACTION_360: data.satisfaction360,
    },
  };
}
