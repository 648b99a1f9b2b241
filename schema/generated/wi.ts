import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
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

/** uitkering */
export type Benefit = PartnerRecord & {
  readonly __typename?: 'Benefit';
  /** bedrag per maand in euro */
  readonly amountPerMonth: Maybe<Scalars['Float']['output']>;
  /** vanaf */
  readonly from: Maybe<Scalars['Date']['output']>;
  /** soort */
  readonly kind: Maybe<Scalars['String']['output']>;
  readonly provenance: Maybe<Provenance>;
  /** tot en met */
  readonly until: Maybe<Scalars['Date']['output']>;
};

/** Vertrouwelijkheid van een stuk: what the source says of its confidentiality. */
export type Confidentiality =
  /** open */
  | 'OPEN'
  /** vertrouwelijk */
  | 'RESTRICTED'
  /** geheim */
  | 'SECRET';

/** schuldeiser */
export type Creditor = PartnerRecord & {
  readonly __typename?: 'Creditor';
  /** bedrag in euro */
  readonly amount: Maybe<Scalars['Float']['output']>;
  /** naam */
  readonly name: Maybe<Scalars['String']['output']>;
  readonly provenance: Maybe<Provenance>;
};

/** schuldband in euro */
export type DebtBand =
  /** 5.000 tot 20.000 */
  | 'FROM_5K_TO_20K'
  /** 20.000 tot 50.000 */
  | 'FROM_20K_TO_50K'
  /** 50.000 of meer */
  | 'FROM_50K'
  /** minder dan 5.000 */
  | 'UNDER_5K';

/** schuldhulptraject */
export type DebtTrajectory = PartnerRecord & {
  readonly __typename?: 'DebtTrajectory';
  /** schuldbedrag in euro */
  readonly amount: Maybe<Scalars['Float']['output']>;
  /** schuldband */
  readonly debtBand: Maybe<DebtBand>;
  readonly provenance: Maybe<Provenance>;
  /** status */
  readonly status: Maybe<Scalars['String']['output']>;
};

/** ontruiming */
export type Eviction = PartnerRecord & {
  readonly __typename?: 'Eviction';
  /** datum */
  readonly date: Maybe<Scalars['Date']['output']>;
  /** maand, as YYYY-MM */
  readonly month: Maybe<Scalars['String']['output']>;
  readonly provenance: Maybe<Provenance>;
};

/** Werk en inkomen (W&I): benefits and debt counselling, over the ZGW Zaken API. */
export type FamilyMember = {
  readonly __typename?: 'FamilyMember';
  /** er loopt een uitkering */
  readonly benefitRuns: Maybe<Scalars['Boolean']['output']>;
  /** uitkeringen */
  readonly benefits: Maybe<ReadonlyArray<Benefit>>;
  readonly bsn: Scalars['String']['output'];
  /** schuldeisers */
  readonly creditors: Maybe<ReadonlyArray<Creditor>>;
  /** er loopt een schuldhulptraject */
  readonly debtTrajectoryRuns: Maybe<Scalars['Boolean']['output']>;
  /** schuldhulptrajecten */
  readonly debts: Maybe<ReadonlyArray<DebtTrajectory>>;
  /** er is een ontruiming aangezegd */
  readonly evictionAnnounced: Maybe<Scalars['Boolean']['output']>;
  /** ontruimingen */
  readonly evictions: Maybe<ReadonlyArray<Eviction>>;
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
  PartnerRecord:
    | ( Benefit )
    | ( Creditor )
    | ( DebtTrajectory )
    | ( Eviction )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Benefit: ResolverTypeWrapper<Benefit>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Confidentiality: Confidentiality;
  Creditor: ResolverTypeWrapper<Creditor>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DebtBand: DebtBand;
  DebtTrajectory: ResolverTypeWrapper<DebtTrajectory>;
  Eviction: ResolverTypeWrapper<Eviction>;
  FamilyMember: ResolverTypeWrapper<Pick<FamilyMember, 'bsn'>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PartnerRecord: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['PartnerRecord']>;
  Provenance: ResolverTypeWrapper<Provenance>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Release: ResolverTypeWrapper<Release>;
  SourceSystem: SourceSystem;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Benefit: Benefit;
  Float: Scalars['Float']['output'];
  Creditor: Creditor;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DebtTrajectory: DebtTrajectory;
  Eviction: Eviction;
  FamilyMember: Pick<FamilyMember, 'bsn'>;
  Boolean: Scalars['Boolean']['output'];
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

export type BenefitResolvers<ContextType = any, ParentType extends ResolversParentTypes['Benefit'] = ResolversParentTypes['Benefit']> = {
  amountPerMonth?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreditorResolvers<ContextType = any, ParentType extends ResolversParentTypes['Creditor'] = ResolversParentTypes['Creditor']> = {
  amount?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DebtTrajectoryResolvers<ContextType = any, ParentType extends ResolversParentTypes['DebtTrajectory'] = ResolversParentTypes['DebtTrajectory']> = {
  amount?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  debtBand?: Resolver<Maybe<ResolversTypes['DebtBand']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EvictionResolvers<ContextType = any, ParentType extends ResolversParentTypes['Eviction'] = ResolversParentTypes['Eviction']> = {
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  month?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FamilyMemberResolvers<ContextType = any, ParentType extends ResolversParentTypes['FamilyMember'] = ResolversParentTypes['FamilyMember'], FederationReferenceType extends FederationReferenceTypes['FamilyMember'] = FederationReferenceTypes['FamilyMember']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FamilyMember']> | FederationReferenceType, FederationReferenceType, ContextType>;
  benefitRuns?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  benefits?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Benefit']>>, ParentType, ContextType>;
  bsn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  creditors?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Creditor']>>, ParentType, ContextType>;
  debtTrajectoryRuns?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  debts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DebtTrajectory']>>, ParentType, ContextType>;
  evictionAnnounced?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  evictions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Eviction']>>, ParentType, ContextType>;
};

export type PartnerRecordResolvers<ContextType = any, ParentType extends ResolversParentTypes['PartnerRecord'] = ResolversParentTypes['PartnerRecord']> = {
  __resolveType: TypeResolveFn<'Benefit' | 'Creditor' | 'DebtTrajectory' | 'Eviction', ParentType, ContextType>;
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
  Benefit?: BenefitResolvers<ContextType>;
  Creditor?: CreditorResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DebtTrajectory?: DebtTrajectoryResolvers<ContextType>;
  Eviction?: EvictionResolvers<ContextType>;
  FamilyMember?: FamilyMemberResolvers<ContextType>;
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
