import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
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
  /** Datum: a calendar day, Europe/Amsterdam, as YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** Tijdstip: an instant in RFC 3339, with its offset. */
  DateTime: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** soort inzage: somebody looked (LOOK), or the hub told an organisation by itself that something had changed (MESSAGE, bericht) */
export type AccessKind =
  | 'LOOK'
  | 'MESSAGE';

/** inzage: one look at this person's data, or one message about them */
export type AccessLogEntry = {
  readonly __typename?: 'AccessLogEntry';
  /** grondslag */
  readonly article: Maybe<Scalars['String']['output']>;
  /** wanneer */
  readonly at: Maybe<Scalars['DateTime']['output']>;
  /** soort: bekeken of bericht gekregen */
  readonly kind: Maybe<AccessKind>;
  readonly provenance: Maybe<Provenance>;
  /** waarom: the purpose */
  readonly purpose: Maybe<Scalars['String']['output']>;
  /** wie: organisation and role */
  readonly who: Maybe<Scalars['String']['output']>;
};

/** overleg */
export type CaseMeeting = PartnerRecord & {
  readonly __typename?: 'CaseMeeting';
  /** gezinsleden die erbij waren */
  readonly attendees: Maybe<ReadonlyArray<FamilyMember>>;
  /** besluiten */
  readonly decisions: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** gehouden op */
  readonly heldAt: Maybe<Scalars['Date']['output']>;
  /** notulen */
  readonly minutes: Maybe<Scalars['String']['output']>;
  readonly provenance: Maybe<Provenance>;
  /** onderwerp */
  readonly subject: Maybe<Scalars['String']['output']>;
};

/** fase van het dossier */
export type CasePhase =
  | 'ACTIVE'
  | 'CLOSED'
  | 'EVALUATION'
  | 'FOLLOW_UP'
  | 'SIGNALLED'
  | 'TRIAGE';

/** Vertrouwelijkheid van een stuk: what the source says of its confidentiality. */
export type Confidentiality =
  /** open */
  | 'OPEN'
  /** vertrouwelijk */
  | 'RESTRICTED'
  /** geheim */
  | 'SECRET';

/** leefgebiedscore */
export type DomainScore = PartnerRecord & {
  readonly __typename?: 'DomainScore';
  /** band */
  readonly band: Maybe<ScoreBand>;
  /** leefgebied */
  readonly domain: Maybe<LifeDomain>;
  readonly provenance: Maybe<Provenance>;
  /** score van 1 (acute problematiek) tot 5 (volledig zelfredzaam) */
  readonly score: Maybe<Scalars['Int']['output']>;
  /** vastgesteld op */
  readonly scoredAt: Maybe<Scalars['Date']['output']>;
};

/** wie u kunt bellen */
export type DutyContact = {
  readonly __typename?: 'DutyContact';
  /** telefoonnummer van dienst */
  readonly dutyPhone: Maybe<Scalars['String']['output']>;
  /** organisatie */
  readonly organisation: Maybe<Scalars['String']['output']>;
};

/** escalatie */
export type Escalation = PartnerRecord & {
  readonly __typename?: 'Escalation';
  /** besluit */
  readonly decision: Maybe<Scalars['String']['output']>;
  /** niveau 1 tot en met 4 */
  readonly escalationLevel: Maybe<Scalars['Int']['output']>;
  /** eigenaar */
  readonly owner: Maybe<Scalars['String']['output']>;
  readonly provenance: Maybe<Provenance>;
  /** aanleiding */
  readonly trigger: Maybe<Scalars['String']['output']>;
};

/** gezinsdossier */
export type FamilyCase = {
  readonly __typename?: 'FamilyCase';
  /** gesloten op */
  readonly closedAt: Maybe<Scalars['Date']['output']>;
  /** er is opgeschaald */
  readonly escalated: Maybe<Scalars['Boolean']['output']>;
  /** escalaties */
  readonly escalations: Maybe<ReadonlyArray<Escalation>>;
  /** dossiernummer */
  readonly id: Scalars['ID']['output'];
  /** er is een overleg gehouden */
  readonly meetingHeld: Maybe<Scalars['Boolean']['output']>;
  /** overleggen */
  readonly meetings: Maybe<ReadonlyArray<CaseMeeting>>;
  /** gezinsleden: only those whom the caller may see */
  readonly members: Maybe<ReadonlyArray<FamilyMember>>;
  /** sociaal netwerk */
  readonly network: Maybe<ReadonlyArray<NetworkMember>>;
  /** geopend op */
  readonly openedAt: Maybe<Scalars['Date']['output']>;
  /** fase */
  readonly phase: Maybe<CasePhase>;
  /** gezinsplan */
  readonly plan: Maybe<FamilyPlan>;
  /** regisseur van het dossier */
  readonly regisseur: Maybe<Regisseur>;
  /** er is een regisseur */
  readonly regisseurAppointed: Maybe<Scalars['Boolean']['output']>;
  /** triage */
  readonly triage: Maybe<TriageOutcome>;
  /** onderbouwing van de triage */
  readonly triageRationale: Maybe<Scalars['String']['output']>;
};

