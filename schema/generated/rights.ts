import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
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

/** inzageoverzicht (AVG 15) */
export type AccessReport = {
  readonly __typename?: 'AccessReport';
  /** voor wie het is gemaakt */
  readonly audience: ReportAudience;
  /** gezinsdossier */
  readonly caseId: Scalars['ID']['output'];
  /** alle keren in deze periode; false when there are more than fit: ask for a shorter period */
  readonly complete: Scalars['Boolean']['output'];
  /** keren dat iemand keek, de nieuwste eerst */
  readonly entries: ReadonlyArray<AccessReportEntry>;
  /** eerste dag */
  readonly from: Scalars['Date']['output'];
  /** gemaakt op */
  readonly madeAt: Scalars['DateTime']['output'];
  /** gezinslid over wie het gaat */
  readonly memberId: Scalars['ID']['output'];
  /** wat de lezer moet weten, in gewone taal; the same whatever is in the report */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** signalen (piep) over dit gezinslid die worden bewaard, in a case or in none, as far as the reader may know */
  readonly signals: ReadonlyArray<AccessReportSignal>;
  /** laatste dag */
  readonly until: Scalars['Date']['output'];
};

/** inzageoverzicht of waarom het er niet is */
export type AccessReportAnswer = {
  readonly __typename?: 'AccessReportAnswer';
  /** problemen */
  readonly problems: ReadonlyArray<RightsProblem>;
  /** inzageoverzicht */
  readonly report: Maybe<AccessReport>;
};

/** een keer dat iemand keek */
export type AccessReportEntry = {
  readonly __typename?: 'AccessReportEntry';
  /** wanneer */
  readonly at: Scalars['DateTime']['output'];
  /** doel; null when the policy shows who and when only */
  readonly purpose: Maybe<Scalars['String']['output']>;
  /** organisatienummer (OIN) en rol, as OIN/role */
  readonly recipient: Scalars['String']['output'];
  /** wat er te zien was */
  readonly seen: ReadonlyArray<AccessReportLine>;
  /** gebruikersnaam: for the privacy officer only */
  readonly subject: Maybe<Scalars['String']['output']>;
  /** wie, as role and organisation */
  readonly who: Scalars['String']['output'];
};

/** wat er van een soort gegevens te zien was */
export type AccessReportLine = {
  readonly __typename?: 'AccessReportLine';
  /** grondslag */
  readonly article: Maybe<Scalars['String']['output']>;
  /** gegevensklasse; DESK for what the hub itself keeps and shows at its desk (toestemmingen, taken, verzoeken, het logboek) */
  readonly dataClass: Scalars['String']['output'];
  /** hoeveel, in woorden */
  readonly extent: Scalars['String']['output'];
  /** soort gegevens */
  readonly what: Scalars['String']['output'];
};

/** signaal over een gezinslid: that there is or was one, and whose */
export type AccessReportSignal = {
  readonly __typename?: 'AccessReportSignal';
  /** telt niet meer sinds; null while it does */
  readonly endedOn: Maybe<Scalars['Date']['output']>;
  /** afgegeven op */
  readonly raisedAt: Scalars['DateTime']['output'];
  /** organisatienummer (OIN) en rol, as OIN/role */
  readonly recipient: Scalars['String']['output'];
  /** van wie, as role and organisation */
  readonly who: Scalars['String']['output'];
};

/** wat er vernietigd wordt */
export type DestructionKind =
  /** gezinsdossier, met alles wat erin staat */
  | 'CASE'
  /** persoon buiten het gezin die niet meer nodig is */
  | 'OUTSIDE_PERSON'
  /** afgehandeld verzoek */
  | 'REQUEST'
  /** veiligheidsgrond die voorbij is */
  | 'SAFETY_GROUND'
  /** signaal dat vijf jaar in het archief stond; the hub destroys it by itself, so no plan names it */
  | 'SIGNAL'
  /** afgehandelde taak */
  | 'TASK'
  /** toestemming die voorbij is */
  | 'WAIVER';

