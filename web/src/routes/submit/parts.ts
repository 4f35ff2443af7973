import { m } from '#paraglide/messages.js';

/** The parts of the form, in order. */
export const partNames = {
  name: m.submit_part_name,
  story: m.submit_part_story,
  axes: m.submit_part_axes,
  place: m.submit_part_place,
  more: m.submit_part_more,
  contact: m.submit_part_contact,
  consent: m.submit_part_consent,
};

type Part = keyof typeof partNames;

/** The controls of each part that submitting asks for. */
const asked: Partial<Record<Part, string[]>> = {
  name: ['title', 'summary', 'language'],
  story: ['sections.PROBLEM', 'sections.SOLUTION', 'sections.RESULTS'],
  axes: ['maturity', 'objectives', 'kinds'],
  place: ['unitIds', 'organizationId'],
  contact: ['contact', 'contact.name', 'contact.email'],
};

/** Which parts are complete, by what the API misses in the stored draft; none before something is stored. */
export const partsOf = (missing: string[] | undefined) =>
  (Object.keys(partNames) as Part[]).map((id) => ({
    id,
    name: partNames[id](),
    done: (missing && asked[id]?.every((control) => !missing.includes(control))) ?? false,
  }));