/** gezinslid; its id means nothing outside this case */
export type FamilyMember = {
  readonly __typename?: 'FamilyMember';
  /** inzageregister: who looked at this person's data, or was told of a change */
  readonly accessLog: Maybe<ReadonlyArray<AccessLogEntry>>;
  /** burgerservicenummer: a key between hub and partners, never shown */
  readonly bsn: Scalars['String']['output'];
  /** leefgebiedscores */
  readonly domainScores: Maybe<ReadonlyArray<DomainScore>>;
  /** de GGZ is betrokken */
  readonly ggzInvolved: Maybe<Scalars['Boolean']['output']>;
  /** betrokkenheid van de GGZ */
  readonly ggzInvolvements: Maybe<ReadonlyArray<Involvement>>;
  readonly id: Scalars['ID']['output'];
  /** verplichte zorg, as recorded in the hub */
  readonly mandatoryCare: Maybe<ReadonlyArray<MandatoryCare>>;
  /** er loopt verplichte zorg */
  readonly mandatoryCareRuns: Maybe<Scalars['Boolean']['output']>;
  /** betrokken organisaties */
  readonly otherInvolvements: Maybe<ReadonlyArray<Involvement>>;
  /** andere organisaties zijn betrokken */
  readonly othersInvolved: Maybe<Scalars['Boolean']['output']>;
  /** de politie is betrokken */
  readonly policeInvolved: Maybe<Scalars['Boolean']['output']>;
  /** betrokkenheid van de politie */
  readonly policeInvolvements: Maybe<ReadonlyArray<Involvement>>;
  /** regisseur */
  readonly regisseur: Maybe<Regisseur>;
  /** er is een regisseur */
  readonly regisseurAppointed: Maybe<Scalars['Boolean']['output']>;
  /** wie u kunt bellen over de match */
  readonly signalContact: Maybe<DutyContact>;
  /** er is een match (piep) */
  readonly signalMatch: Maybe<Scalars['Boolean']['output']>;
  /** matches van signalen */
  readonly signalMatches: Maybe<ReadonlyArray<SignalMatch>>;
  /** jeugdhulp is betrokken */
  readonly youthInvolved: Maybe<Scalars['Boolean']['output']>;
  /** betrokkenheid van jeugdhulp */
  readonly youthInvolvements: Maybe<ReadonlyArray<Involvement>>;
};

/** gezinsplan */
export type FamilyPlan = {
  readonly __typename?: 'FamilyPlan';
  /** doelen en acties */
  readonly items: Maybe<ReadonlyArray<PlanItem>>;
  /** er zijn doelen of acties */
  readonly started: Maybe<Scalars['Boolean']['output']>;
};

/** betrokkenheid van een organisatie */
export type Involvement = {
  readonly __typename?: 'Involvement';
  /** telefoonnummer van dienst */
  readonly dutyPhone: Maybe<Scalars['String']['output']>;
  /** laatst actief op */
  readonly lastActive: Maybe<Scalars['Date']['output']>;
  /** organisatie */
  readonly organisation: Maybe<Scalars['String']['output']>;
  /** professional */
  readonly professional: Maybe<Scalars['String']['output']>;
  readonly provenance: Maybe<Provenance>;
};

/** leefgebied */
export type LifeDomain =
  | 'BASIC_ADL'
  | 'DOMESTIC_RELATIONS'
  | 'FINANCE'
  | 'HOUSING'
  | 'INSTRUMENTAL_ADL'
  | 'JUSTICE'
  | 'MENTAL_HEALTH'
  | 'PARENTING'
  | 'PHYSICAL_HEALTH'
  | 'SOCIAL_NETWORK'
  | 'SOCIETAL_PARTICIPATION'
  | 'SUBSTANCE_USE'
  | 'TIME_USE'
  | 'WORK_EDUCATION';