/** verklaring van vernietiging: that something was destroyed; nothing of what it was */
export type DestructionRecord = {
  readonly __typename?: 'DestructionRecord';
  /** grondslag */
  readonly article: Scalars['String']['output'];
  /** gezinsdossier */
  readonly caseId: Maybe<Scalars['ID']['output']>;
  /** besloten door, as OIN and user */
  readonly decidedBy: Scalars['String']['output'];
  /** vernietigd op */
  readonly destroyedAt: Scalars['DateTime']['output'];
  /** over de termijn sinds */
  readonly dueSince: Scalars['Date']['output'];
  /** nummer */
  readonly id: Scalars['ID']['output'];
  /** aantal rijen */
  readonly rows: Scalars['Int']['output'];
  /** ronde */
  readonly runId: Scalars['ID']['output'];
  /** kenmerk */
  readonly subjectId: Maybe<Scalars['ID']['output']>;
  /** soort */
  readonly what: DestructionKind;
};

/** wat vernietigd wordt */
export type DueForDestruction = {
  readonly __typename?: 'DueForDestruction';
  /** grondslag */
  readonly article: Scalars['String']['output'];
  /** gezinsdossier */
  readonly caseId: Scalars['ID']['output'];
  /** over de termijn sinds */
  readonly dueSince: Scalars['Date']['output'];
  /** kenmerk */
  readonly id: Scalars['ID']['output'];
  /** waarom, in gewone taal */
  readonly reasonNl: Scalars['String']['output'];
  /** aantal rijen */
  readonly rows: Scalars['Int']['output'];
  /** soort */
  readonly what: DestructionKind;
};

/** wat blijft, hoewel de termijn voorbij is */
export type HeldFromDestruction = {
  readonly __typename?: 'HeldFromDestruction';
  /** gezinsdossier */
  readonly caseId: Scalars['ID']['output'];
  /** kenmerk */
  readonly id: Scalars['ID']['output'];
  /** waarom, in gewone taal */
  readonly reasonNl: Scalars['String']['output'];
  /** soort */
  readonly what: DestructionKind;
};

/** opheffing; without a source of every source */
export type LiftRestrictionInput = {
  readonly caseId: Scalars['ID']['input'];
  readonly memberId: Scalars['ID']['input'];
  /** dag waarop de persoon het heeft gehoord */
  readonly personToldOn: Scalars['Date']['input'];
  /** waarom, in gewone taal; the person reads it */
  readonly reasonNl: Scalars['String']['input'];
  readonly source?: InputMaybe<Scalars['String']['input']>;
};

/** Verzoeken, beperkingen en vernietiging. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** antwoord op een verzoek, by who must answer it */
  readonly answerRequest: Maybe<RightsRequestAnswer>;
  /** vernietigen wat de proefronde noemde; refused when the plan has changed since */
  readonly executeRetention: Maybe<RetentionAnswer>;
  /** beperking opheffen, after the person was told (AVG 18, lid 3) */
  readonly liftRestriction: Maybe<RestrictionAnswer>;
  /** verzoek om rectificatie (AVG 16): passed on to the source of the data */
  readonly requestCorrection: Maybe<RightsRequestAnswer>;
  /** verzoek om wissing (AVG 17): decided by a human at the source */
  readonly requestErasure: Maybe<RightsRequestAnswer>;
  /** bezwaar tegen het gebruik (AVG 21): decided by a human at the source */
  readonly requestObjection: Maybe<RightsRequestAnswer>;
  /** gebruik beperken (AVG 18): holds from the next query on */
  readonly restrictProcessing: Maybe<RestrictionAnswer>;
  /** verzoek intrekken, by who made it */
  readonly withdrawRequest: Maybe<RightsRequestAnswer>;
};


/** Verzoeken, beperkingen en vernietiging. */
export type MutationAnswerRequestArgs = {
  input: RightsAnswerInput;
};


/** Verzoeken, beperkingen en vernietiging. */
export type MutationExecuteRetentionArgs = {
  planHash: Scalars['ID']['input'];
};


/** Verzoeken, beperkingen en vernietiging. */
export type MutationLiftRestrictionArgs = {
  input: LiftRestrictionInput;
};


/** Verzoeken, beperkingen en vernietiging. */
export type MutationRequestCorrectionArgs = {
  input: RightsRequestInput;
};


/** Verzoeken, beperkingen en vernietiging. */
export type MutationRequestErasureArgs = {
  input: RightsRequestInput;
};


/** Verzoeken, beperkingen en vernietiging. */
export type MutationRequestObjectionArgs = {
  input: RightsRequestInput;
};


