import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AdministrativeUnit as UnitRow, Region as RegionRow } from '@cpii/kit';
import type { MembershipRow } from '../membership/membership.table.ts';
import type { OrganizationRow } from '../organization/organization.table.ts';
import type { UserRow } from '../user/user.table.ts';
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
export type AdministrativeUnitNameArgs = {
  language?: Language;
};

/** The two divisions of the country into provinces. */
export type Era =
  /** Since 1 July 2025. */
  | 'PROVINCES_34'
  /** Until 30 June 2025. */
  | 'PROVINCES_63';

/** A role in force at a given time. */
export type HeldRole = {
  __typename?: 'HeldRole';
  /** The role. */
  role: Role;
  /** How far it reaches. */
  scope: RoleScope;
  /** Id of the season or round; null for the platform. */
  scopeId?: Maybe<Scalars['ID']['output']>;
};

/** Languages of the product. Vietnamese comes first. */
export type Language =
  /** English. */
  | 'EN'
  /** Vietnamese. */
  | 'VI';

/** A person's place in an organisation. Nobody shares a password. */
export type Membership = {
  __typename?: 'Membership';
  /** Opaque and stable; tells neither order nor time. */
  id: Scalars['ID']['output'];
  /** The organisation they belong to. */
  organization: Organization;
  /** What they may do there. */
  role: MembershipRole;
  /** From when it holds. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended; null while it holds. Ended ones count for conflicts of interest for 3 years. */
  until?: Maybe<Scalars['DateTime']['output']>;
  /** Who. */
  user?: Maybe<User>;
};

/** What a member may do for the organisation. */
export type MembershipRole =
  /** Write and submit initiatives, adopt, post problems. */
  | 'EDITOR'
  /** Everything, members included; an organisation has at least one. */
  | 'OWNER'
  /** Read what the organisation may read. */
  | 'VIEWER';

/** A body that submits, endorses or adopts. Public, except where said. */
export type Organization = {
  __typename?: 'Organization';
  /** Opaque and stable; tells neither order nor time. */
  id: Scalars['ID']['output'];
  /** What kind of body. */
  kind: OrganizationKind;
  /** Its full name. */
  name: Scalars['String']['output'];
  /** Its name in addresses; changes only with the name, and old ones redirect. */
  slug: Scalars['String']['output'];
  /** The unit it belongs to; null for a nationwide one. */
  unit?: Maybe<AdministrativeUnit>;
  /** Whether staff confirmed that it is what it says. Only a VERIFIED one endorses. */
  verification: OrganizationVerification;
  /** What the viewer may do there; null for outsiders. */
  viewerRole?: Maybe<MembershipRole>;
};


/** A body that submits, endorses or adopts. Public, except where said. */
export type OrganizationNameArgs = {
  language?: Language;
};

/** A page of organisations. */
export type OrganizationConnection = {
  __typename?: 'OrganizationConnection';
  /** The page with a cursor for each item. */
  edges: Array<OrganizationEdge>;
  /** The page without cursors. */
  nodes: Array<Organization>;
  /** Whether and where the list goes on. */
  pageInfo: PageInfo;
  /** How many the viewer may see over all pages; never counts what is sealed from them. */
  totalCount: Scalars['Int']['output'];
};