/** verplichte zorg */
export type MandatoryCare = {
  readonly __typename?: 'MandatoryCare';
  /** vanaf */
  readonly from: Maybe<Scalars['Date']['output']>;
  /** soort procedure */
  readonly kind: Maybe<MandatoryCareKind>;
  readonly provenance: Maybe<Provenance>;
  /** tot en met */
  readonly until: Maybe<Scalars['Date']['output']>;
};

/** soort verplichte zorg */
export type MandatoryCareKind =
  | 'CARE_AUTHORISATION'
  | 'CRISIS_MEASURE';

/** iemand uit het sociale netwerk */
export type NetworkMember = PartnerRecord & {
  readonly __typename?: 'NetworkMember';
  /** akkoord */
  readonly agreed: Maybe<Scalars['Boolean']['output']>;
  /** naam */
  readonly name: Maybe<Scalars['String']['output']>;
  readonly provenance: Maybe<Provenance>;
  /** soort steun */
  readonly support: Maybe<Scalars['String']['output']>;
  /** steunt wie */
  readonly supports: Maybe<ReadonlyArray<FamilyMember>>;
};

/** Stuk van een partner: every record of a partner tells where it comes from. */
export type PartnerRecord = {
  readonly provenance: Maybe<Provenance>;
};

/** doel of actie */
export type PlanItem = PartnerRecord & {
  readonly __typename?: 'PlanItem';
  /** leefgebied */
  readonly domain: Maybe<LifeDomain>;
  /** uiterlijk op */
  readonly due: Maybe<Scalars['Date']['output']>;
  /** doel of actie */
  readonly kind: Maybe<PlanItemKind>;
  /** over wie */
  readonly members: Maybe<ReadonlyArray<FamilyMember>>;
  /** wie het doet: an organisation, or somebody from the network */
  readonly owner: Maybe<Scalars['String']['output']>;
  /** gezinslid dat het doet */
  readonly ownerMember: Maybe<FamilyMember>;
  readonly provenance: Maybe<Provenance>;
  /** status */
  readonly status: Maybe<PlanItemStatus>;
  /** omschrijving */
  readonly text: Maybe<Scalars['String']['output']>;
};

/** soort planonderdeel */
export type PlanItemKind =
  | 'ACTION'
  | 'GOAL';

/** status van een planonderdeel */
export type PlanItemStatus =
  | 'ACTIVE'
  | 'DONE'
  | 'DROPPED'
  | 'OPEN';

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

/** The hub's own domain (regie): the case around one family, its plan, meetings, signals and escalation. */
export type Query = {
  readonly __typename?: 'Query';
  /** gezinsdossier: null when it does not exist for this caller */
  readonly familyCase: Maybe<FamilyCase>;
};


/** The hub's own domain (regie): the case around one family, its plan, meetings, signals and escalation. */
export type QueryFamilyCaseArgs = {
  id: Scalars['ID']['input'];
};