/** Verzoeken, beperkingen en vernietiging. */
export type MutationRestrictProcessingArgs = {
  input: RestrictionInput;
};


/** Verzoeken, beperkingen en vernietiging. */
export type MutationWithdrawRequestArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
};

/** beperking van het gebruik (AVG 18) */
export type ProcessingRestriction = {
  readonly __typename?: 'ProcessingRestriction';
  /** gezinslid over wie het gaat */
  readonly memberId: Scalars['ID']['output'];
  /** reden */
  readonly reason: Maybe<RestrictionReason>;
  /** vastgelegd op */
  readonly recordedAt: Maybe<Scalars['DateTime']['output']>;
  /** bron */
  readonly source: Scalars['String']['output'];
  /** bron in woorden */
  readonly sourceNl: Scalars['String']['output'];
};

/** Rechten van de betrokkene (AVG 15, 16, 17, 18 en 21) en het vernietigen van wat niet langer bewaard mag worden. */
export type Query = {
  readonly __typename?: 'Query';
  /** inzageoverzicht: who looked at what about this member, when, for what purpose and on what ground (AVG 15); days are included, without them the last year */
  readonly accessReport: Maybe<AccessReportAnswer>;
  /** verklaringen van vernietiging, the newest first; of one run or of all */
  readonly destructionRecords: Maybe<ReadonlyArray<DestructionRecord>>;
  /** beperkingen van het gebruik that hold now in this case, as far as the caller may know (AVG 18) */
  readonly restrictions: Maybe<ReadonlyArray<ProcessingRestriction>>;
  /** proefronde van de vernietiging: what is due, why and since when; nothing is destroyed */
  readonly retentionDryRun: Maybe<RetentionPlan>;
  /** verzoeken van betrokkenen that the caller made, must answer, or (FG) supervises; of one case or of all */
  readonly rightsRequests: Maybe<ReadonlyArray<RightsRequest>>;
};


/** Rechten van de betrokkene (AVG 15, 16, 17, 18 en 21) en het vernietigen van wat niet langer bewaard mag worden. */
export type QueryAccessReportArgs = {
  caseId: Scalars['ID']['input'];
  from?: InputMaybe<Scalars['Date']['input']>;
  memberId: Scalars['ID']['input'];
  until?: InputMaybe<Scalars['Date']['input']>;
};


/** Rechten van de betrokkene (AVG 15, 16, 17, 18 en 21) en het vernietigen van wat niet langer bewaard mag worden. */
export type QueryDestructionRecordsArgs = {
  runId?: InputMaybe<Scalars['ID']['input']>;
};


/** Rechten van de betrokkene (AVG 15, 16, 17, 18 en 21) en het vernietigen van wat niet langer bewaard mag worden. */
export type QueryRestrictionsArgs = {
  caseId: Scalars['ID']['input'];
};


/** Rechten van de betrokkene (AVG 15, 16, 17, 18 en 21) en het vernietigen van wat niet langer bewaard mag worden. */
export type QueryRightsRequestsArgs = {
  caseId?: InputMaybe<Scalars['ID']['input']>;
};

/** grond om wissing te weigeren of bezwaar af te wijzen */
export type RefusalGround =
  /** dwingende gerechtvaardigde gronden (AVG 21, lid 1) */
  | 'COMPELLING_GROUNDS'
  /** rechtsvordering (AVG 17, lid 3, onder e) */
  | 'LEGAL_CLAIM'
  /** wettelijke taak (AVG 17, lid 3, onder b) */
  | 'LEGAL_TASK'
  /** wettelijke bewaarplicht (AVG 17, lid 3, onder b) */
  | 'RECORD_KEEPING';

/** voor wie het overzicht is */
export type ReportAudience =
  /** iemand met gezag over het kind */
  | 'HOLDER'
  /** functionaris gegevensbescherming */
  | 'OFFICER'
  /** de persoon zelf */
  | 'SELF';

/** beperkingen die nu gelden, of waarom een wijziging niet kan */
export type RestrictionAnswer = {
  readonly __typename?: 'RestrictionAnswer';
  /** problemen */
  readonly problems: ReadonlyArray<RightsProblem>;
  /** beperkingen */
  readonly restrictions: ReadonlyArray<ProcessingRestriction>;
};

