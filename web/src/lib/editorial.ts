import { m } from '#paraglide/messages.js';
import type { graphql } from './graphql.ts';
import type { IconName } from './ui/icons.ts';

export type EditorialState = ReturnType<typeof graphql.scalar<'EditorialState'>>;
export type Check = ReturnType<typeof graphql.scalar<'Check'>>;

interface Look {
  name: () => string;
  tone: 'plain' | 'jade' | 'lacquer' | 'indigo';
  icon?: IconName;
}

const looks: Record<EditorialState, Look> = {
  DRAFT: { name: m.editorial_draft, tone: 'plain' },
  SUBMITTED: { name: m.editorial_submitted, tone: 'indigo', icon: 'clock' },
  SCREENING: { name: m.editorial_screening, tone: 'indigo', icon: 'clock' },
  REVISION_REQUESTED: { name: m.editorial_revision_requested, tone: 'lacquer', icon: 'warning' },
  VALID: { name: m.editorial_valid, tone: 'jade', icon: 'check' },
  DECLINED: { name: m.editorial_declined, tone: 'lacquer', icon: 'warning' },
  WITHDRAWN: { name: m.editorial_withdrawn, tone: 'plain' },
};

const checks: Record<Check, () => string> = {
  EMAIL_VERIFIED: m.check_email_verified,
  REQUIRED_FIELDS: m.check_required_fields,
  OBJECTIVE: m.check_objective,
  KIND: m.check_kind,
  MATURITY: m.check_maturity,
  UNIT: m.check_unit,
  LANGUAGE: m.check_language,
  CONSENT: m.check_consent,
  LAWFUL: m.check_lawful,
  NO_DUPLICATE: m.check_no_duplicate,
};

/** How a state on the way to VALID looks and reads. */
export const editorialLook = (state: EditorialState) => looks[state];

/** A condition of being VALID, as a sentence that is true when it is met. */
export const checkName = (check: Check) => checks[check]();
