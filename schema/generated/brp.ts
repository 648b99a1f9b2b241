import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Datum: a calendar day, Europe/Amsterdam, as YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** Tijdstip: an instant in RFC 3339, with its offset. */
  DateTime: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** adres */
export type Address = {
  readonly __typename?: 'Address';
  /** woonplaats */
  readonly city: Maybe<Scalars['String']['output']>;
  /** huisnummer met toevoeging */
  readonly houseNumber: Maybe<Scalars['String']['output']>;
  /** postcode */
  readonly postalCode: Maybe<Scalars['String']['output']>;
  /** straat */
  readonly street: Maybe<Scalars['String']['output']>;
};

/** leeftijdsgroep: the bands at which the law changes who decides */
export type AgeBand =
  | 'A12_15'
  | 'A16_17'
  | 'ADULT'
  | 'U12';

/** soort gezag, as the BRP names it */
export type AuthorityKind =
  /** Voogdij */
  | 'GUARDIANSHIP'
  /** GezamenlijkOuderlijkGezag */
  | 'JOINT_PARENTAL'
  /** GezamenlijkGezag */
  | 'JOINT_WITH_THIRD'
  /** GezagNietTeBepalen */
  | 'NOT_DETERMINABLE'
  /** EenhoofdigOuderlijkGezag */
  | 'SOLE_PARENTAL'
  /** TijdelijkGeenGezag */
  | 'TEMPORARILY_NONE';

/** Vertrouwelijkheid van een stuk: what the source says of its confidentiality. */
export type Confidentiality =
  /** open */
  | 'OPEN'
  /** vertrouwelijk */
  | 'RESTRICTED'
  /** geheim */
  | 'SECRET';

/** Basisregistratie Personen (BRP): who somebody is, where they live, their family and who has authority over them. */
export type FamilyMember = {
  readonly __typename?: 'FamilyMember';
  /** adres */
  readonly address: Maybe<Address>;
  /** leeftijdsgroep */
  readonly ageBand: Maybe<AgeBand>;
  /** gezag over dit kind */
  readonly authority: Maybe<ReadonlyArray<ParentalAuthority>>;
  /** het gezag is vastgelegd */
  readonly authorityRecorded: Maybe<Scalars['Boolean']['output']>;
  /** geboortedatum; null when it is incomplete */
  readonly birthDate: Maybe<Scalars['Date']['output']>;
  readonly bsn: Scalars['String']['output'];
  /** gemeente van inschrijving */
  readonly municipality: Maybe<Scalars['String']['output']>;
  /** naam */
  readonly name: Maybe<Scalars['String']['output']>;
  /** familierelaties */
  readonly ties: Maybe<ReadonlyArray<FamilyTie>>;
};

/** familierelatie */
export type FamilyTie = {
  readonly __typename?: 'FamilyTie';
  /** soort relatie */
  readonly kind: Maybe<TieKind>;
  /** met wie; null unless the caller sees that member */
  readonly member: Maybe<FamilyMember>;
  /** sinds */
  readonly since: Maybe<Scalars['Date']['output']>;
};

/** gezag */
export type ParentalAuthority = {
  readonly __typename?: 'ParentalAuthority';
  /** gezagsdragers; only those whom the caller sees */
  readonly holders: Maybe<ReadonlyArray<FamilyMember>>;
  /** soort gezag */
  readonly kind: Maybe<AuthorityKind>;
  /** in onderzoek */
  readonly underInvestigation: Maybe<Scalars['Boolean']['output']>;
};

/** Stuk van een partner: every record of a partner tells where it comes from. */
export type PartnerRecord = {
  readonly provenance: Maybe<Provenance>;
};