/** beperking; without a source it is about every source */
export type RestrictionInput = {
  readonly caseId: Scalars['ID']['input'];
  readonly memberId: Scalars['ID']['input'];
  readonly reason: RestrictionReason;
  readonly source?: InputMaybe<Scalars['String']['input']>;
};

/** reden voor een beperking (AVG 18, lid 1) */
export type RestrictionReason =
  /** de juistheid wordt betwist */
  | 'ACCURACY_CONTESTED'
  /** nodig voor een rechtsvordering */
  | 'LEGAL_CLAIM'
  /** bezwaar gemaakt, in afwachting van het besluit */
  | 'OBJECTION_PENDING'
  /** het gebruik is onrechtmatig */
  | 'UNLAWFUL';

/** vernietiging, of waarom die niet kan */
export type RetentionAnswer = {
  readonly __typename?: 'RetentionAnswer';
  /** verklaringen van vernietiging */
  readonly destroyed: ReadonlyArray<DestructionRecord>;
  /** problemen */
  readonly problems: ReadonlyArray<RightsProblem>;
  /** ronde */
  readonly runId: Maybe<Scalars['ID']['output']>;
};

/** plan van vernietiging: what is due today */
export type RetentionPlan = {
  readonly __typename?: 'RetentionPlan';
  /** wat vernietigd wordt */
  readonly due: ReadonlyArray<DueForDestruction>;
  /** kenmerk van het plan: name it to have it carried out */
  readonly hash: Scalars['ID']['output'];
  /** wat over de termijn is maar blijft, en waarom */
  readonly held: ReadonlyArray<HeldFromDestruction>;
  /** dag waarvoor het plan geldt */
  readonly today: Scalars['Date']['output'];
};

/** antwoord op een verzoek */
export type RightsAnswerInput = {
  /** antwoord in gewone taal */
  readonly answerNl: Scalars['String']['input'];
  readonly decision: RightsDecision;
  /** grond: needed to refuse erasure or an objection */
  readonly ground?: InputMaybe<RefusalGround>;
  readonly id: Scalars['ID']['input'];
  readonly revision: Scalars['Int']['input'];
};

/** besluit over een verzoek */
export type RightsDecision =
  /** toewijzen */
  | 'GRANTED'
  /** afwijzen */
  | 'REFUSED';

/** reden waarom iets niet kan: a stable code and a sentence in plain Dutch */
export type RightsProblem = {
  readonly __typename?: 'RightsProblem';
  /** code */
  readonly code: Scalars['String']['output'];
  /** wat er aan de hand is */
  readonly messageNl: Scalars['String']['output'];
};

/** verzoek van een betrokkene */
export type RightsRequest = {
  readonly __typename?: 'RightsRequest';
  /** antwoord; not for the privacy officer */
  readonly answerNl: Maybe<Scalars['String']['output']>;
  /** beantwoord op */
  readonly answeredAt: Maybe<Scalars['DateTime']['output']>;
  /** wie moet antwoorden, as role; who may have to, to who has no part in the answer */
  readonly answeredByNl: Scalars['String']['output'];
  /** gezinsdossier */
  readonly caseId: Scalars['ID']['output'];
  /** gegevensklasse */
  readonly dataClass: Maybe<Scalars['String']['output']>;
  /** uiterlijk te beantwoorden op: within a month (AVG 12, lid 3) */
  readonly dueAt: Scalars['DateTime']['output'];
  /** nummer van het verzoek */
  readonly id: Scalars['ID']['output'];
  /** soort verzoek */
  readonly kind: RightsRequestKind;
  /** gezinslid over wie het gaat */
  readonly memberId: Scalars['ID']['output'];
  /** de termijn is voorbij */
  readonly overdue: Scalars['Boolean']['output'];
  /** gedaan op */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** versie: name it when you change the request */
  readonly revision: Scalars['Int']['output'];
  /** bron van de gegevens, or null for all that the hub itself keeps */
  readonly source: Maybe<Scalars['String']['output']>;
  /** stand */
  readonly state: RightsRequestState;
  /** het verzoek in eigen woorden; not for the privacy officer, who supervises the term only */
  readonly statementNl: Maybe<Scalars['String']['output']>;
  /** soort gegevens in woorden */
  readonly what: Scalars['String']['output'];
};

