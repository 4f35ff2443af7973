import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AdministrativeUnit as UnitRow, Region as RegionRow } from '@cpii/kit';
import type { ConsentTexts } from '../submission/consent.ts';
import type { EndorsementRow } from '../endorsement/endorsement.table.ts';
import type { Initiative as InitiativeSeen } from '../initiative/initiative.ts';
import type { InitiativePage } from '../initiative/page.ts';
import type { Facets, Facet as FacetRow } from '../gallery/facets.ts';
import type { RevisionRow } from '../revision/revision.table.ts';
import type { Phase as PhaseRow } from '../season/season.ts';
import type { ScreeningSeen, DecisionSeen } from '../screening/screening.ts';
import type { SeasonRow } from '../season/season.table.ts';
import type { Similar } from '../similar/similar.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar day, ISO 8601 (YYYY-MM-DD). */
  Date: { input: string; output: string; }
  /** An instant, ISO 8601 with offset; sent in UTC, shown in Asia/Ho_Chi_Minh. */
  DateTime: { input: Date; output: Date; }
  /** An e-mail address. */
  EmailAddress: { input: string; output: string; }
  /** A whole number from 0 to 2^31 − 1. */
  NonNegativeInt: { input: number; output: number; }
  /** A whole number up to 2^53 − 1, sent as a JSON number. */
  SafeInt: { input: number; output: number; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** A province-level unit of one era. Codes were reused in 2025 with another meaning, so the id holds both: 34-46 is not 63-46. */
export type AdministrativeUnit = {
  __typename?: 'AdministrativeUnit';
  /** Two digits, unique within its era only. */
  code: Scalars['String']['output'];
  /** Whether one of the 63 or of the 34. */
  era: Era;
  /** With its kind, such as Thành phố Hà Nội. */
  fullName: Scalars['String']['output'];
  /** Era and code, such as 34-01; the same for ever. */
  id: Scalars['ID']['output'];
  /** Published initiatives of the unit, its predecessors' included; null when it cannot be read. */
  initiativeCount?: Maybe<Scalars['Int']['output']>;
  /** The same as a list, newest first; null when it cannot be read. */
  initiatives?: Maybe<InitiativeConnection>;
  /** Province or centrally run city. */
  kind: UnitKind;
  /** Short name, such as Hà Nội. */
  name: Scalars['String']['output'];
  /** The units it was made from; empty for one of the 63. */
  predecessors: Array<AdministrativeUnit>;
  /** The socio-economic region of its era. */
  region: Region;
  /** Its name in addresses, unique within its era. */
  slug: Scalars['String']['output'];
  /** The units it went into; empty for a unit of today. */
  successors: Array<AdministrativeUnit>;
  /** Its place on the era's tile map. */
  tile: Tile;
  /** First day; null for before records begin. */
  validFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day; null for a unit of today. */
  validTo?: Maybe<Scalars['Date']['output']>;
};


/** A province-level unit of one era. Codes were reused in 2025 with another meaning, so the id holds both: 34-46 is not 63-46. */
export type AdministrativeUnitFullNameArgs = {
  language?: Language;
};


/** A province-level unit of one era. Codes were reused in 2025 with another meaning, so the id holds both: 34-46 is not 63-46. */
export type AdministrativeUnitInitiativeCountArgs = {
  seasonId?: InputMaybe<Scalars['ID']['input']>;
};


/** A province-level unit of one era. Codes were reused in 2025 with another meaning, so the id holds both: 34-46 is not 63-46. */
export type AdministrativeUnitInitiativesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** A province-level unit of one era. Codes were reused in 2025 with another meaning, so the id holds both: 34-46 is not 63-46. */
export type AdministrativeUnitNameArgs = {
  language?: Language;
};

/** A screener's answer to a condition. */
export type AnswerCheckInput = {
  /** Whether the condition is met. */
  answer: CheckAnswer;
  /** Which condition. */
  check: Check;
  /** Id of the initiative. */
  initiativeId: Scalars['ID']['input'];
  /** Why, for the owner; required for NOT_MET. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The version the caller has seen; refused with VERSION_MISMATCH when the stored one is newer. */
  version: Scalars['Int']['input'];
};

/** The conditions of being VALID. */
export type Check =
  /** Both consents are given. */
  | 'CONSENT'
  /** The owner's address is confirmed. */
  | 'EMAIL_VERIFIED'
  /** It is of at least one kind. */
  | 'KIND'
  /** Its text is Vietnamese or English. */
  | 'LANGUAGE'
  /** It is lawful and no advertising. */
  | 'LAWFUL'
  /** It says how far it is. */
  | 'MATURITY'
  /** It is not a duplicate. */
  | 'NO_DUPLICATE'
  /** It serves at least one objective. */
  | 'OBJECTIVE'
  /** Required fields are complete. */
  | 'REQUIRED_FIELDS'
  /** It names a unit or says that it is nationwide. */
  | 'UNIT';

/** An answer to a condition. */
export type CheckAnswer =
  /** The condition is met. */
  | 'MET'
  /** It is not met. */
  | 'NOT_MET';

/** One condition of being VALID. */
export type ChecklistItem = {
  __typename?: 'ChecklistItem';
  /** The screener's answer; null until answered. */
  answer?: Maybe<CheckAnswer>;
  /** What the machine found when it was submitted; null where it cannot tell. */
  automatic?: Maybe<Scalars['Boolean']['output']>;
  /** Which condition. */
  check: Check;
  /** Why, for the owner; null when nothing. */
  note?: Maybe<Scalars['String']['output']>;
};

/** The wording of the two consents that submitting asks for; stored with the submission by its version. */
export type ConsentText = {
  __typename?: 'ConsentText';
  /** Consent to the handling of personal data. */
  personalData: Scalars['String']['output'];
  /** Consent to publication. */
  publication: Scalars['String']['output'];
  /** Sent back when submitting. */
  textVersion: Scalars['String']['output'];
};


/** The wording of the two consents that submitting asks for; stored with the submission by its version. */
export type ConsentTextPersonalDataArgs = {
  language?: Language;
};


/** The wording of the two consents that submitting asks for; stored with the submission by its version. */
export type ConsentTextPublicationArgs = {
  language?: Language;
};

/** Whom to write to about an initiative. */
export type Contact = {
  __typename?: 'Contact';
  /** Where to write; null in an unfinished draft. */
  email?: Maybe<Scalars['EmailAddress']['output']>;
  /** A person's name; null in an unfinished draft. */
  name?: Maybe<Scalars['String']['output']>;
  /** As typed; null when not said. */
  phone?: Maybe<Scalars['String']['output']>;
  /** What they are there; null when not said. */
  position?: Maybe<Scalars['String']['output']>;
};

/** Whom to write to. */
export type ContactInput = {
  /** Where to write; INVALID unless an e-mail address. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** A person's name, up to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Telephone number as typed, up to 30 characters. */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** What they are there, up to 200 characters. */
  position?: InputMaybe<Scalars['String']['input']>;
};

/** A new draft. */
export type CreateInitiativeInput = {
  /** Whatever is known already; may be empty. */
  fields: InitiativeFields;
  /** One per intended act, 1 to 100 characters: the same key and input return the first answer, another input is refused with IDEMPOTENCY_MISMATCH. */
  idempotencyKey: Scalars['String']['input'];
};

/** Currencies in use. */
export type CurrencyCode =
  /** United States dollar. */
  | 'USD'
  /** Vietnamese đồng. */
  | 'VND';

/** A screener's decision. */
export type DecideScreeningInput = {
  /** The initiative it repeats, when that is the reason. */
  duplicateOf?: InputMaybe<Scalars['ID']['input']>;
  /** One per intended act, 1 to 100 characters: the same key and input return the first answer, another input is refused with IDEMPOTENCY_MISMATCH. */
  idempotencyKey: Scalars['String']['input'];
  /** Id of the initiative. */
  initiativeId: Scalars['ID']['input'];
  /** VALID asks that every condition is met: by the screener's answer or, where none is given, by what the machine found. */
  outcome: ScreeningOutcome;
  /** Why, for the owner; required for anything but VALID. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The version the caller has seen; refused with VERSION_MISMATCH when the stored one is newer. */
  version: Scalars['Int']['input'];
};

/** The way to VALID. */
export type EditorialState =
  /** Refused with a reason. */
  | 'DECLINED'
  /** Being written; its owners alone see it. */
  | 'DRAFT'
  /** Came back with remarks; to be submitted again. */
  | 'REVISION_REQUESTED'
  /** A screener is on it. */
  | 'SCREENING'
  /** Handed in, waiting for a screener. */
  | 'SUBMITTED'
  /** Passed the checklist; published at once. */
  | 'VALID'
  /** Taken back by its owner. */
  | 'WITHDRAWN';

/** A local authority's word for an initiative. A VERIFIED one moves it to the Endorsed hall. */
export type Endorsement = {
  __typename?: 'Endorsement';
  /** Opaque and stable; tells neither order nor time. */
  id: Scalars['ID']['output'];
  /** What staff wrote when deciding. Owners and staff; null for others. */
  note?: Maybe<Scalars['String']['output']>;
  /** Date of the signature or of the act. */
  on: Scalars['Date']['output'];
  /** Who endorses; null when it cannot be read. */
  organization?: Maybe<Organization>;
  /** Name and position of who signed. */
  signatory: Scalars['String']['output'];
  /** How far it is. The public sees VERIFIED ones only. */
  state: EndorsementState;
  /** Grows by one with each change. */
  version: Scalars['Int']['output'];
  /** How it was given. */
  way: EndorsementWay;
};

/** How far an endorsement is. */
export type EndorsementState =
  /** Not yet looked at. */
  | 'PENDING'
  /** Not confirmed, with a note. */
  | 'REFUSED'
  /** Taken back by the organisation or by staff; the hall follows. */
  | 'REVOKED'
  /** Confirmed: the initiative is ENDORSED. */
  | 'VERIFIED';

/** How an endorsement was given. */
export type EndorsementWay =
  /** In the app. */
  | 'IN_APP'
  /** On paper, signed and stamped, as a scan. */
  | 'STAMPED_FORM';

/** The two divisions of the country into provinces. */
export type Era =
  /** Since 1 July 2025. */
  | 'PROVINCES_34'
  /** Until 30 June 2025. */
  | 'PROVINCES_63';

/** Every code an error's extensions.code can have. Clients switch on these and on nothing else; what a viewer may not know of is NOT_FOUND, never FORBIDDEN. */
export type ErrorCode =
  /** The thing is not in a state that allows this, or the same was done already. */
  | 'CONFLICT'
  /** The viewer may see the thing and not do this to it. */
  | 'FORBIDDEN'
  /** This idempotency key was used with another input. */
  | 'IDEMPOTENCY_MISMATCH'
  /** A bug of ours, logged under extensions.requestId; nothing more is told. */
  | 'INTERNAL'
  /** The input breaks a stated rule; extensions.problems says which fields. */
  | 'INVALID'
  /** There is no such thing, or the viewer may not know of it. */
  | 'NOT_FOUND'
  /** The season's active phase does not allow this; the database's clock decides. */
  | 'OUT_OF_PHASE'
  /** Too many requests; extensions.retryAfterSeconds says when to come back. */
  | 'RATE_LIMITED'
  /** This act asks for a second factor in this session. */
  | 'SECOND_FACTOR_REQUIRED'
  /** The document is too deep, too long or too costly; extensions.cost and extensions.limit say by how much. */
  | 'TOO_COSTLY'
  /** Sign in first, or the session or token has ended. */
  | 'UNAUTHENTICATED'
  /** A part of the system does not answer; safe to try again. */
  | 'UNAVAILABLE'
  /** Someone changed it since; read again, then decide. */
  | 'VERSION_MISMATCH';

/** The two halls. */
export type Hall =
  /** Shown, never funded. */
  | 'COMMUNITY'
  /** Endorsed by the local authority; shown, and can be funded. */
  | 'ENDORSED';

/** How many in a hall. */
export type HallFacet = {
  __typename?: 'HallFacet';
  /** Published initiatives with this value that match the other filters. */
  count: Scalars['Int']['output'];
  /** The hall. */
  value: Hall;
};

/** A way to let citizens shape, use or judge public services. It moves on independent axes: editorial, maturity, hall, publication. Public while PUBLISHED; what is shown is the published revision, and to its owners their working revision. */
export type Initiative = {
  __typename?: 'Initiative';
  /** Who gains and how; null when not said. */
  beneficiaries?: Maybe<Scalars['String']['output']>;
  /** How many people it reaches, as its owner estimates; null when not said. */
  beneficiaryCount?: Maybe<Scalars['Int']['output']>;
  /** Whom to write to. Owners and staff; null for others. */
  contact?: Maybe<Contact>;
  /** What it costs or cost, as its owner states; null when not said. */
  cost?: Maybe<Money>;
  /** When it was begun. Owners and staff; null for others. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The same in today's 34, so that it is found where it is now. */
  currentUnits: Array<AdministrativeUnit>;
  /** How far it is on the way to VALID. The public only ever sees VALID ones, so null for them. */
  editorial?: Maybe<EditorialState>;
  /** The one that decides the hall, or the latest; null when there is none for the viewer. */
  endorsement?: Maybe<Endorsement>;
  /** Which hall it hangs in. */
  hall: Hall;
  /** Opaque and stable; tells neither order nor time. */
  id: Scalars['ID']['output'];
  /** At least one once submitted. */
  kinds: Array<InitiativeKind>;
  /** The language it is written in. */
  language: Language;
  /** Languages it can be read in. */
  languages: Array<Language>;
  /** How far it is in the world; null in a draft that does not say. */
  maturity?: Maybe<Maturity>;
  /** Whether it concerns the whole country and no unit in particular. */
  nationwide: Scalars['Boolean']['output'];
  /** At least one once submitted. */
  objectives: Array<Objective>;
  /** The body that submits it; null for a person on their own. */
  organization?: Maybe<Organization>;
  /** The person who submits it. Its owners and staff; the public when it is a person on their own; null otherwise. */
  owner?: Maybe<User>;
  /** Whether it is shown. */
  publication: PublicationState;
  /** When it was first published; null before. */
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** One revision; null when unknown or not for the viewer. */
  revision?: Maybe<InitiativeRevision>;
  /** Its revisions, newest first. */
  revisions: InitiativeRevisionConnection;
  /** How far the working revision is. Owners and editors; null for others. */
  saveState?: Maybe<SaveState>;
  /** Its latest screening. Owners and staff; null for others and before the first submission. */
  screening?: Maybe<Screening>;
  /** The season it takes part in; null in a draft. */
  season?: Maybe<Season>;
  /** The text by heading, in the order of the form; empty ones are left out. */
  sections: Array<Section>;
  /** Published ones like it, most alike first. */
  similar: Array<SimilarInitiative>;
  /** Its name in addresses: made of the title when first published, and fixed from then on; a draft has a provisional one. */
  slug: Scalars['String']['output'];
  /** When it was first submitted. Owners and staff; null for others and before. */
  submittedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it is, in at most 500 characters; empty in a young draft. */
  summary: Scalars['String']['output'];
  /** Its title. */
  title: Scalars['String']['output'];
  /** The unit it was submitted from, of that day's era; null in a young draft and for a nationwide one. */
  unit?: Maybe<AdministrativeUnit>;
  /** All units it concerns, that one first. */
  units: Array<AdministrativeUnit>;
  /** When its public content last changed; never moved by reviewing, screening or drafts. */
  updatedAt: Scalars['DateTime']['output'];
  /** Grows by one with each change of content or state; sent back when editing. Owners, editors and staff; null for others, to whom updatedAt tells enough. */
  version?: Maybe<Scalars['Int']['output']>;
  /** What the viewer may do with it now; the buttons to show. */
  viewerActions: Array<InitiativeAction>;
};


/** A way to let citizens shape, use or judge public services. It moves on independent axes: editorial, maturity, hall, publication. Public while PUBLISHED; what is shown is the published revision, and to its owners their working revision. */
export type InitiativeRevisionArgs = {
  number?: InputMaybe<Scalars['Int']['input']>;
};


/** A way to let citizens shape, use or judge public services. It moves on independent axes: editorial, maturity, hall, publication. Public while PUBLISHED; what is shown is the published revision, and to its owners their working revision. */
export type InitiativeRevisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** A way to let citizens shape, use or judge public services. It moves on independent axes: editorial, maturity, hall, publication. Public while PUBLISHED; what is shown is the published revision, and to its owners their working revision. */
export type InitiativeSectionsArgs = {
  language?: InputMaybe<Language>;
};


/** A way to let citizens shape, use or judge public services. It moves on independent axes: editorial, maturity, hall, publication. Public while PUBLISHED; what is shown is the published revision, and to its owners their working revision. */
export type InitiativeSimilarArgs = {
  first?: Scalars['Int']['input'];
};


/** A way to let citizens shape, use or judge public services. It moves on independent axes: editorial, maturity, hall, publication. Public while PUBLISHED; what is shown is the published revision, and to its owners their working revision. */
export type InitiativeSummaryArgs = {
  language?: InputMaybe<Language>;
};


/** A way to let citizens shape, use or judge public services. It moves on independent axes: editorial, maturity, hall, publication. Public while PUBLISHED; what is shown is the published revision, and to its owners their working revision. */
export type InitiativeTitleArgs = {
  language?: InputMaybe<Language>;
};

/** What a viewer can do with an initiative. */
export type InitiativeAction =
  /** Delete it; it was never handed in. */
  | 'DISCARD'
  /** Change it. */
  | 'EDIT'
  /** Answer its checklist and decide. */
  | 'SCREEN'
  /** Hand it in, or hand it in again. */
  | 'SUBMIT'
  /** Take it back. */
  | 'WITHDRAW';

/** A page of initiatives. */
export type InitiativeConnection = {
  __typename?: 'InitiativeConnection';
  /** A mended spelling that finds something, with its results on this page; null unless the search as typed found nothing. */
  didYouMean?: Maybe<Scalars['String']['output']>;
  /** The page with a cursor for each item. */
  edges: Array<InitiativeEdge>;
  /** Counts per filter value over all pages, as if that one filter were not set. */
  facets: InitiativeFacets;
  /** The page without cursors. */
  nodes: Array<Initiative>;
  /** Whether and where the list goes on. */
  pageInfo: PageInfo;
  /** How many the viewer may see over all pages; never counts what is sealed from them. */
  totalCount: Scalars['Int']['output'];
};

/** One item of a page of initiatives. */
export type InitiativeEdge = {
  __typename?: 'InitiativeEdge';
  /** Where this item stands in the list. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Initiative;
};

/** Counts per filter value, over public things only. Values without any are left out, save for halls and maturities. */
export type InitiativeFacets = {
  __typename?: 'InitiativeFacets';
  /** By hall. */
  halls: Array<HallFacet>;
  /** By kind; one initiative can count in several. */
  kinds: Array<KindFacet>;
  /** By stage. */
  maturities: Array<MaturityFacet>;
  /** By objective; one initiative can count in several. */
  objectives: Array<ObjectiveFacet>;
  /** By region of today. */
  regions: Array<RegionFacet>;
  /** By season, newest first. */
  seasons: Array<SeasonFacet>;
  /** By unit of today. */
  units: Array<UnitFacet>;
};

/** Content of an initiative. A field left out stays, null empties it; a draft may be as unfinished as it likes. */
export type InitiativeFields = {
  /** Who gains and how, up to 2,000 characters. */
  beneficiaries?: InputMaybe<Scalars['String']['input']>;
  /** How many people it reaches. */
  beneficiaryCount?: InputMaybe<Scalars['NonNegativeInt']['input']>;
  /** Whom to write to. */
  contact?: InputMaybe<ContactInput>;
  /** What it costs or cost. */
  cost?: InputMaybe<MoneyInput>;
  /** What kind of novelty it is; at least one to submit. */
  kinds?: InputMaybe<Array<InitiativeKind>>;
  /** The language it is written in. */
  language?: InputMaybe<Language>;
  /** How far it is. */
  maturity?: InputMaybe<Maturity>;
  /** Whether it concerns the whole country and no unit in particular. */
  nationwide?: InputMaybe<Scalars['Boolean']['input']>;
  /** The objectives; at least one to submit. */
  objectives?: InputMaybe<Array<Objective>>;
  /** The body that submits it, of which the viewer is owner or editor. */
  organizationId?: InputMaybe<Scalars['ID']['input']>;
  /** The headings to write; the others stay. */
  sections?: InputMaybe<Array<SectionInput>>;
  /** Up to 500 characters. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** Up to 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** The text in the other language. */
  translation?: InputMaybe<TranslationInput>;
  /** Units of today, where it comes from first, up to 34; none for a nationwide one. */
  unitIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Which published initiatives: all given conditions together, any value within one; an empty list matches nothing. */
export type InitiativeFilter = {
  /** Any of these halls. */
  halls?: InputMaybe<Array<Hall>>;
  /** Any of these kinds. */
  kinds?: InputMaybe<Array<InitiativeKind>>;
  /** That can be read in any of these. */
  languages?: InputMaybe<Array<Language>>;
  /** Any of these stages. */
  maturities?: InputMaybe<Array<Maturity>>;
  /** Any of these objectives. */
  objectives?: InputMaybe<Array<Objective>>;
  /** Any of these submitting organisations. */
  organizations?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** First published not before. */
  publishedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** First published before. */
  publishedTo?: InputMaybe<Scalars['DateTime']['input']>;
  /** Regions, in the same way. */
  regions?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Any of these seasons. */
  seasons?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Units of either era; one of today includes its predecessors. */
  units?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Public content changed not before. */
  updatedFrom?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What kind of novelty it is. */
export type InitiativeKind =
  /** A new channel of communication. */
  | 'COMMUNICATION_CHANNEL'
  /** An added feature or a better process. */
  | 'FEATURE_OR_PROCESS'
  /** A new product. */
  | 'NEW_PRODUCT'
  /** A new service. */
  | 'NEW_SERVICE'
  /** Another way of organising. */
  | 'ORGANIZATION';

/** The content of an initiative at one moment. Public once published, while its initiative is. */
export type InitiativeRevision = {
  __typename?: 'InitiativeRevision';
  /** Its beneficiaries then; null when not said. */
  beneficiaries?: Maybe<Scalars['String']['output']>;
  /** Names of the fields that differ from the one before; empty for the first. */
  changed: Array<Scalars['String']['output']>;
  /** Its cost then; null when not said. */
  cost?: Maybe<Money>;
  /** Opaque and stable; tells neither order nor time. */
  id: Scalars['ID']['output'];
  /** Its kinds then. */
  kinds: Array<InitiativeKind>;
  /** Its stage then; null when not said. */
  maturity?: Maybe<Maturity>;
  /** What its writer says of the change; null when nothing. */
  note?: Maybe<Scalars['String']['output']>;
  /** 1 for the first. */
  number: Scalars['Int']['output'];
  /** Its objectives then. */
  objectives: Array<Objective>;
  /** When it was published; null when never. */
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its text then, by heading. */
  sections: Array<Section>;
  /** Whether it is the one shown. */
  state: RevisionState;
  /** Its summary then. */
  summary: Scalars['String']['output'];
  /** Its title then. */
  title: Scalars['String']['output'];
};


/** The content of an initiative at one moment. Public once published, while its initiative is. */
export type InitiativeRevisionSectionsArgs = {
  language?: InputMaybe<Language>;
};


/** The content of an initiative at one moment. Public once published, while its initiative is. */
export type InitiativeRevisionSummaryArgs = {
  language?: InputMaybe<Language>;
};


/** The content of an initiative at one moment. Public once published, while its initiative is. */
export type InitiativeRevisionTitleArgs = {
  language?: InputMaybe<Language>;
};

/** A page of revisions. */
export type InitiativeRevisionConnection = {
  __typename?: 'InitiativeRevisionConnection';
  /** The page with a cursor for each item. */
  edges: Array<InitiativeRevisionEdge>;
  /** The page without cursors. */
  nodes: Array<InitiativeRevision>;
  /** Whether and where the list goes on. */
  pageInfo: PageInfo;
  /** How many the viewer may see over all pages; never counts what is sealed from them. */
  totalCount: Scalars['Int']['output'];
};

/** One item of a page of revisions. */
export type InitiativeRevisionEdge = {
  __typename?: 'InitiativeRevisionEdge';
  /** Where this item stands in the list. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: InitiativeRevision;
};

/** Orders of a list; equal ones by id, so that pages never overlap. */
export type InitiativeSort =
  /** Last published first. */
  | 'NEWEST'
  /** First published first. */
  | 'OLDEST'
  /** Best match first; NEWEST without a search. */
  | 'RELEVANCE'
  /** By title, in Vietnamese order. */
  | 'TITLE'
  /** Public content changed last first. */
  | 'UPDATED';

/** One broken rule of an input, as in extensions.problems and in the rows of bulk writes. */
export type InputProblem = {
  __typename?: 'InputProblem';
  /** What kind of problem. */
  code: ErrorCode;
  /** A sentence the person can act on, in the language of the request. */
  message: Scalars['String']['output'];
  /** Where in the input: field names and list positions, outermost first; empty when it is the whole. */
  path: Array<Scalars['String']['output']>;
};

/** How many of a kind. */
export type KindFacet = {
  __typename?: 'KindFacet';
  /** Published initiatives with this value that match the other filters. */
  count: Scalars['Int']['output'];
  /** The kind. */
  value: InitiativeKind;
};

/** Languages of the product. Vietnamese comes first. */
export type Language =
  /** English. */
  | 'EN'
  /** Vietnamese. */
  | 'VI';

/** How far it is in the world; only ever forward. */
export type Maturity =
  /** At work at scale; confirmed by staff. */
  | 'DEPLOYED'
  /** An idea. */
  | 'IDEA'
  /** Being tried. */
  | 'PILOT';

/** How many at a stage. */
export type MaturityFacet = {
  __typename?: 'MaturityFacet';
  /** Published initiatives with this value that match the other filters. */
  count: Scalars['Int']['output'];
  /** The stage. */
  value: Maturity;
};

/** An amount as stated, never converted. */
export type Money = {
  __typename?: 'Money';
  /** Whole units of the currency. */
  amount: Scalars['SafeInt']['output'];
  /** The currency. */
  currency: CurrencyCode;
};

/** An amount as stated. */
export type MoneyInput = {
  /** Whole units of the currency, not negative. */
  amount: Scalars['SafeInt']['input'];
  /** The currency. */
  currency: CurrencyCode;
};

/** Writes. Each gives the written thing or an error; one act per request is the habit. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Answers a condition. The screener on it; INVALID for NOT_MET without a note, CONFLICT unless SCREENING, VERSION_MISMATCH. */
  answerCheck: Screening;
  /** Takes it on: SUBMITTED becomes SCREENING. Screeners and programme managers, except for their own and their organisations'; CONFLICT when another has it. */
  claimScreening: Initiative;
  /** Begins a draft. Anyone signed in, in any phase; FORBIDDEN for an organisation the viewer does not write for. */
  createInitiative: Initiative;
  /** Decides; VALID publishes at once. The screener on it; INVALID while a condition is open, CONFLICT unless SCREENING, VERSION_MISMATCH. */
  decideScreening: Initiative;
  /** Deletes a draft that was never submitted. Owners and editors; CONFLICT otherwise. */
  discardDraft: Scalars['Boolean']['output'];
  /** Gives it back to the queue. The screener on it. */
  releaseScreening: Initiative;
  /** Stores a change of a DRAFT or after REVISION_REQUESTED. Once VALID it is published at once as a new revision, and title, language, maturity, objectives, units and organisation stay as they were screened. Owners and editors; INVALID, CONFLICT in any other state, VERSION_MISMATCH. */
  saveInitiative: Initiative;
  /** Hands in a draft, or again after remarks. The database's clock decides: OUT_OF_PHASE after the deadline, for a resubmission 14 days later. Owners and editors; INVALID names every missing item, CONFLICT in any other state, VERSION_MISMATCH. */
  submitInitiative: Initiative;
  /** Takes it back; it leaves the Expo. Owners and editors; CONFLICT for a draft and when withdrawn already, VERSION_MISMATCH. */
  withdrawInitiative: Initiative;
};


/** Writes. Each gives the written thing or an error; one act per request is the habit. */
export type MutationAnswerCheckArgs = {
  input: AnswerCheckInput;
};


/** Writes. Each gives the written thing or an error; one act per request is the habit. */
export type MutationClaimScreeningArgs = {
  initiativeId: Scalars['ID']['input'];
};


/** Writes. Each gives the written thing or an error; one act per request is the habit. */
export type MutationCreateInitiativeArgs = {
  input: CreateInitiativeInput;
};


/** Writes. Each gives the written thing or an error; one act per request is the habit. */
export type MutationDecideScreeningArgs = {
  input: DecideScreeningInput;
};


/** Writes. Each gives the written thing or an error; one act per request is the habit. */
export type MutationDiscardDraftArgs = {
  id: Scalars['ID']['input'];
};


/** Writes. Each gives the written thing or an error; one act per request is the habit. */
export type MutationReleaseScreeningArgs = {
  initiativeId: Scalars['ID']['input'];
};


/** Writes. Each gives the written thing or an error; one act per request is the habit. */
export type MutationSaveInitiativeArgs = {
  input: SaveInitiativeInput;
};


/** Writes. Each gives the written thing or an error; one act per request is the habit. */
export type MutationSubmitInitiativeArgs = {
  input: SubmitInitiativeInput;
};


/** Writes. Each gives the written thing or an error; one act per request is the habit. */
export type MutationWithdrawInitiativeArgs = {
  input: WithdrawInitiativeInput;
};

/** The programme's three objectives. */
export type Objective =
  /** Citizens' input into policy. */
  | 'CITIZEN_INPUT'
  /** E-governance and access to services online. */
  | 'E_GOVERNANCE'
  /** All-round feedback on how satisfied people are. */
  | 'SATISFACTION_360';

/** How many with an objective. */
export type ObjectiveFacet = {
  __typename?: 'ObjectiveFacet';
  /** Published initiatives with this value that match the other filters. */
  count: Scalars['Int']['output'];
  /** The objective. */
  value: Objective;
};

export type Organization = {
  __typename?: 'Organization';
  id: Scalars['ID']['output'];
  /** Published initiatives of the organisation, newest first; null when they cannot be read. */
  initiatives?: Maybe<InitiativeConnection>;
};


export type OrganizationInitiativesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** Whether and where a list goes on. Lists go forward only. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last item, for the next page's after; null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there is more after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether a cursor was given, so that something came before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A stretch of a season. */
export type Phase = {
  __typename?: 'Phase';
  /** Whether it is going on now. */
  active: Scalars['Boolean']['output'];
  /** First instant after it. */
  endsAt: Scalars['DateTime']['output'];
  /** Which phase it is. */
  kind: PhaseKind;
  /** First instant. */
  startsAt: Scalars['DateTime']['output'];
};

/** The phases of a season, in order. */
export type PhaseKind =
  /** Grants are awarded. */
  | 'AWARD'
  /** The season is over. */
  | 'CLOSE'
  /** Reviewers of one initiative see each other's scores, without names. */
  | 'DISCUSS'
  /** The ranking is frozen and its hash posted. */
  | 'FREEZE'
  /** Those on the list write a full proposal. */
  | 'FULL_PROPOSAL'
  /** Grants run. */
  | 'IMPLEMENT'
  /** Initiatives can be submitted. */
  | 'OPEN'
  /** The site and its questions and answers are open. */
  | 'PREPARE'
  /** The list of 3 to 5 is published. */
  | 'PUBLISH'
  /** Experts score; scores are sealed. */
  | 'REVIEW'
  /** What was submitted is checked; may overlap with OPEN. */
  | 'SCREEN';

/** Whether it is shown. */
export type PublicationState =
  /** Not published yet, or withdrawn. */
  | 'HIDDEN'
  /** Shown. */
  | 'PUBLISHED';

/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type Query = {
  __typename?: 'Query';
  /** One unit, by id or by era and code; null when unknown. */
  administrativeUnit?: Maybe<AdministrativeUnit>;
  /** All units of an era, by name in Vietnamese order; at most 63, so not paged. */
  administrativeUnits?: Maybe<Array<AdministrativeUnit>>;
  /** What submitting asks people to agree to. */
  consentText?: Maybe<ConsentText>;
  /** The season with an active phase, of several the one that began last; else the next to begin, else the last; null before the first. */
  currentSeason?: Maybe<Season>;
  /** One initiative, by exactly one of the two; null when unknown or not for the viewer. */
  initiative?: Maybe<Initiative>;
  /** Published initiatives: the gallery, the library and the bulk reader's door. */
  initiatives?: Maybe<InitiativeConnection>;
  /** The viewer's and their organisations', drafts included, last changed first; null when nobody is signed in. */
  myInitiatives?: Maybe<InitiativeConnection>;
  /** The regions of an era. */
  regions?: Maybe<Array<Region>>;
  /** What waits for a screener, longest waiting first. Screeners and programme managers, less their own conflicts; null for others. */
  screeningQueue?: Maybe<InitiativeConnection>;
  /** One season, by exactly one of the two; null when unknown. */
  season?: Maybe<Season>;
  /** All seasons, newest first; a few, so not paged. */
  seasons?: Maybe<Array<Season>>;
  /** Published ones like a text being written, most alike first, so that nobody starts what exists. */
  similarInitiatives?: Maybe<Array<SimilarInitiative>>;
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryAdministrativeUnitArgs = {
  code?: InputMaybe<Scalars['String']['input']>;
  era?: Era;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryAdministrativeUnitsArgs = {
  era?: Era;
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryInitiativeArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryInitiativesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InitiativeFilter>;
  first?: Scalars['Int']['input'];
  search?: InputMaybe<Scalars['String']['input']>;
  sort?: InitiativeSort;
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryMyInitiativesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  editorial?: InputMaybe<Array<EditorialState>>;
  first?: Scalars['Int']['input'];
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryRegionsArgs = {
  era?: Era;
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryScreeningQueueArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ScreeningFilter>;
  first?: Scalars['Int']['input'];
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QuerySeasonArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QuerySimilarInitiativesArgs = {
  first?: Scalars['Int']['input'];
  summary?: InputMaybe<Scalars['String']['input']>;
  title: Scalars['String']['input'];
};

/** A socio-economic region of one era. */
export type Region = {
  __typename?: 'Region';
  /** Which division it belongs to. */
  era: Era;
  /** Era and name, such as 34-dong-bang-song-hong. */
  id: Scalars['ID']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** Its units, by name. */
  units: Array<AdministrativeUnit>;
};


/** A socio-economic region of one era. */
export type RegionNameArgs = {
  language?: Language;
};

/** How many of a region of today. */
export type RegionFacet = {
  __typename?: 'RegionFacet';
  /** Published initiatives with this value that match the other filters. */
  count: Scalars['Int']['output'];
  /** The region. */
  region: Region;
  /** The region's id, as the filter takes it. */
  value: Scalars['ID']['output'];
};

/** What became of a revision. */
export type RevisionState =
  /** The one shown. */
  | 'CURRENT'
  /** Handed in, waits for a screener. */
  | 'IN_SCREENING'
  /** Never shown; owners and staff alone. */
  | 'REFUSED'
  /** Was shown once. */
  | 'SUPERSEDED'
  /** Being written; owners alone. */
  | 'WORKING';

/** A change, by autosave or by hand. */
export type SaveInitiativeInput = {
  /** What changes. */
  fields: InitiativeFields;
  /** Which initiative. */
  id: Scalars['ID']['input'];
  /** What to say of the change once it is public, up to 500 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The version the caller has seen; refused with VERSION_MISMATCH when the stored one is newer. */
  version: Scalars['Int']['input'];
};

/** What autosave needs to know. */
export type SaveState = {
  __typename?: 'SaveState';
  /** Whether it could be submitted as it is. */
  complete: Scalars['Boolean']['output'];
  /** What is still to do, as submitting would say. */
  missing: Array<InputProblem>;
  /** When the last change was stored, by the server's clock. */
  savedAt: Scalars['DateTime']['output'];
};

/** The screening of an initiative. Owners and staff. */
export type Screening = {
  __typename?: 'Screening';
  /** The screener on it. Staff only; null for others and while nobody is. */
  assignee?: Maybe<User>;
  /** Every condition, in order. */
  checklist: Array<ChecklistItem>;
  /** What was decided so far, oldest first. */
  decisions: Array<ScreeningDecision>;
  /** Grows with each answer; sent back when answering and deciding. */
  version: Scalars['Int']['output'];
  /** Since when it waits. */
  waitingSince: Scalars['DateTime']['output'];
};

/** What a screener decided. Owners see it without the name, staff with it. */
export type ScreeningDecision = {
  __typename?: 'ScreeningDecision';
  /** When it was decided. */
  decidedAt: Scalars['DateTime']['output'];
  /** Who. Staff only; null for others. */
  decidedBy?: Maybe<User>;
  /** Opaque and stable; tells neither order nor time. */
  id: Scalars['ID']['output'];
  /** What was decided. */
  outcome: ScreeningOutcome;
  /** Why; never null for anything but VALID. */
  reason?: Maybe<Scalars['String']['output']>;
  /** On which revision. */
  revision: InitiativeRevision;
};

/** Which of the queue: all given conditions together. */
export type ScreeningFilter = {
  /** SUBMITTED, SCREENING; both when left out. */
  editorial?: InputMaybe<Array<EditorialState>>;
  /** Only those assigned to the viewer, or only the others. */
  mine?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of this season; all when left out. */
  seasonId?: InputMaybe<Scalars['ID']['input']>;
  /** Of these units. */
  unitIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** What can be decided. */
export type ScreeningOutcome =
  /** Refused. */
  | 'DECLINED'
  /** Goes back with remarks. */
  | 'REVISION_REQUESTED'
  /** Passes: published at once. */
  | 'VALID';

/** One year's call. What a person may do follows from its active phases, by the database's clock. */
export type Season = {
  __typename?: 'Season';
  /** The phases active now, in order; empty between phases and after CLOSE. */
  activePhases: Array<PhaseKind>;
  /** The active phase that ends first, for a countdown; null between phases and after CLOSE. */
  currentPhase?: Maybe<Phase>;
  /** Who is VALID by then is reviewed in this season, later ones in the next; null while not set. */
  cutOffAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many grants are planned, 3 to 5. */
  grantsPlanned: Scalars['Int']['output'];
  /** Opaque and stable; tells neither order nor time. */
  id: Scalars['ID']['output'];
  /** Published initiatives of the season. */
  initiativeCount: Scalars['Int']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** Its phases in order; they may overlap. */
  phases: Array<Phase>;
  /** Its name in addresses, such as 2026. */
  slug: Scalars['String']['output'];
  /** The deadline: end of OPEN; null while not set. */
  submissionsCloseAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows by one with each change. */
  version: Scalars['Int']['output'];
  /** What the viewer may do now; the buttons to show. */
  viewerActions: Array<SeasonAction>;
};


/** One year's call. What a person may do follows from its active phases, by the database's clock. */
export type SeasonNameArgs = {
  language?: Language;
};

/** What a viewer can do in a season. */
export type SeasonAction =
  /** Work on the screening queue. */
  | 'SCREEN'
  /** Submit an initiative. */
  | 'SUBMIT';

/** How many of a season. */
export type SeasonFacet = {
  __typename?: 'SeasonFacet';
  /** Published initiatives with this value that match the other filters. */
  count: Scalars['Int']['output'];
  /** The season. */
  season: Season;
  /** The season's id, as the filter takes it. */
  value: Scalars['ID']['output'];
};

/** One heading of the form and what is written under it. */
export type Section = {
  __typename?: 'Section';
  /** Markdown, up to 10,000 characters. */
  body: Scalars['String']['output'];
  /** Which heading. */
  kind: SectionKind;
};

/** What is written under one heading. */
export type SectionInput = {
  /** Markdown, up to 10,000 characters; empty to clear it. */
  body: Scalars['String']['input'];
  /** Which heading. */
  kind: SectionKind;
};

/** Headings of the form, in order. */
export type SectionKind =
  /** What people gain. */
  | 'BENEFITS'
  /** How local leaders stand behind it. */
  | 'LEADERSHIP'
  /** What was learnt. */
  | 'LESSONS'
  /** The problem it solves. */
  | 'PROBLEM'
  /** What another locality needs to do the same. */
  | 'REPLICATION'
  /** Results, with their evidence. */
  | 'RESULTS'
  /** What is done. */
  | 'SOLUTION';

/** How alike a published initiative is. */
export type SimilarInitiative = {
  __typename?: 'SimilarInitiative';
  /** The other one. */
  initiative: Initiative;
  /** 0 to 1, by their texts. */
  likeness: Scalars['Float']['output'];
};

/** Handing an initiative in, with both consents. */
export type SubmitInitiativeInput = {
  /** Agrees to the handling of personal data, as consentText.personalData says; must be true. */
  consentPersonalData: Scalars['Boolean']['input'];
  /** Agrees to publication, as consentText.publication says; must be true. */
  consentPublication: Scalars['Boolean']['input'];
  /** Which initiative. */
  id: Scalars['ID']['input'];
  /** One per intended act, 1 to 100 characters: the same key and input return the first answer, another input is refused with IDEMPOTENCY_MISMATCH. */
  idempotencyKey: Scalars['String']['input'];
  /** The wording of both that was shown: consentText.textVersion; INVALID unless the present one. */
  textVersion: Scalars['String']['input'];
  /** The version the caller has seen; refused with VERSION_MISMATCH when the stored one is newer. */
  version: Scalars['Int']['input'];
};

/** A square of the tile map. */
export type Tile = {
  __typename?: 'Tile';
  /** From 0 in the west. */
  column: Scalars['Int']['output'];
  /** From 0 in the north. */
  row: Scalars['Int']['output'];
};

/** The other language's text. */
export type TranslationInput = {
  /** The headings that are translated. */
  sections?: InputMaybe<Array<SectionInput>>;
  /** The summary. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** The title in the other language. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** How many of a unit of today. */
export type UnitFacet = {
  __typename?: 'UnitFacet';
  /** Published initiatives with this value that match the other filters. */
  count: Scalars['Int']['output'];
  /** The unit. */
  unit: AdministrativeUnit;
  /** The unit's id, as the filter takes it. */
  value: Scalars['ID']['output'];
};

/** Kinds of province-level units. */
export type UnitKind =
  /** A centrally run city. */
  | 'CITY'
  /** A province. */
  | 'PROVINCE';

export type User = {
  __typename?: 'User';
  id: Scalars['ID']['output'];
};

/** Taking back. */
export type WithdrawInitiativeInput = {
  /** Which initiative. */
  id: Scalars['ID']['input'];
  /** One per intended act, 1 to 100 characters: the same key and input return the first answer, another input is refused with IDEMPOTENCY_MISMATCH. */
  idempotencyKey: Scalars['String']['input'];
  /** Why, for staff, up to 2,000 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The version the caller has seen; refused with VERSION_MISMATCH when the stored one is newer. */
  version: Scalars['Int']['input'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  AdministrativeUnit: AdministrativeUnit;
  Initiative: Initiative;
  InitiativeRevision: InitiativeRevision;
  Organization: Organization;
  Region: Region;
  Season: Season;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  AdministrativeUnit:
    ( { __typename: 'AdministrativeUnit' }
    & GraphQLRecursivePick<FederationTypes['AdministrativeUnit'], {"id":true}> );
  Initiative:
    ( { __typename: 'Initiative' }
    & GraphQLRecursivePick<FederationTypes['Initiative'], {"id":true}> );
  InitiativeRevision:
    ( { __typename: 'InitiativeRevision' }
    & GraphQLRecursivePick<FederationTypes['InitiativeRevision'], {"id":true}> );
  Organization:
    ( { __typename: 'Organization' }
    & GraphQLRecursivePick<FederationTypes['Organization'], {"id":true}> );
  Region:
    ( { __typename: 'Region' }
    & GraphQLRecursivePick<FederationTypes['Region'], {"id":true}> );
  Season:
    ( { __typename: 'Season' }
    & GraphQLRecursivePick<FederationTypes['Season'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AdministrativeUnit: ResolverTypeWrapper<UnitRow>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AnswerCheckInput: AnswerCheckInput;
  Check: Check;
  CheckAnswer: CheckAnswer;
  ChecklistItem: ResolverTypeWrapper<ChecklistItem>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ConsentText: ResolverTypeWrapper<ConsentTexts>;
  Contact: ResolverTypeWrapper<Contact>;
  ContactInput: ContactInput;
  CreateInitiativeInput: CreateInitiativeInput;
  CurrencyCode: CurrencyCode;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DecideScreeningInput: DecideScreeningInput;
  EditorialState: EditorialState;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  Endorsement: ResolverTypeWrapper<EndorsementRow>;
  EndorsementState: EndorsementState;
  EndorsementWay: EndorsementWay;
  Era: Era;
  ErrorCode: ErrorCode;
  Hall: Hall;
  HallFacet: ResolverTypeWrapper<HallFacet>;
  Initiative: ResolverTypeWrapper<InitiativeSeen>;
  InitiativeAction: InitiativeAction;
  InitiativeConnection: ResolverTypeWrapper<InitiativePage>;
  InitiativeEdge: ResolverTypeWrapper<Omit<InitiativeEdge, 'node'> & { node: ResolversTypes['Initiative'] }>;
  InitiativeFacets: ResolverTypeWrapper<Facets>;
  InitiativeFields: InitiativeFields;
  InitiativeFilter: InitiativeFilter;
  InitiativeKind: InitiativeKind;
  InitiativeRevision: ResolverTypeWrapper<RevisionRow>;
  InitiativeRevisionConnection: ResolverTypeWrapper<Omit<InitiativeRevisionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['InitiativeRevisionEdge']>, nodes: Array<ResolversTypes['InitiativeRevision']> }>;
  InitiativeRevisionEdge: ResolverTypeWrapper<Omit<InitiativeRevisionEdge, 'node'> & { node: ResolversTypes['InitiativeRevision'] }>;
  InitiativeSort: InitiativeSort;
  InputProblem: ResolverTypeWrapper<InputProblem>;
  KindFacet: ResolverTypeWrapper<KindFacet>;
  Language: Language;
  Maturity: Maturity;
  MaturityFacet: ResolverTypeWrapper<MaturityFacet>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NonNegativeInt: ResolverTypeWrapper<Scalars['NonNegativeInt']['output']>;
  Objective: Objective;
  ObjectiveFacet: ResolverTypeWrapper<ObjectiveFacet>;
  Organization: ResolverTypeWrapper<{ id: string }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Phase: ResolverTypeWrapper<PhaseRow>;
  PhaseKind: PhaseKind;
  PublicationState: PublicationState;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Region: ResolverTypeWrapper<RegionRow>;
  RegionFacet: ResolverTypeWrapper<FacetRow>;
  RevisionState: RevisionState;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  SaveInitiativeInput: SaveInitiativeInput;
  SaveState: ResolverTypeWrapper<SaveState>;
  Screening: ResolverTypeWrapper<ScreeningSeen>;
  ScreeningDecision: ResolverTypeWrapper<DecisionSeen>;
  ScreeningFilter: ScreeningFilter;
  ScreeningOutcome: ScreeningOutcome;
  Season: ResolverTypeWrapper<SeasonRow>;
  SeasonAction: SeasonAction;
  SeasonFacet: ResolverTypeWrapper<FacetRow>;
  Section: ResolverTypeWrapper<Section>;
  SectionInput: SectionInput;
  SectionKind: SectionKind;
  SimilarInitiative: ResolverTypeWrapper<Similar>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  SubmitInitiativeInput: SubmitInitiativeInput;
  Tile: ResolverTypeWrapper<Tile>;
  TranslationInput: TranslationInput;
  UnitFacet: ResolverTypeWrapper<FacetRow>;
  UnitKind: UnitKind;
  User: ResolverTypeWrapper<{ id: string }>;
  WithdrawInitiativeInput: WithdrawInitiativeInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AdministrativeUnit: UnitRow;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  AnswerCheckInput: AnswerCheckInput;
  ChecklistItem: ChecklistItem;
  Boolean: Scalars['Boolean']['output'];
  ConsentText: ConsentTexts;
  Contact: Contact;
  ContactInput: ContactInput;
  CreateInitiativeInput: CreateInitiativeInput;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DecideScreeningInput: DecideScreeningInput;
  EmailAddress: Scalars['EmailAddress']['output'];
  Endorsement: EndorsementRow;
  HallFacet: HallFacet;
  Initiative: InitiativeSeen;
  InitiativeConnection: InitiativePage;
  InitiativeEdge: Omit<InitiativeEdge, 'node'> & { node: ResolversParentTypes['Initiative'] };
  InitiativeFacets: Facets;
  InitiativeFields: InitiativeFields;
  InitiativeFilter: InitiativeFilter;
  InitiativeRevision: RevisionRow;
  InitiativeRevisionConnection: Omit<InitiativeRevisionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['InitiativeRevisionEdge']>, nodes: Array<ResolversParentTypes['InitiativeRevision']> };
  InitiativeRevisionEdge: Omit<InitiativeRevisionEdge, 'node'> & { node: ResolversParentTypes['InitiativeRevision'] };
  InputProblem: InputProblem;
  KindFacet: KindFacet;
  MaturityFacet: MaturityFacet;
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  NonNegativeInt: Scalars['NonNegativeInt']['output'];
  ObjectiveFacet: ObjectiveFacet;
  Organization: { id: string };
  PageInfo: PageInfo;
  Phase: PhaseRow;
  Query: Record<PropertyKey, never>;
  Region: RegionRow;
  RegionFacet: FacetRow;
  SafeInt: Scalars['SafeInt']['output'];
  SaveInitiativeInput: SaveInitiativeInput;
  SaveState: SaveState;
  Screening: ScreeningSeen;
  ScreeningDecision: DecisionSeen;
  ScreeningFilter: ScreeningFilter;
  Season: SeasonRow;
  SeasonFacet: FacetRow;
  Section: Section;
  SectionInput: SectionInput;
  SimilarInitiative: Similar;
  Float: Scalars['Float']['output'];
  SubmitInitiativeInput: SubmitInitiativeInput;
  Tile: Tile;
  TranslationInput: TranslationInput;
  UnitFacet: FacetRow;
  User: { id: string };
  WithdrawInitiativeInput: WithdrawInitiativeInput;
};

export type AdministrativeUnitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdministrativeUnit'] = ResolversParentTypes['AdministrativeUnit'], FederationReferenceType extends FederationReferenceTypes['AdministrativeUnit'] = FederationReferenceTypes['AdministrativeUnit']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AdministrativeUnit']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  era?: Resolver<ResolversTypes['Era'], ParentType, ContextType>;
  fullName?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<AdministrativeUnitFullNameArgs, 'language'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  initiativeCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, Partial<AdministrativeUnitInitiativeCountArgs>>;
  initiatives?: Resolver<Maybe<ResolversTypes['InitiativeConnection']>, ParentType, ContextType, RequireFields<AdministrativeUnitInitiativesArgs, 'first'>>;
  kind?: Resolver<ResolversTypes['UnitKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<AdministrativeUnitNameArgs, 'language'>>;
  predecessors?: Resolver<Array<ResolversTypes['AdministrativeUnit']>, ParentType, ContextType>;
  region?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  successors?: Resolver<Array<ResolversTypes['AdministrativeUnit']>, ParentType, ContextType>;
  tile?: Resolver<ResolversTypes['Tile'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ChecklistItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChecklistItem'] = ResolversParentTypes['ChecklistItem']> = {
  answer?: Resolver<Maybe<ResolversTypes['CheckAnswer']>, ParentType, ContextType>;
  automatic?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  check?: Resolver<ResolversTypes['Check'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConsentTextResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsentText'] = ResolversParentTypes['ConsentText']> = {
  personalData?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ConsentTextPersonalDataArgs, 'language'>>;
  publication?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ConsentTextPublicationArgs, 'language'>>;
  textVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  email?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface EmailAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EmailAddress'], any> {
  name: 'EmailAddress';
}

export type EndorsementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Endorsement'] = ResolversParentTypes['Endorsement']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  signatory?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['EndorsementState'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  way?: Resolver<ResolversTypes['EndorsementWay'], ParentType, ContextType>;
};

export type HallFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HallFacet'] = ResolversParentTypes['HallFacet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Hall'], ParentType, ContextType>;
};

export type InitiativeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Initiative'] = ResolversParentTypes['Initiative'], FederationReferenceType extends FederationReferenceTypes['Initiative'] = FederationReferenceTypes['Initiative']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Initiative']> | FederationReferenceType, FederationReferenceType, ContextType>;
  beneficiaries?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  beneficiaryCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  currentUnits?: Resolver<Array<ResolversTypes['AdministrativeUnit']>, ParentType, ContextType>;
  editorial?: Resolver<Maybe<ResolversTypes['EditorialState']>, ParentType, ContextType>;
  endorsement?: Resolver<Maybe<ResolversTypes['Endorsement']>, ParentType, ContextType>;
  hall?: Resolver<ResolversTypes['Hall'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kinds?: Resolver<Array<ResolversTypes['InitiativeKind']>, ParentType, ContextType>;
  language?: Resolver<ResolversTypes['Language'], ParentType, ContextType>;
  languages?: Resolver<Array<ResolversTypes['Language']>, ParentType, ContextType>;
  maturity?: Resolver<Maybe<ResolversTypes['Maturity']>, ParentType, ContextType>;
  nationwide?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  objectives?: Resolver<Array<ResolversTypes['Objective']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  publication?: Resolver<ResolversTypes['PublicationState'], ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revision?: Resolver<Maybe<ResolversTypes['InitiativeRevision']>, ParentType, ContextType, Partial<InitiativeRevisionArgs>>;
  revisions?: Resolver<ResolversTypes['InitiativeRevisionConnection'], ParentType, ContextType, RequireFields<InitiativeRevisionsArgs, 'first'>>;
  saveState?: Resolver<Maybe<ResolversTypes['SaveState']>, ParentType, ContextType>;
  screening?: Resolver<Maybe<ResolversTypes['Screening']>, ParentType, ContextType>;
  season?: Resolver<Maybe<ResolversTypes['Season']>, ParentType, ContextType>;
  sections?: Resolver<Array<ResolversTypes['Section']>, ParentType, ContextType, Partial<InitiativeSectionsArgs>>;
  similar?: Resolver<Array<ResolversTypes['SimilarInitiative']>, ParentType, ContextType, RequireFields<InitiativeSimilarArgs, 'first'>>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  submittedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<InitiativeSummaryArgs>>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<InitiativeTitleArgs>>;
  unit?: Resolver<Maybe<ResolversTypes['AdministrativeUnit']>, ParentType, ContextType>;
  units?: Resolver<Array<ResolversTypes['AdministrativeUnit']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  viewerActions?: Resolver<Array<ResolversTypes['InitiativeAction']>, ParentType, ContextType>;
};

export type InitiativeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InitiativeConnection'] = ResolversParentTypes['InitiativeConnection']> = {
  didYouMean?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['InitiativeEdge']>, ParentType, ContextType>;
  facets?: Resolver<ResolversTypes['InitiativeFacets'], ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Initiative']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InitiativeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InitiativeEdge'] = ResolversParentTypes['InitiativeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Initiative'], ParentType, ContextType>;
};

export type InitiativeFacetsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InitiativeFacets'] = ResolversParentTypes['InitiativeFacets']> = {
  halls?: Resolver<Array<ResolversTypes['HallFacet']>, ParentType, ContextType>;
  kinds?: Resolver<Array<ResolversTypes['KindFacet']>, ParentType, ContextType>;
  maturities?: Resolver<Array<ResolversTypes['MaturityFacet']>, ParentType, ContextType>;
  objectives?: Resolver<Array<ResolversTypes['ObjectiveFacet']>, ParentType, ContextType>;
  regions?: Resolver<Array<ResolversTypes['RegionFacet']>, ParentType, ContextType>;
  seasons?: Resolver<Array<ResolversTypes['SeasonFacet']>, ParentType, ContextType>;
  units?: Resolver<Array<ResolversTypes['UnitFacet']>, ParentType, ContextType>;
};

export type InitiativeRevisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InitiativeRevision'] = ResolversParentTypes['InitiativeRevision'], FederationReferenceType extends FederationReferenceTypes['InitiativeRevision'] = FederationReferenceTypes['InitiativeRevision']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['InitiativeRevision']> | FederationReferenceType, FederationReferenceType, ContextType>;
  beneficiaries?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changed?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kinds?: Resolver<Array<ResolversTypes['InitiativeKind']>, ParentType, ContextType>;
  maturity?: Resolver<Maybe<ResolversTypes['Maturity']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  objectives?: Resolver<Array<ResolversTypes['Objective']>, ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  sections?: Resolver<Array<ResolversTypes['Section']>, ParentType, ContextType, Partial<InitiativeRevisionSectionsArgs>>;
  state?: Resolver<ResolversTypes['RevisionState'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<InitiativeRevisionSummaryArgs>>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<InitiativeRevisionTitleArgs>>;
};

export type InitiativeRevisionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InitiativeRevisionConnection'] = ResolversParentTypes['InitiativeRevisionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InitiativeRevisionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['InitiativeRevision']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InitiativeRevisionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InitiativeRevisionEdge'] = ResolversParentTypes['InitiativeRevisionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InitiativeRevision'], ParentType, ContextType>;
};

export type InputProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InputProblem'] = ResolversParentTypes['InputProblem']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type KindFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KindFacet'] = ResolversParentTypes['KindFacet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['InitiativeKind'], ParentType, ContextType>;
};

export type MaturityFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaturityFacet'] = ResolversParentTypes['MaturityFacet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Maturity'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  answerCheck?: Resolver<ResolversTypes['Screening'], ParentType, ContextType, RequireFields<MutationAnswerCheckArgs, 'input'>>;
  claimScreening?: Resolver<ResolversTypes['Initiative'], ParentType, ContextType, RequireFields<MutationClaimScreeningArgs, 'initiativeId'>>;
  createInitiative?: Resolver<ResolversTypes['Initiative'], ParentType, ContextType, RequireFields<MutationCreateInitiativeArgs, 'input'>>;
  decideScreening?: Resolver<ResolversTypes['Initiative'], ParentType, ContextType, RequireFields<MutationDecideScreeningArgs, 'input'>>;
  discardDraft?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationDiscardDraftArgs, 'id'>>;
  releaseScreening?: Resolver<ResolversTypes['Initiative'], ParentType, ContextType, RequireFields<MutationReleaseScreeningArgs, 'initiativeId'>>;
  saveInitiative?: Resolver<ResolversTypes['Initiative'], ParentType, ContextType, RequireFields<MutationSaveInitiativeArgs, 'input'>>;
  submitInitiative?: Resolver<ResolversTypes['Initiative'], ParentType, ContextType, RequireFields<MutationSubmitInitiativeArgs, 'input'>>;
  withdrawInitiative?: Resolver<ResolversTypes['Initiative'], ParentType, ContextType, RequireFields<MutationWithdrawInitiativeArgs, 'input'>>;
};

export interface NonNegativeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['NonNegativeInt'], any> {
  name: 'NonNegativeInt';
}

export type ObjectiveFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObjectiveFacet'] = ResolversParentTypes['ObjectiveFacet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Objective'], ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization'], FederationReferenceType extends FederationReferenceTypes['Organization'] = FederationReferenceTypes['Organization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  initiatives?: Resolver<Maybe<ResolversTypes['InitiativeConnection']>, ParentType, ContextType, RequireFields<OrganizationInitiativesArgs, 'first'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PhaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Phase'] = ResolversParentTypes['Phase']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PhaseKind'], ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  administrativeUnit?: Resolver<Maybe<ResolversTypes['AdministrativeUnit']>, ParentType, ContextType, RequireFields<QueryAdministrativeUnitArgs, 'era'>>;
  administrativeUnits?: Resolver<Maybe<Array<ResolversTypes['AdministrativeUnit']>>, ParentType, ContextType, RequireFields<QueryAdministrativeUnitsArgs, 'era'>>;
  consentText?: Resolver<Maybe<ResolversTypes['ConsentText']>, ParentType, ContextType>;
  currentSeason?: Resolver<Maybe<ResolversTypes['Season']>, ParentType, ContextType>;
  initiative?: Resolver<Maybe<ResolversTypes['Initiative']>, ParentType, ContextType, Partial<QueryInitiativeArgs>>;
  initiatives?: Resolver<Maybe<ResolversTypes['InitiativeConnection']>, ParentType, ContextType, RequireFields<QueryInitiativesArgs, 'first' | 'sort'>>;
  myInitiatives?: Resolver<Maybe<ResolversTypes['InitiativeConnection']>, ParentType, ContextType, RequireFields<QueryMyInitiativesArgs, 'first'>>;
  regions?: Resolver<Maybe<Array<ResolversTypes['Region']>>, ParentType, ContextType, RequireFields<QueryRegionsArgs, 'era'>>;
  screeningQueue?: Resolver<Maybe<ResolversTypes['InitiativeConnection']>, ParentType, ContextType, RequireFields<QueryScreeningQueueArgs, 'first'>>;
  season?: Resolver<Maybe<ResolversTypes['Season']>, ParentType, ContextType, Partial<QuerySeasonArgs>>;
  seasons?: Resolver<Maybe<Array<ResolversTypes['Season']>>, ParentType, ContextType>;
  similarInitiatives?: Resolver<Maybe<Array<ResolversTypes['SimilarInitiative']>>, ParentType, ContextType, RequireFields<QuerySimilarInitiativesArgs, 'first' | 'title'>>;
};

export type RegionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region'], FederationReferenceType extends FederationReferenceTypes['Region'] = FederationReferenceTypes['Region']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Region']> | FederationReferenceType, FederationReferenceType, ContextType>;
  era?: Resolver<ResolversTypes['Era'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<RegionNameArgs, 'language'>>;
  units?: Resolver<Array<ResolversTypes['AdministrativeUnit']>, ParentType, ContextType>;
};