/** Herkomst: where a record comes from, and what its own decision needs. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  /** over wie: case-scoped ids of the members that a hub item names */
  readonly about: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** vertrouwelijkheid; null when the source's word could not be understood, which widens nothing */
  readonly confidentiality: Maybe<Confidentiality>;
  /** leefgebied of a hub item that is decided by its own life domain */
  readonly domain: Maybe<Scalars['String']['output']>;
  /** eigenaar: the organisation and role whose own item this is, as OIN/role; of hub items only */
  readonly owner: Maybe<Scalars['String']['output']>;
  /** vastgelegd op */
  readonly recordedAt: Maybe<Scalars['Date']['output']>;
  /** verstrekking */
  readonly release: Maybe<Release>;
  /** begin van de bewaartermijn; null while the record still runs */
  readonly retentionFrom: Maybe<Scalars['Date']['output']>;
  /** loopt nog: a running record is always within its retention period */
  readonly running: Maybe<Scalars['Boolean']['output']>;
  /** bron */
  readonly source: Maybe<SourceSystem>;
};

/** Verstrekking: the decision by which the source released a record to this recipient. */
export type Release = {
  readonly __typename?: 'Release';
  /** grondslag */
  readonly article: Maybe<Scalars['String']['output']>;
  /** zaakkenmerk for which it was released */
  readonly caseReference: Maybe<Scalars['String']['output']>;
  /** besluitnummer */
  readonly decisionId: Maybe<Scalars['String']['output']>;
  /** ontvangers: recipients as OIN/role */
  readonly recipients: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** tot en met */
  readonly until: Maybe<Scalars['Date']['output']>;
};

/** Bron: the kind of system that a record came from; never an institution, a place or a person. */
export type SourceSystem =
  /** Basisregistratie Personen */
  | 'BRP'
  /** Centrum voor Jeugd en Gezin */
  | 'CJG'
  /** geestelijke gezondheidszorg */
  | 'GGZ'
  /** Gezinsbeeld zelf */
  | 'HUB'
  /** politie */
  | 'POLICE'
  /** werk en inkomen */
  | 'WI'
  /** Wet maatschappelijke ondersteuning */
  | 'WMO';

/** soort familierelatie: what the other is to this person */
export type TieKind =
  | 'CHILD'
  | 'FORMER_PARTNER'
  | 'PARENT'
  | 'PARTNER';



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
  FamilyMember: FamilyMember;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  FamilyMember:
    ( { __typename: 'FamilyMember' }
    & GraphQLRecursivePick<FederationTypes['FamilyMember'], {"bsn":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  PartnerRecord: never;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Address: ResolverTypeWrapper<Address>;
  AgeBand: AgeBand;
  AuthorityKind: AuthorityKind;
  Confidentiality: Confidentiality;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  FamilyMember: ResolverTypeWrapper<Pick<Omit<FamilyMember, 'authority' | 'ties'> & { authority?: Maybe<ReadonlyArray<ResolversTypes['ParentalAuthority']>>, ties?: Maybe<ReadonlyArray<ResolversTypes['FamilyTie']>> }, 'bsn'>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  FamilyTie: ResolverTypeWrapper<Omit<FamilyTie, 'member'> & { member?: Maybe<ResolversTypes['FamilyMember']> }>;
  ParentalAuthority: ResolverTypeWrapper<Omit<ParentalAuthority, 'holders'> & { holders?: Maybe<ReadonlyArray<ResolversTypes['FamilyMember']>> }>;
  PartnerRecord: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['PartnerRecord']>;
  Provenance: ResolverTypeWrapper<Provenance>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Release: ResolverTypeWrapper<Release>;
  SourceSystem: SourceSystem;
  TieKind: TieKind;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Address: Address;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  FamilyMember: Pick<Omit<FamilyMember, 'authority' | 'ties'> & { authority?: Maybe<ReadonlyArray<ResolversParentTypes['ParentalAuthority']>>, ties?: Maybe<ReadonlyArray<ResolversParentTypes['FamilyTie']>> }, 'bsn'>;
  Boolean: Scalars['Boolean']['output'];
  FamilyTie: Omit<FamilyTie, 'member'> & { member?: Maybe<ResolversParentTypes['FamilyMember']> };
  ParentalAuthority: Omit<ParentalAuthority, 'holders'> & { holders?: Maybe<ReadonlyArray<ResolversParentTypes['FamilyMember']>> };
  PartnerRecord: ResolversInterfaceTypes<ResolversParentTypes>['PartnerRecord'];
  Provenance: Provenance;
  ID: Scalars['ID']['output'];
  Release: Release;
  String: Scalars['String']['output'];
};

export type ComposeDirectiveDirectiveArgs = {
  name: Scalars['String']['input'];
};

export type ComposeDirectiveDirectiveResolver<Result, Parent, ContextType = any, Args = ComposeDirectiveDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type DataDirectiveArgs = {
  class?: Maybe<Scalars['String']['input']>;
  level: Scalars['String']['input'];
};

export type DataDirectiveResolver<Result, Parent, ContextType = any, Args = DataDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ExistsDirectiveArgs = {
  of: Scalars['String']['input'];
  value?: Maybe<Scalars['String']['input']>;
};

export type ExistsDirectiveResolver<Result, Parent, ContextType = any, Args = ExistsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type InaccessibleDirectiveArgs = { };

export type InaccessibleDirectiveResolver<Result, Parent, ContextType = any, Args = InaccessibleDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type LinkDirectiveArgs = {
  import?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  url: Scalars['String']['input'];
};

export type LinkDirectiveResolver<Result, Parent, ContextType = any, Args = LinkDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ShareableDirectiveArgs = { };

export type ShareableDirectiveResolver<Result, Parent, ContextType = any, Args = ShareableDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AddressResolvers<ContextType = any, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  houseNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type FamilyMemberResolvers<ContextType = any, ParentType extends ResolversParentTypes['FamilyMember'] = ResolversParentTypes['FamilyMember'], FederationReferenceType extends FederationReferenceTypes['FamilyMember'] = FederationReferenceTypes['FamilyMember']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FamilyMember']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  ageBand?: Resolver<Maybe<ResolversTypes['AgeBand']>, ParentType, ContextType>;
  authority?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ParentalAuthority']>>, ParentType, ContextType>;
  authorityRecorded?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  bsn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  municipality?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ties?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FamilyTie']>>, ParentType, ContextType>;
};