/** verzoek na een wijziging, of waarom die niet kan */
export type RightsRequestAnswer = {
  readonly __typename?: 'RightsRequestAnswer';
  /** problemen */
  readonly problems: ReadonlyArray<RightsProblem>;
  /** verzoek */
  readonly request: Maybe<RightsRequest>;
};

/** verzoek over gegevens van een gezinslid */
export type RightsRequestInput = {
  readonly caseId: Scalars['ID']['input'];
  /** gegevensklasse; names its source too */
  readonly dataClass?: InputMaybe<Scalars['String']['input']>;
  readonly memberId: Scalars['ID']['input'];
  /** bron: hub, brp, police, ggz, cjg, wmo, wi, school or vt; hub when neither is named */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** het verzoek in eigen woorden */
  readonly statementNl: Scalars['String']['input'];
};

/** soort verzoek */
export type RightsRequestKind =
  /** inzage */
  | 'ACCESS'
  /** rectificatie */
  | 'CORRECTION'
  /** wissing */
  | 'ERASURE'
  /** bezwaar */
  | 'OBJECTION'
  /** beperking */
  | 'RESTRICTION';

/** stand van een verzoek */
export type RightsRequestState =
  /** toegewezen */
  | 'GRANTED'
  /** open */
  | 'OPEN'
  /** doorgestuurd aan de bron */
  | 'PASSED_ON'
  /** afgewezen */
  | 'REFUSED'
  /** ingetrokken */
  | 'WITHDRAWN';



export type ResolverTypeWrapper<T> = Promise<T> | T;


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





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessReport: ResolverTypeWrapper<AccessReport>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AccessReportAnswer: ResolverTypeWrapper<AccessReportAnswer>;
  AccessReportEntry: ResolverTypeWrapper<AccessReportEntry>;
  AccessReportLine: ResolverTypeWrapper<AccessReportLine>;
  AccessReportSignal: ResolverTypeWrapper<AccessReportSignal>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DestructionKind: DestructionKind;
  DestructionRecord: ResolverTypeWrapper<DestructionRecord>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  DueForDestruction: ResolverTypeWrapper<DueForDestruction>;
  HeldFromDestruction: ResolverTypeWrapper<HeldFromDestruction>;
  LiftRestrictionInput: LiftRestrictionInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ProcessingRestriction: ResolverTypeWrapper<ProcessingRestriction>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefusalGround: RefusalGround;
  ReportAudience: ReportAudience;
  RestrictionAnswer: ResolverTypeWrapper<RestrictionAnswer>;
  RestrictionInput: RestrictionInput;
  RestrictionReason: RestrictionReason;
  RetentionAnswer: ResolverTypeWrapper<RetentionAnswer>;
  RetentionPlan: ResolverTypeWrapper<RetentionPlan>;
  RightsAnswerInput: RightsAnswerInput;
  RightsDecision: RightsDecision;
  RightsProblem: ResolverTypeWrapper<RightsProblem>;
  RightsRequest: ResolverTypeWrapper<RightsRequest>;
  RightsRequestAnswer: ResolverTypeWrapper<RightsRequestAnswer>;
  RightsRequestInput: RightsRequestInput;
  RightsRequestKind: RightsRequestKind;
  RightsRequestState: RightsRequestState;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessReport: AccessReport;
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  AccessReportAnswer: AccessReportAnswer;
  AccessReportEntry: AccessReportEntry;
  AccessReportLine: AccessReportLine;
  AccessReportSignal: AccessReportSignal;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DestructionRecord: DestructionRecord;
  Int: Scalars['Int']['output'];
  DueForDestruction: DueForDestruction;
  HeldFromDestruction: HeldFromDestruction;
  LiftRestrictionInput: LiftRestrictionInput;
  Mutation: Record<PropertyKey, never>;
  ProcessingRestriction: ProcessingRestriction;
  Query: Record<PropertyKey, never>;
  RestrictionAnswer: RestrictionAnswer;
  RestrictionInput: RestrictionInput;
  RetentionAnswer: RetentionAnswer;
  RetentionPlan: RetentionPlan;
  RightsAnswerInput: RightsAnswerInput;
  RightsProblem: RightsProblem;
  RightsRequest: RightsRequest;
  RightsRequestAnswer: RightsRequestAnswer;
  RightsRequestInput: RightsRequestInput;
  String: Scalars['String']['output'];
};

export type AllowDirectiveArgs = {
  roles: ReadonlyArray<Scalars['String']['input']>;
};