export type RegionFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegionFacet'] = ResolversParentTypes['RegionFacet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type SaveStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveState'] = ResolversParentTypes['SaveState']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['InputProblem']>, ParentType, ContextType>;
  savedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ScreeningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Screening'] = ResolversParentTypes['Screening']> = {
  assignee?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  checklist?: Resolver<Array<ResolversTypes['ChecklistItem']>, ParentType, ContextType>;
  decisions?: Resolver<Array<ResolversTypes['ScreeningDecision']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  waitingSince?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ScreeningDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreeningDecision'] = ResolversParentTypes['ScreeningDecision']> = {
  decidedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ScreeningOutcome'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['InitiativeRevision'], ParentType, ContextType>;
};

export type SeasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Season'] = ResolversParentTypes['Season'], FederationReferenceType extends FederationReferenceTypes['Season'] = FederationReferenceTypes['Season']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Season']> | FederationReferenceType, FederationReferenceType, ContextType>;
  activePhases?: Resolver<Array<ResolversTypes['PhaseKind']>, ParentType, ContextType>;
  currentPhase?: Resolver<Maybe<ResolversTypes['Phase']>, ParentType, ContextType>;
  cutOffAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  grantsPlanned?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  initiativeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<SeasonNameArgs, 'language'>>;
  phases?: Resolver<Array<ResolversTypes['Phase']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  submissionsCloseAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerActions?: Resolver<Array<ResolversTypes['SeasonAction']>, ParentType, ContextType>;
};

