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

/** Vertrouwelijkheid van een stuk: what the source says of its confidentiality. */
export type Confidentiality =
  /** open */
  | 'OPEN'
  /** vertrouwelijk */
  | 'RESTRICTED'
  /** geheim */
  | 'SECRET';

/** ontwikkeling (JGZ) */
export type Development = PartnerRecord & {
  readonly __typename?: 'Development';
  /** categorie */
  readonly category: Maybe<Scalars['String']['output']>;
  /** waarnemingen */
  readonly observations: Maybe<Scalars['String']['output']>;
  readonly provenance: Maybe<Provenance>;
};

/** Centrum voor Jeugd en Gezin (CJG): a remote subgraph that the partner publishes itself. */
export type FamilyMember = {
  readonly __typename?: 'FamilyMember';
  readonly bsn: Scalars['String']['output'];
  /** ontwikkeling (JGZ) */
  readonly developments: Maybe<ReadonlyArray<Development>>;
  /** in jeugdhulp */
  readonly inYouthCare: Maybe<Scalars['Boolean']['output']>;
  /** er is een veiligheidstaxatie */
  readonly safetyAssessed: Maybe<Scalars['Boolean']['output']>;
  /** veiligheidstaxaties */
  readonly safetyAssessments: Maybe<ReadonlyArray<SafetyAssessment>>;
  /** er is een ondertoezichtstelling */
  readonly supervisionOrdered: Maybe<Scalars['Boolean']['output']>;
  /** ondertoezichtstellingen */
  readonly supervisionOrders: Maybe<ReadonlyArray<SupervisionOrder>>;
  /** perioden van jeugdhulp */
  readonly youthEpisodes: Maybe<ReadonlyArray<YouthEpisode>>;
  /** dossiernotities: stay with the source */
  readonly youthNotes: Maybe<ReadonlyArray<YouthNote>>;
  /** er is een jeugdvoorziening */
  readonly youthProvided: Maybe<Scalars['Boolean']['output']>;
  /** jeugdvoorzieningen */
  readonly youthProvisions: Maybe<ReadonlyArray<YouthProvision>>;
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

/** veiligheidstaxatie */
export type SafetyAssessment = PartnerRecord & {
  readonly __typename?: 'SafetyAssessment';
  /** band */
  readonly band: Maybe<SafetyBand>;
  /** datum */
  readonly date: Maybe<Scalars['Date']['output']>;
  readonly provenance: Maybe<Provenance>;
  /** niveau van 1 tot en met 10 */
  readonly safetyLevel: Maybe<Scalars['Int']['output']>;
};

/** band van een veiligheidstaxatie */
export type SafetyBand =
  | 'CONCERN'
  | 'SAFE'
  | 'UNSAFE';

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

/** ondertoezichtstelling */
export type SupervisionOrder = PartnerRecord & {
  readonly __typename?: 'SupervisionOrder';
  /** gecertificeerde instelling */
  readonly body: Maybe<Scalars['String']['output']>;
  /** vanaf */
  readonly from: Maybe<Scalars['Date']['output']>;
  readonly provenance: Maybe<Provenance>;
  /** loopt */
  readonly running: Maybe<Scalars['Boolean']['output']>;
  /** tot en met */
  readonly until: Maybe<Scalars['Date']['output']>;
};

/** periode van jeugdhulp */
export type YouthEpisode = PartnerRecord & {
  readonly __typename?: 'YouthEpisode';
  /** vanaf */
  readonly from: Maybe<Scalars['Date']['output']>;
  /** vanaf jaar */
  readonly fromYear: Maybe<Scalars['Int']['output']>;
  readonly provenance: Maybe<Provenance>;
  /** tot en met */
  readonly until: Maybe<Scalars['Date']['output']>;
  /** tot en met jaar */
  readonly untilYear: Maybe<Scalars['Int']['output']>;
};

/** dossiernotitie */
export type YouthNote = PartnerRecord & {
  readonly __typename?: 'YouthNote';
  /** datum */
  readonly date: Maybe<Scalars['Date']['output']>;
  readonly provenance: Maybe<Provenance>;
  /** tekst */
  readonly text: Maybe<Scalars['String']['output']>;
};

/** jeugdvoorziening */
export type YouthProvision = PartnerRecord & {
  readonly __typename?: 'YouthProvision';
  /** categorie */
  readonly category: Maybe<Scalars['String']['output']>;
  /** vanaf */
  readonly from: Maybe<Scalars['Date']['output']>;
  /** soort */
  readonly kind: Maybe<Scalars['String']['output']>;
  readonly provenance: Maybe<Provenance>;
  /** aanbieder: shows who is involved, so it takes the class that guards that */
  readonly provider: Maybe<Scalars['String']['output']>;
  /** tot en met */
  readonly until: Maybe<Scalars['Date']['output']>;
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
    | ( Development )
    | ( SafetyAssessment )
    | ( SupervisionOrder )
    | ( YouthEpisode )
    | ( YouthNote )
    | ( YouthProvision )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Confidentiality: Confidentiality;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Development: ResolverTypeWrapper<Development>;
  FamilyMember: ResolverTypeWrapper<Pick<FamilyMember, 'bsn'>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PartnerRecord: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['PartnerRecord']>;
  Provenance: ResolverTypeWrapper<Provenance>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Release: ResolverTypeWrapper<Release>;
  SafetyAssessment: ResolverTypeWrapper<SafetyAssessment>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  SafetyBand: SafetyBand;
  SourceSystem: SourceSystem;
  SupervisionOrder: ResolverTypeWrapper<SupervisionOrder>;
  YouthEpisode: ResolverTypeWrapper<YouthEpisode>;
  YouthNote: ResolverTypeWrapper<YouthNote>;
  YouthProvision: ResolverTypeWrapper<YouthProvision>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Development: Development;
  FamilyMember: Pick<FamilyMember, 'bsn'>;
  Boolean: Scalars['Boolean']['output'];
  PartnerRecord: ResolversInterfaceTypes<ResolversParentTypes>['PartnerRecord'];
  Provenance: Provenance;
  ID: Scalars['ID']['output'];
  Release: Release;
  SafetyAssessment: SafetyAssessment;
  Int: Scalars['Int']['output'];
  SupervisionOrder: SupervisionOrder;
  YouthEpisode: YouthEpisode;
  YouthNote: YouthNote;
  YouthProvision: YouthProvision;
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

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DevelopmentResolvers<ContextType = any, ParentType extends ResolversParentTypes['Development'] = ResolversParentTypes['Development']> = {
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observations?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FamilyMemberResolvers<ContextType = any, ParentType extends ResolversParentTypes['FamilyMember'] = ResolversParentTypes['FamilyMember'], FederationReferenceType extends FederationReferenceTypes['FamilyMember'] = FederationReferenceTypes['FamilyMember']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FamilyMember']> | FederationReferenceType, FederationReferenceType, ContextType>;
  bsn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  developments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Development']>>, ParentType, ContextType>;
  inYouthCare?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  safetyAssessed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  safetyAssessments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SafetyAssessment']>>, ParentType, ContextType>;
  supervisionOrdered?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  supervisionOrders?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SupervisionOrder']>>, ParentType, ContextType>;
  youthEpisodes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['YouthEpisode']>>, ParentType, ContextType>;
  youthNotes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['YouthNote']>>, ParentType, ContextType>;
  youthProvided?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  youthProvisions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['YouthProvision']>>, ParentType, ContextType>;
};

export type PartnerRecordResolvers<ContextType = any, ParentType extends ResolversParentTypes['PartnerRecord'] = ResolversParentTypes['PartnerRecord']> = {
  __resolveType: TypeResolveFn<'Development' | 'SafetyAssessment' | 'SupervisionOrder' | 'YouthEpisode' | 'YouthNote' | 'YouthProvision', ParentType, ContextType>;
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

export type SafetyAssessmentResolvers<ContextType = any, ParentType extends ResolversParentTypes['SafetyAssessment'] = ResolversParentTypes['SafetyAssessment']> = {
  band?: Resolver<Maybe<ResolversTypes['SafetyBand']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  safetyLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SupervisionOrderResolvers<ContextType = any, ParentType extends ResolversParentTypes['SupervisionOrder'] = ResolversParentTypes['SupervisionOrder']> = {
  body?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  running?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type YouthEpisodeResolvers<ContextType = any, ParentType extends ResolversParentTypes['YouthEpisode'] = ResolversParentTypes['YouthEpisode']> = {
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  fromYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  untilYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type YouthNoteResolvers<ContextType = any, ParentType extends ResolversParentTypes['YouthNote'] = ResolversParentTypes['YouthNote']> = {
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type YouthProvisionResolvers<ContextType = any, ParentType extends ResolversParentTypes['YouthProvision'] = ResolversParentTypes['YouthProvision']> = {
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Development?: DevelopmentResolvers<ContextType>;
  FamilyMember?: FamilyMemberResolvers<ContextType>;
  PartnerRecord?: PartnerRecordResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Release?: ReleaseResolvers<ContextType>;
  SafetyAssessment?: SafetyAssessmentResolvers<ContextType>;
  SupervisionOrder?: SupervisionOrderResolvers<ContextType>;
  YouthEpisode?: YouthEpisodeResolvers<ContextType>;
  YouthNote?: YouthNoteResolvers<ContextType>;
  YouthProvision?: YouthProvisionResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = any> = {
  composeDirective?: ComposeDirectiveDirectiveResolver<any, any, ContextType>;
  data?: DataDirectiveResolver<any, any, ContextType>;
  exists?: ExistsDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  link?: LinkDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
};