export type AllowDirectiveResolver<Result, Parent, ContextType = any, Args = AllowDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ComposeDirectiveDirectiveArgs = {
  name: Scalars['String']['input'];
};

export type ComposeDirectiveDirectiveResolver<Result, Parent, ContextType = any, Args = ComposeDirectiveDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type InaccessibleDirectiveArgs = { };

export type InaccessibleDirectiveResolver<Result, Parent, ContextType = any, Args = InaccessibleDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type LinkDirectiveArgs = {
  import?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  url: Scalars['String']['input'];
};

export type LinkDirectiveResolver<Result, Parent, ContextType = any, Args = LinkDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ShareableDirectiveArgs = { };

export type ShareableDirectiveResolver<Result, Parent, ContextType = any, Args = ShareableDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccessReportResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccessReport'] = ResolversParentTypes['AccessReport']> = {
  audience?: Resolver<ResolversTypes['ReportAudience'], ParentType, ContextType>;
  caseId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  entries?: Resolver<ReadonlyArray<ResolversTypes['AccessReportEntry']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  madeAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  memberId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  signals?: Resolver<ReadonlyArray<ResolversTypes['AccessReportSignal']>, ParentType, ContextType>;
  until?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type AccessReportAnswerResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccessReportAnswer'] = ResolversParentTypes['AccessReportAnswer']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['RightsProblem']>, ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['AccessReport']>, ParentType, ContextType>;
};