export type SeasonFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeasonFacet'] = ResolversParentTypes['SeasonFacet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  season?: Resolver<ResolversTypes['Season'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Section'] = ResolversParentTypes['Section']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SectionKind'], ParentType, ContextType>;
};

export type SimilarInitiativeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SimilarInitiative'] = ResolversParentTypes['SimilarInitiative']> = {
  initiative?: Resolver<ResolversTypes['Initiative'], ParentType, ContextType>;
  likeness?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type TileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tile'] = ResolversParentTypes['Tile']> = {
  column?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  row?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UnitFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnitFacet'] = ResolversParentTypes['UnitFacet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['AdministrativeUnit'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AdministrativeUnit?: AdministrativeUnitResolvers<ContextType>;
  ChecklistItem?: ChecklistItemResolvers<ContextType>;
  ConsentText?: ConsentTextResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  EmailAddress?: GraphQLScalarType;
  Endorsement?: EndorsementResolvers<ContextType>;
  HallFacet?: HallFacetResolvers<ContextType>;
  Initiative?: InitiativeResolvers<ContextType>;
  InitiativeConnection?: InitiativeConnectionResolvers<ContextType>;
  InitiativeEdge?: InitiativeEdgeResolvers<ContextType>;
  InitiativeFacets?: InitiativeFacetsResolvers<ContextType>;
  InitiativeRevision?: InitiativeRevisionResolvers<ContextType>;
  InitiativeRevisionConnection?: InitiativeRevisionConnectionResolvers<ContextType>;
  InitiativeRevisionEdge?: InitiativeRevisionEdgeResolvers<ContextType>;
  InputProblem?: InputProblemResolvers<ContextType>;
  KindFacet?: KindFacetResolvers<ContextType>;
  MaturityFacet?: MaturityFacetResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NonNegativeInt?: GraphQLScalarType;
  ObjectiveFacet?: ObjectiveFacetResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Phase?: PhaseResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
  RegionFacet?: RegionFacetResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  SaveState?: SaveStateResolvers<ContextType>;
  Screening?: ScreeningResolvers<ContextType>;
  ScreeningDecision?: ScreeningDecisionResolvers<ContextType>;
  Season?: SeasonResolvers<ContextType>;
  SeasonFacet?: SeasonFacetResolvers<ContextType>;
  Section?: SectionResolvers<ContextType>;
  SimilarInitiative?: SimilarInitiativeResolvers<ContextType>;
  Tile?: TileResolvers<ContextType>;
  UnitFacet?: UnitFacetResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
};