export type FamilyTieResolvers<ContextType = any, ParentType extends ResolversParentTypes['FamilyTie'] = ResolversParentTypes['FamilyTie']> = {
  kind?: Resolver<Maybe<ResolversTypes['TieKind']>, ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['FamilyMember']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ParentalAuthorityResolvers<ContextType = any, ParentType extends ResolversParentTypes['ParentalAuthority'] = ResolversParentTypes['ParentalAuthority']> = {
  holders?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FamilyMember']>>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['AuthorityKind']>, ParentType, ContextType>;
  underInvestigation?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type PartnerRecordResolvers<ContextType = any, ParentType extends ResolversParentTypes['PartnerRecord'] = ResolversParentTypes['PartnerRecord']> = {
  __resolveType: TypeResolveFn<null, ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = any, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  about?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  confidentiality?: Resolver<Maybe<ResolversTypes['Confidentiality']>, ParentType, ContextType>;
  domain?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  release?: Resolver<Maybe<ResolversTypes['Release']>, ParentType, ContextType>;
  retentionFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  running?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['SourceSystem']>, ParentType, ContextType>;
};

export type ReleaseResolvers<ContextType = any, ParentType extends ResolversParentTypes['Release'] = ResolversParentTypes['Release']> = {
  article?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  caseReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decisionId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipients?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  Address?: AddressResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  FamilyMember?: FamilyMemberResolvers<ContextType>;
  FamilyTie?: FamilyTieResolvers<ContextType>;
  ParentalAuthority?: ParentalAuthorityResolvers<ContextType>;
  PartnerRecord?: PartnerRecordResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Release?: ReleaseResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = any> = {
  composeDirective?: ComposeDirectiveDirectiveResolver<any, any, ContextType>;
  data?: DataDirectiveResolver<any, any, ContextType>;
  exists?: ExistsDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  link?: LinkDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
};