export type AccessReportEntryResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccessReportEntry'] = ResolversParentTypes['AccessReportEntry']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seen?: Resolver<ReadonlyArray<ResolversTypes['AccessReportLine']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  who?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AccessReportLineResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccessReportLine'] = ResolversParentTypes['AccessReportLine']> = {
  article?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  extent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AccessReportSignalResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccessReportSignal'] = ResolversParentTypes['AccessReportSignal']> = {
  endedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  raisedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recipient?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  who?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DestructionRecordResolvers<ContextType = any, ParentType extends ResolversParentTypes['DestructionRecord'] = ResolversParentTypes['DestructionRecord']> = {
  article?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caseId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  decidedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  destroyedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dueSince?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subjectId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  what?: Resolver<ResolversTypes['DestructionKind'], ParentType, ContextType>;
};

export type DueForDestructionResolvers<ContextType = any, ParentType extends ResolversParentTypes['DueForDestruction'] = ResolversParentTypes['DueForDestruction']> = {
  article?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caseId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  dueSince?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reasonNl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  what?: Resolver<ResolversTypes['DestructionKind'], ParentType, ContextType>;
};

export type HeldFromDestructionResolvers<ContextType = any, ParentType extends ResolversParentTypes['HeldFromDestruction'] = ResolversParentTypes['HeldFromDestruction']> = {
  caseId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reasonNl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  what?: Resolver<ResolversTypes['DestructionKind'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  answerRequest?: Resolver<Maybe<ResolversTypes['RightsRequestAnswer']>, ParentType, ContextType, RequireFields<MutationAnswerRequestArgs, 'input'>>;
  executeRetention?: Resolver<Maybe<ResolversTypes['RetentionAnswer']>, ParentType, ContextType, RequireFields<MutationExecuteRetentionArgs, 'planHash'>>;
  liftRestriction?: Resolver<Maybe<ResolversTypes['RestrictionAnswer']>, ParentType, ContextType, RequireFields<MutationLiftRestrictionArgs, 'input'>>;
  requestCorrection?: Resolver<Maybe<ResolversTypes['RightsRequestAnswer']>, ParentType, ContextType, RequireFields<MutationRequestCorrectionArgs, 'input'>>;
  requestErasure?: Resolver<Maybe<ResolversTypes['RightsRequestAnswer']>, ParentType, ContextType, RequireFields<MutationRequestErasureArgs, 'input'>>;
  requestObjection?: Resolver<Maybe<ResolversTypes['RightsRequestAnswer']>, ParentType, ContextType, RequireFields<MutationRequestObjectionArgs, 'input'>>;
  restrictProcessing?: Resolver<Maybe<ResolversTypes['RestrictionAnswer']>, ParentType, ContextType, RequireFields<MutationRestrictProcessingArgs, 'input'>>;
  withdrawRequest?: Resolver<Maybe<ResolversTypes['RightsRequestAnswer']>, ParentType, ContextType, RequireFields<MutationWithdrawRequestArgs, 'id' | 'revision'>>;
};

export type ProcessingRestrictionResolvers<ContextType = any, ParentType extends ResolversParentTypes['ProcessingRestriction'] = ResolversParentTypes['ProcessingRestriction']> = {
  memberId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['RestrictionReason']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sourceNl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  accessReport?: Resolver<Maybe<ResolversTypes['AccessReportAnswer']>, ParentType, ContextType, RequireFields<QueryAccessReportArgs, 'caseId' | 'memberId'>>;
  destructionRecords?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DestructionRecord']>>, ParentType, ContextType, Partial<QueryDestructionRecordsArgs>>;
  restrictions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ProcessingRestriction']>>, ParentType, ContextType, RequireFields<QueryRestrictionsArgs, 'caseId'>>;
  retentionDryRun?: Resolver<Maybe<ResolversTypes['RetentionPlan']>, ParentType, ContextType>;
  rightsRequests?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RightsRequest']>>, ParentType, ContextType, Partial<QueryRightsRequestsArgs>>;
};

export type RestrictionAnswerResolvers<ContextType = any, ParentType extends ResolversParentTypes['RestrictionAnswer'] = ResolversParentTypes['RestrictionAnswer']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['RightsProblem']>, ParentType, ContextType>;
  restrictions?: Resolver<ReadonlyArray<ResolversTypes['ProcessingRestriction']>, ParentType, ContextType>;
};

export type RetentionAnswerResolvers<ContextType = any, ParentType extends ResolversParentTypes['RetentionAnswer'] = ResolversParentTypes['RetentionAnswer']> = {
  destroyed?: Resolver<ReadonlyArray<ResolversTypes['DestructionRecord']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['RightsProblem']>, ParentType, ContextType>;
  runId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type RetentionPlanResolvers<ContextType = any, ParentType extends ResolversParentTypes['RetentionPlan'] = ResolversParentTypes['RetentionPlan']> = {
  due?: Resolver<ReadonlyArray<ResolversTypes['DueForDestruction']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  held?: Resolver<ReadonlyArray<ResolversTypes['HeldFromDestruction']>, ParentType, ContextType>;
  today?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type RightsProblemResolvers<ContextType = any, ParentType extends ResolversParentTypes['RightsProblem'] = ResolversParentTypes['RightsProblem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  messageNl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RightsRequestResolvers<ContextType = any, ParentType extends ResolversParentTypes['RightsRequest'] = ResolversParentTypes['RightsRequest']> = {
  answerNl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  answeredByNl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caseId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  dataClass?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RightsRequestKind'], ParentType, ContextType>;
  memberId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RightsRequestState'], ParentType, ContextType>;
  statementNl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RightsRequestAnswerResolvers<ContextType = any, ParentType extends ResolversParentTypes['RightsRequestAnswer'] = ResolversParentTypes['RightsRequestAnswer']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['RightsProblem']>, ParentType, ContextType>;
  request?: Resolver<Maybe<ResolversTypes['RightsRequest']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  AccessReport?: AccessReportResolvers<ContextType>;
  AccessReportAnswer?: AccessReportAnswerResolvers<ContextType>;
  AccessReportEntry?: AccessReportEntryResolvers<ContextType>;
  AccessReportLine?: AccessReportLineResolvers<ContextType>;
  AccessReportSignal?: AccessReportSignalResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DestructionRecord?: DestructionRecordResolvers<ContextType>;
  DueForDestruction?: DueForDestructionResolvers<ContextType>;
  HeldFromDestruction?: HeldFromDestructionResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  ProcessingRestriction?: ProcessingRestrictionResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RestrictionAnswer?: RestrictionAnswerResolvers<ContextType>;
  RetentionAnswer?: RetentionAnswerResolvers<ContextType>;
  RetentionPlan?: RetentionPlanResolvers<ContextType>;
  RightsProblem?: RightsProblemResolvers<ContextType>;
  RightsRequest?: RightsRequestResolvers<ContextType>;
  RightsRequestAnswer?: RightsRequestAnswerResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = any> = {
  allow?: AllowDirectiveResolver<any, any, ContextType>;
  composeDirective?: ComposeDirectiveDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  link?: LinkDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
};