/** regisseur */
export type Regisseur = {
  readonly __typename?: 'Regisseur';
  /** contact */
  readonly contact: Maybe<Scalars['String']['output']>;
  /** telefoonnummer van dienst */
  readonly dutyPhone: Maybe<Scalars['String']['output']>;
  /** naam */
  readonly name: Maybe<Scalars['String']['output']>;
  /** organisatie */
  readonly organisation: Maybe<Scalars['String']['output']>;
  readonly provenance: Maybe<Provenance>;
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

/** band van een leefgebiedscore */
export type ScoreBand =
  | 'BARELY_SELF_RELIANT'
  | 'NOT_SELF_RELIANT'
  | 'SELF_RELIANT';

/** match van twee signalen (piep) */
export type SignalMatch = PartnerRecord & {
  readonly __typename?: 'SignalMatch';
  /** wie u kunt bellen */
  readonly contact: Maybe<DutyContact>;
  /** gematcht op */
  readonly matchedAt: Maybe<Scalars['Date']['output']>;
  readonly provenance: Maybe<Provenance>;
  /** geldig tot en met */
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

/** uitkomst van de triage */
export type TriageOutcome =
  | 'MONO'
  | 'MULTI_PROBLEM'
  | 'MULTI_USER';



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
  FamilyCase: FamilyCase;
  FamilyMember: FamilyMember;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  FamilyCase:
    ( { __typename: 'FamilyCase' }
    & GraphQLRecursivePick<FederationTypes['FamilyCase'], {"id":true}> );
  FamilyMember:
    ( { __typename: 'FamilyMember' }
    & ( GraphQLRecursivePick<FederationTypes['FamilyMember'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['FamilyMember'], {"bsn":true}> ) );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  PartnerRecord:
    | ( Omit<CaseMeeting, 'attendees'> & { attendees?: Maybe<ReadonlyArray<_RefType['FamilyMember']>> } )
    | ( DomainScore )
    | ( Escalation )
    | ( Omit<NetworkMember, 'supports'> & { supports?: Maybe<ReadonlyArray<_RefType['FamilyMember']>> } )
    | ( Omit<PlanItem, 'members' | 'ownerMember'> & { members?: Maybe<ReadonlyArray<_RefType['FamilyMember']>>, ownerMember?: Maybe<_RefType['FamilyMember']> } )
    | ( SignalMatch )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessKind: AccessKind;
  AccessLogEntry: ResolverTypeWrapper<AccessLogEntry>;
  CaseMeeting: ResolverTypeWrapper<Omit<CaseMeeting, 'attendees'> & { attendees?: Maybe<ReadonlyArray<ResolversTypes['FamilyMember']>> }>;
  CasePhase: CasePhase;
  Confidentiality: Confidentiality;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DomainScore: ResolverTypeWrapper<DomainScore>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  DutyContact: ResolverTypeWrapper<DutyContact>;
  Escalation: ResolverTypeWrapper<Escalation>;
  FamilyCase: ResolverTypeWrapper<Pick<Omit<FamilyCase, 'meetings' | 'members' | 'network' | 'plan'> & { meetings?: Maybe<ReadonlyArray<ResolversTypes['CaseMeeting']>>, members?: Maybe<ReadonlyArray<ResolversTypes['FamilyMember']>>, network?: Maybe<ReadonlyArray<ResolversTypes['NetworkMember']>>, plan?: Maybe<ResolversTypes['FamilyPlan']> }, 'id'>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  FamilyMember: ResolverTypeWrapper<Pick<FamilyMember, 'id' | 'bsn'>>;
  FamilyPlan: ResolverTypeWrapper<Partial<Omit<FamilyPlan, 'items'> & { items?: Maybe<ReadonlyArray<ResolversTypes['PlanItem']>> }>>;
  Involvement: ResolverTypeWrapper<Involvement>;
  LifeDomain: LifeDomain;
  MandatoryCare: ResolverTypeWrapper<MandatoryCare>;
  MandatoryCareKind: MandatoryCareKind;
  NetworkMember: ResolverTypeWrapper<Omit<NetworkMember, 'supports'> & { supports?: Maybe<ReadonlyArray<ResolversTypes['FamilyMember']>> }>;
  PartnerRecord: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['PartnerRecord']>;
  PlanItem: ResolverTypeWrapper<Omit<PlanItem, 'members' | 'ownerMember'> & { members?: Maybe<ReadonlyArray<ResolversTypes['FamilyMember']>>, ownerMember?: Maybe<ResolversTypes['FamilyMember']> }>;
  PlanItemKind: PlanItemKind;
  PlanItemStatus: PlanItemStatus;
  Provenance: ResolverTypeWrapper<Provenance>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Regisseur: ResolverTypeWrapper<Regisseur>;
  Release: ResolverTypeWrapper<Release>;
  ScoreBand: ScoreBand;
  SignalMatch: ResolverTypeWrapper<SignalMatch>;
  SourceSystem: SourceSystem;
  TriageOutcome: TriageOutcome;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessLogEntry: AccessLogEntry;
  CaseMeeting: Omit<CaseMeeting, 'attendees'> & { attendees?: Maybe<ReadonlyArray<ResolversParentTypes['FamilyMember']>> };
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DomainScore: DomainScore;
  Int: Scalars['Int']['output'];
  DutyContact: DutyContact;
  Escalation: Escalation;
  FamilyCase: Pick<Omit<FamilyCase, 'meetings' | 'members' | 'network' | 'plan'> & { meetings?: Maybe<ReadonlyArray<ResolversParentTypes['CaseMeeting']>>, members?: Maybe<ReadonlyArray<ResolversParentTypes['FamilyMember']>>, network?: Maybe<ReadonlyArray<ResolversParentTypes['NetworkMember']>>, plan?: Maybe<ResolversParentTypes['FamilyPlan']> }, 'id'>;
  Boolean: Scalars['Boolean']['output'];
  ID: Scalars['ID']['output'];
  FamilyMember: Pick<FamilyMember, 'id' | 'bsn'>;
  FamilyPlan: Partial<Omit<FamilyPlan, 'items'> & { items?: Maybe<ReadonlyArray<ResolversParentTypes['PlanItem']>> }>;
  Involvement: Involvement;
  MandatoryCare: MandatoryCare;
  NetworkMember: Omit<NetworkMember, 'supports'> & { supports?: Maybe<ReadonlyArray<ResolversParentTypes['FamilyMember']>> };
  PartnerRecord: ResolversInterfaceTypes<ResolversParentTypes>['PartnerRecord'];
  PlanItem: Omit<PlanItem, 'members' | 'ownerMember'> & { members?: Maybe<ReadonlyArray<ResolversParentTypes['FamilyMember']>>, ownerMember?: Maybe<ResolversParentTypes['FamilyMember']> };
  Provenance: Provenance;
  Query: Record<PropertyKey, never>;
  Regisseur: Regisseur;
  Release: Release;
  SignalMatch: SignalMatch;
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

export type AccessLogEntryResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccessLogEntry'] = ResolversParentTypes['AccessLogEntry']> = {
  article?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['AccessKind']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  who?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CaseMeetingResolvers<ContextType = any, ParentType extends ResolversParentTypes['CaseMeeting'] = ResolversParentTypes['CaseMeeting']> = {
  attendees?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FamilyMember']>>, ParentType, ContextType>;
  decisions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  heldAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  minutes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DomainScoreResolvers<ContextType = any, ParentType extends ResolversParentTypes['DomainScore'] = ResolversParentTypes['DomainScore']> = {
  band?: Resolver<Maybe<ResolversTypes['ScoreBand']>, ParentType, ContextType>;
  domain?: Resolver<Maybe<ResolversTypes['LifeDomain']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  scoredAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DutyContactResolvers<ContextType = any, ParentType extends ResolversParentTypes['DutyContact'] = ResolversParentTypes['DutyContact']> = {
  dutyPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EscalationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Escalation'] = ResolversParentTypes['Escalation']> = {
  decision?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  escalationLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  trigger?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FamilyCaseResolvers<ContextType = any, ParentType extends ResolversParentTypes['FamilyCase'] = ResolversParentTypes['FamilyCase'], FederationReferenceType extends FederationReferenceTypes['FamilyCase'] = FederationReferenceTypes['FamilyCase']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FamilyCase']> | FederationReferenceType, FederationReferenceType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  escalated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  escalations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Escalation']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  meetingHeld?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  meetings?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CaseMeeting']>>, ParentType, ContextType>;
  members?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FamilyMember']>>, ParentType, ContextType>;
  network?: Resolver<Maybe<ReadonlyArray<ResolversTypes['NetworkMember']>>, ParentType, ContextType>;
  openedAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  phase?: Resolver<Maybe<ResolversTypes['CasePhase']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['FamilyPlan']>, ParentType, ContextType>;
  regisseur?: Resolver<Maybe<ResolversTypes['Regisseur']>, ParentType, ContextType>;
  regisseurAppointed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  triage?: Resolver<Maybe<ResolversTypes['TriageOutcome']>, ParentType, ContextType>;
  triageRationale?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FamilyMemberResolvers<ContextType = any, ParentType extends ResolversParentTypes['FamilyMember'] = ResolversParentTypes['FamilyMember'], FederationReferenceType extends FederationReferenceTypes['FamilyMember'] = FederationReferenceTypes['FamilyMember']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FamilyMember']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accessLog?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccessLogEntry']>>, ParentType, ContextType>;
  bsn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  domainScores?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DomainScore']>>, ParentType, ContextType>;
  ggzInvolved?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  ggzInvolvements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Involvement']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mandatoryCare?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MandatoryCare']>>, ParentType, ContextType>;
  mandatoryCareRuns?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  otherInvolvements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Involvement']>>, ParentType, ContextType>;
  othersInvolved?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  policeInvolved?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  policeInvolvements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Involvement']>>, ParentType, ContextType>;
  regisseur?: Resolver<Maybe<ResolversTypes['Regisseur']>, ParentType, ContextType>;
  regisseurAppointed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  signalContact?: Resolver<Maybe<ResolversTypes['DutyContact']>, ParentType, ContextType>;
  signalMatch?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  signalMatches?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SignalMatch']>>, ParentType, ContextType>;
  youthInvolved?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  youthInvolvements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Involvement']>>, ParentType, ContextType>;
};

export type FamilyPlanResolvers<ContextType = any, ParentType extends ResolversParentTypes['FamilyPlan'] = ResolversParentTypes['FamilyPlan']> = {
  items?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlanItem']>>, ParentType, ContextType>;
  started?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type InvolvementResolvers<ContextType = any, ParentType extends ResolversParentTypes['Involvement'] = ResolversParentTypes['Involvement']> = {
  dutyPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastActive?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  professional?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
};

export type MandatoryCareResolvers<ContextType = any, ParentType extends ResolversParentTypes['MandatoryCare'] = ResolversParentTypes['MandatoryCare']> = {
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['MandatoryCareKind']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type NetworkMemberResolvers<ContextType = any, ParentType extends ResolversParentTypes['NetworkMember'] = ResolversParentTypes['NetworkMember']> = {
  agreed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  support?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FamilyMember']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PartnerRecordResolvers<ContextType = any, ParentType extends ResolversParentTypes['PartnerRecord'] = ResolversParentTypes['PartnerRecord']> = {
  __resolveType: TypeResolveFn<'CaseMeeting' | 'DomainScore' | 'Escalation' | 'NetworkMember' | 'PlanItem' | 'SignalMatch', ParentType, ContextType>;
};

export type PlanItemResolvers<ContextType = any, ParentType extends ResolversParentTypes['PlanItem'] = ResolversParentTypes['PlanItem']> = {
  domain?: Resolver<Maybe<ResolversTypes['LifeDomain']>, ParentType, ContextType>;
  due?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['PlanItemKind']>, ParentType, ContextType>;
  members?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FamilyMember']>>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ownerMember?: Resolver<Maybe<ResolversTypes['FamilyMember']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['PlanItemStatus']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  familyCase?: Resolver<Maybe<ResolversTypes['FamilyCase']>, ParentType, ContextType, RequireFields<QueryFamilyCaseArgs, 'id'>>;
};

export type RegisseurResolvers<ContextType = any, ParentType extends ResolversParentTypes['Regisseur'] = ResolversParentTypes['Regisseur']> = {
  contact?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dutyPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
};

export type ReleaseResolvers<ContextType = any, ParentType extends ResolversParentTypes['Release'] = ResolversParentTypes['Release']> = {
  article?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  caseReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decisionId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipients?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type SignalMatchResolvers<ContextType = any, ParentType extends ResolversParentTypes['SignalMatch'] = ResolversParentTypes['SignalMatch']> = {
  contact?: Resolver<Maybe<ResolversTypes['DutyContact']>, ParentType, ContextType>;
  matchedAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  AccessLogEntry?: AccessLogEntryResolvers<ContextType>;
  CaseMeeting?: CaseMeetingResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DomainScore?: DomainScoreResolvers<ContextType>;
  DutyContact?: DutyContactResolvers<ContextType>;
  Escalation?: EscalationResolvers<ContextType>;
  FamilyCase?: FamilyCaseResolvers<ContextType>;
  FamilyMember?: FamilyMemberResolvers<ContextType>;
  FamilyPlan?: FamilyPlanResolvers<ContextType>;
  Involvement?: InvolvementResolvers<ContextType>;
  MandatoryCare?: MandatoryCareResolvers<ContextType>;
  NetworkMember?: NetworkMemberResolvers<ContextType>;
  PartnerRecord?: PartnerRecordResolvers<ContextType>;
  PlanItem?: PlanItemResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Regisseur?: RegisseurResolvers<ContextType>;
  Release?: ReleaseResolvers<ContextType>;
  SignalMatch?: SignalMatchResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = any> = {
  composeDirective?: ComposeDirectiveDirectiveResolver<any, any, ContextType>;
  data?: DataDirectiveResolver<any, any, ContextType>;
  exists?: ExistsDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  link?: LinkDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
};