/** One item of a page of organisations. */
export type OrganizationEdge = {
  __typename?: 'OrganizationEdge';
  /** Where this item stands in the list. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Organization;
};

/** Which organisations: all given conditions together, any value within one. */
export type OrganizationFilter = {
  /** Any of these kinds. */
  kinds?: InputMaybe<Array<OrganizationKind>>;
  /** Units, their predecessors included. */
  units?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Any of these verification states. */
  verification?: InputMaybe<Array<OrganizationVerification>>;
};

/** Kinds of bodies. */
export type OrganizationKind =
  /** A commune or ward. */
  | 'COMMUNE'
  /** A department of a province. */
  | 'DEPARTMENT'
  /** An enterprise. */
  | 'ENTERPRISE'
  /** A mass organisation, such as the Youth Union. */
  | 'MASS_ORGANIZATION'
  /** A non-governmental organisation. */
  | 'NGO'
  /** Anything else. */
  | 'OTHER'
  /** A provincial people's committee or its office. */
  | 'PROVINCIAL_PC'
  /** A school, university or institute. */
  | 'SCHOOL';

/** How far staff have confirmed an organisation. */
export type OrganizationVerification =
  /** Asked, not yet decided. */
  | 'PENDING'
  /** Refused, with a note; can be asked again. */
  | 'REJECTED'
  /** Nobody asked yet. */
  | 'UNVERIFIED'
  /** Confirmed by staff. */
  | 'VERIFIED';

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

/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type Query = {
  __typename?: 'Query';
  /** One unit, by id or by era and code; null when unknown. */
  administrativeUnit?: Maybe<AdministrativeUnit>;
  /** All units of an era, by name in Vietnamese order; at most 63, so not paged. */
  administrativeUnits?: Maybe<Array<AdministrativeUnit>>;
  /** Whoever is asking; null when nobody is signed in. */
  me?: Maybe<User>;
  /** One organisation, by exactly one of the two; null when unknown. */
  organization?: Maybe<Organization>;
  /** Organisations, by name. */
  organizations?: Maybe<OrganizationConnection>;
  /** The regions of an era. */
  regions?: Maybe<Array<Region>>;
  /** One person; null when unknown. */
  user?: Maybe<User>;
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
export type QueryOrganizationArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryOrganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first?: Scalars['Int']['input'];
  search?: InputMaybe<Scalars['String']['input']>;
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryRegionsArgs = {
  era?: Era;
};


/** Reads. A root field is null when its subgraph does not answer or the viewer may not have it; the errors say which. */
export type QueryUserArgs = {
  id: Scalars['ID']['input'];
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

/** What a person may be on the platform, in a season or in a round. Owning an initiative or belonging to an organisation is not a role. */
export type Role =
  /** Grants roles and runs the platform; sees no sealed score. */
  | 'ADMINISTRATOR'
  /** Reads frozen rounds, grants and the audit log; writes nothing. */
  | 'AUDITOR'
  /** Leads a round: assigns, watches, freezes, decides. Named substitutes hold the same role. */
  | 'CHAIR'
  /** Advises cohorts. */
  | 'EXPERT'
  /** Suspends publications and hides comments. */
  | 'MODERATOR'
  /** Runs seasons, people, organisations and grants. */
  | 'PROGRAMME_MANAGER'
  /** Scores what is assigned to them in a round. */
  | 'REVIEWER'
  /** Answers the checklist and decides what is valid. */
  | 'SCREENER';

/** How far a role reaches. */
export type RoleScope =
  /** Everywhere. */
  | 'PLATFORM'
  /** One review round. */
  | 'ROUND'
  /** One season. */
  | 'SEASON';

/** A square of the tile map. */
export type Tile = {
  __typename?: 'Tile';
  /** From 0 in the west. */
  column: Scalars['Int']['output'];
  /** From 0 in the north. */
  row: Scalars['Int']['output'];
};

/** Kinds of province-level units. */
export type UnitKind =
  /** A centrally run city. */
  | 'CITY'
  /** A province. */
  | 'PROVINCE';

/** A person with an account. The public sees the display name of whoever acted in public; the rest is for the person and for staff. */
export type User = {
  __typename?: 'User';
  /** When the account was made. The person and staff only; null for others. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The name shown beside what they do in public; after erasure a neutral word. */
  displayName: Scalars['String']['output'];
  /** Where they are reached. The person and staff only; null for others. */
  email?: Maybe<Scalars['EmailAddress']['output']>;
  /** Whether the address was confirmed, which submitting asks for. The person and staff only; null for others. */
  emailVerified?: Maybe<Scalars['Boolean']['output']>;
  /** Opaque and stable; tells neither order nor time. */
  id: Scalars['ID']['output'];
  /** Where they belong, ended ones last. The person and staff only; null for others. */
  memberships?: Maybe<Array<Membership>>;
  /** The roles in force now. The person and staff only; null for others. */
  roles?: Maybe<Array<HeldRole>>;
  /** The unit they live or work in, used for conflicts of interest. The person and staff only; null for others or when not given. */
  unit?: Maybe<AdministrativeUnit>;
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
  Organization: Organization;
  Region: Region;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  AdministrativeUnit:
    ( { __typename: 'AdministrativeUnit' }
    & GraphQLRecursivePick<FederationTypes['AdministrativeUnit'], {"id":true}> );
  Organization:
    ( { __typename: 'Organization' }
    & GraphQLRecursivePick<FederationTypes['Organization'], {"id":true}> );
  Region:
    ( { __typename: 'Region' }
    & GraphQLRecursivePick<FederationTypes['Region'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AdministrativeUnit: ResolverTypeWrapper<UnitRow>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  Era: Era;
  HeldRole: ResolverTypeWrapper<HeldRole>;
  Language: Language;
  Membership: ResolverTypeWrapper<MembershipRow>;
  MembershipRole: MembershipRole;
  Organization: ResolverTypeWrapper<OrganizationRow>;
  OrganizationConnection: ResolverTypeWrapper<Omit<OrganizationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['OrganizationEdge']>, nodes: Array<ResolversTypes['Organization']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  OrganizationEdge: ResolverTypeWrapper<Omit<OrganizationEdge, 'node'> & { node: ResolversTypes['Organization'] }>;
  OrganizationFilter: OrganizationFilter;
  OrganizationKind: OrganizationKind;
  OrganizationVerification: OrganizationVerification;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Region: ResolverTypeWrapper<RegionRow>;
  Role: Role;
  RoleScope: RoleScope;
  Tile: ResolverTypeWrapper<Tile>;
  UnitKind: UnitKind;
  User: ResolverTypeWrapper<UserRow>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AdministrativeUnit: UnitRow;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  EmailAddress: Scalars['EmailAddress']['output'];
  HeldRole: HeldRole;
  Membership: MembershipRow;
  Organization: OrganizationRow;
  OrganizationConnection: Omit<OrganizationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['OrganizationEdge']>, nodes: Array<ResolversParentTypes['Organization']> };
  Int: Scalars['Int']['output'];
  OrganizationEdge: Omit<OrganizationEdge, 'node'> & { node: ResolversParentTypes['Organization'] };
  OrganizationFilter: OrganizationFilter;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Query: Record<PropertyKey, never>;
  Region: RegionRow;
  Tile: Tile;
  User: UserRow;
};

export type AdministrativeUnitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdministrativeUnit'] = ResolversParentTypes['AdministrativeUnit'], FederationReferenceType extends FederationReferenceTypes['AdministrativeUnit'] = FederationReferenceTypes['AdministrativeUnit']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AdministrativeUnit']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  era?: Resolver<ResolversTypes['Era'], ParentType, ContextType>;
  fullName?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<AdministrativeUnitFullNameArgs, 'language'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface EmailAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EmailAddress'], any> {
  name: 'EmailAddress';
}

export type HeldRoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeldRole'] = ResolversParentTypes['HeldRole']> = {
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['RoleScope'], ParentType, ContextType>;
  scopeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type MembershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Membership'] = ResolversParentTypes['Membership']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['MembershipRole'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization'], FederationReferenceType extends FederationReferenceTypes['Organization'] = FederationReferenceTypes['Organization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OrganizationKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<OrganizationNameArgs, 'language'>>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['AdministrativeUnit']>, ParentType, ContextType>;
  verification?: Resolver<ResolversTypes['OrganizationVerification'], ParentType, ContextType>;
  viewerRole?: Resolver<Maybe<ResolversTypes['MembershipRole']>, ParentType, ContextType>;
};

export type OrganizationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationConnection'] = ResolversParentTypes['OrganizationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrganizationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Organization']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrganizationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationEdge'] = ResolversParentTypes['OrganizationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  administrativeUnit?: Resolver<Maybe<ResolversTypes['AdministrativeUnit']>, ParentType, ContextType, RequireFields<QueryAdministrativeUnitArgs, 'era'>>;
  administrativeUnits?: Resolver<Maybe<Array<ResolversTypes['AdministrativeUnit']>>, ParentType, ContextType, RequireFields<QueryAdministrativeUnitsArgs, 'era'>>;
  me?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType, Partial<QueryOrganizationArgs>>;
  organizations?: Resolver<Maybe<ResolversTypes['OrganizationConnection']>, ParentType, ContextType, RequireFields<QueryOrganizationsArgs, 'first'>>;
  regions?: Resolver<Maybe<Array<ResolversTypes['Region']>>, ParentType, ContextType, RequireFields<QueryRegionsArgs, 'era'>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
};

export type RegionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region'], FederationReferenceType extends FederationReferenceTypes['Region'] = FederationReferenceTypes['Region']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Region']> | FederationReferenceType, FederationReferenceType, ContextType>;
  era?: Resolver<ResolversTypes['Era'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<RegionNameArgs, 'language'>>;
  units?: Resolver<Array<ResolversTypes['AdministrativeUnit']>, ParentType, ContextType>;
};

export type TileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tile'] = ResolversParentTypes['Tile']> = {
  column?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  row?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  emailVerified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  memberships?: Resolver<Maybe<Array<ResolversTypes['Membership']>>, ParentType, ContextType>;
  roles?: Resolver<Maybe<Array<ResolversTypes['HeldRole']>>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['AdministrativeUnit']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AdministrativeUnit?: AdministrativeUnitResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  EmailAddress?: GraphQLScalarType;
  HeldRole?: HeldRoleResolvers<ContextType>;
  Membership?: MembershipResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  OrganizationConnection?: OrganizationConnectionResolvers<ContextType>;
  OrganizationEdge?: OrganizationEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
  Tile?: TileResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
};

