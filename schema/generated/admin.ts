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

/** persona in een dossier: somebody's token in a real case, whose own facts hold where no others are named */
export type CasePersonaInput = {
  readonly caseId: Scalars['ID']['input'];
  readonly facts?: ReadonlyArray<PolicyFactInput>;
  readonly organisation: Scalars['String']['input'];
  readonly purpose: Scalars['String']['input'];
  readonly role: Scalars['String']['input'];
  readonly subject: Scalars['String']['input'];
};

/** export naar Cedar */
export type CedarExport = {
  readonly __typename?: 'CedarExport';
  /** policies in de taal van Cedar */
  readonly policies: Maybe<Scalars['String']['output']>;
  /** beleidsversie */
  readonly policy: Maybe<Scalars['ID']['output']>;
  /** schema in de taal van Cedar */
  readonly schema: Maybe<Scalars['String']['output']>;
};

/** cel die verandert: one role, purpose and class */
export type CellChange = {
  readonly __typename?: 'CellChange';
  /** gegevensklasse */
  readonly dataClass: Scalars['String']['output'];
  /** eerste dag waarop */
  readonly from: Maybe<Scalars['Date']['output']>;
  /** enger: the smallest case in which less shows */
  readonly narrowed: Maybe<LevelChange>;
  /** organisatie (OIN), where a rule names organisations */
  readonly organisation: Maybe<Scalars['String']['output']>;
  /** doel */
  readonly purpose: Scalars['String']['output'];
  /** rol */
  readonly role: Scalars['String']['output'];
  /** ruimer: the smallest case in which more shows */
  readonly widened: Maybe<LevelChange>;
};

/** regel zonder gevolg */
export type DeadRule = {
  readonly __typename?: 'DeadRule';
  /** regels die hem overbodig maken */
  readonly by: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** uitleg */
  readonly messageNl: Maybe<Scalars['String']['output']>;
  /** regel */
  readonly rule: Scalars['String']['output'];
  /** waarom */
  readonly why: Maybe<DeadRuleCause>;
};

/** waarom een regel geen gevolg heeft */
export type DeadRuleCause =
  /** gesloten: it opens only what caps close */
  | 'CLOSED'
  /** verlopen */
  | 'ENDED'
  /** niets te sluiten */
  | 'NOTHING_TO_CLOSE'
  /** niets te openen */
  | 'NOTHING_TO_OPEN'
  /** overschaduwd: others say all that it says */
  | 'SHADOWED';

/** denkbeeldig besluit; a fact that is not named has its harmless value */
export type DecisionInput = {
  readonly dataClass: Scalars['String']['input'];
  readonly facts?: ReadonlyArray<PolicyFactInput>;
  readonly organisation?: InputMaybe<Scalars['String']['input']>;
  readonly purpose: Scalars['String']['input'];
  readonly role: Scalars['String']['input'];
};

/** besluit uit het logboek, uitgelegd */
export type ExplainedDecision = {
  readonly __typename?: 'ExplainedDecision';
  /** wanneer */
  readonly at: Maybe<Scalars['DateTime']['output']>;
  /** gegevensklasse */
  readonly dataClass: Scalars['String']['output'];
  /** gegevensklasse in woorden */
  readonly dataClassNl: Maybe<Scalars['String']['output']>;
  /** niveau dat is besloten */
  readonly decided: Maybe<PolicyLevel>;
  /** uitleg, under the version that decided then */
  readonly explanation: Maybe<PolicyExplanation>;
  /** gezinslid, or FAMILY */
  readonly memberId: Maybe<Scalars['ID']['output']>;
  /** doel */
  readonly purpose: Maybe<Scalars['String']['output']>;
  /** niveau dat is getoond */
  readonly shown: Maybe<PolicyLevel>;
  /** wie: organisatie en rol */
  readonly who: Maybe<Scalars['String']['output']>;
};

/** testgeval dat niet uitkomt */
export type FailedCase = {
  readonly __typename?: 'FailedCase';
  /** testgeval */
  readonly id: Scalars['String']['output'];
  /** wat er uitkomt in plaats daarvan */
  readonly messageNl: Maybe<Scalars['String']['output']>;
};

/** verandering van niveau in één geval */
export type LevelChange = {
  readonly __typename?: 'LevelChange';
  /** feiten van het geval */
  readonly facts: Maybe<ReadonlyArray<PolicyFact>>;
  /** van */
  readonly from: Maybe<PolicyLevel>;
  /** naar */
  readonly to: Maybe<PolicyLevel>;
};

/** Van concept tot geldende versie: nothing is published by one person alone. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** voorstel goedkeuren, by somebody else than who made or proposed it; it holds from `validFrom`, at once when that is left out */
  readonly approvePolicy: Maybe<PolicyChange>;
  /** concept bewaren: a new version; versions are never changed */
  readonly draftPolicy: Maybe<PolicyChange>;
  /** concept voorstellen: every gate must be passed; a version that shows more needs a reason */
  readonly proposePolicy: Maybe<PolicyChange>;
  /** voorstel afwijzen */
  readonly rejectPolicy: Maybe<PolicyChange>;
  /** terug naar een eerdere versie: at once when it shows nothing more than the active one, else proposed anew for somebody else to approve */
  readonly rollBackPolicy: Maybe<PolicyChange>;
  /** voorstel intrekken */
  readonly withdrawPolicy: Maybe<PolicyChange>;
};


/** Van concept tot geldende versie: nothing is published by one person alone. */
export type MutationApprovePolicyArgs = {
  hash: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
  revision: Scalars['Int']['input'];
  validFrom?: InputMaybe<Scalars['DateTime']['input']>;
};


/** Van concept tot geldende versie: nothing is published by one person alone. */
export type MutationDraftPolicyArgs = {
  basedOn?: InputMaybe<Scalars['ID']['input']>;
  files: ReadonlyArray<PolicyFileInput>;
  note?: InputMaybe<Scalars['String']['input']>;
};


/** Van concept tot geldende versie: nothing is published by one person alone. */
export type MutationProposePolicyArgs = {
  hash: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
  revision: Scalars['Int']['input'];
};


/** Van concept tot geldende versie: nothing is published by one person alone. */
export type MutationRejectPolicyArgs = {
  hash: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  revision: Scalars['Int']['input'];
};


/** Van concept tot geldende versie: nothing is published by one person alone. */
export type MutationRollBackPolicyArgs = {
  hash: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  revision: Scalars['Int']['input'];
};


/** Van concept tot geldende versie: nothing is published by one person alone. */
export type MutationWithdrawPolicyArgs = {
  hash: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
  revision: Scalars['Int']['input'];
};

/** persona: a role, a purpose and what is known; a fact that is not named has its harmless value, and UNKNOWN may be said */
export type PersonaInput = {
  readonly facts?: ReadonlyArray<PolicyFactInput>;
  readonly organisation?: InputMaybe<Scalars['String']['input']>;
  readonly purpose: Scalars['String']['input'];
  readonly role: Scalars['String']['input'];
};

/** gevolg van een overgang: the version as it stands now, or what stands in the way */
export type PolicyChange = {
  readonly __typename?: 'PolicyChange';
  /** wat er in de weg staat */
  readonly problems: ReadonlyArray<PolicyProblem>;
  /** beleidsversie */
  readonly version: Maybe<PolicyVersion>;
};

/** controle van een concept */
export type PolicyCheck = {
  readonly __typename?: 'PolicyCheck';
  /** verschil met de geldende versie */
  readonly comparison: Maybe<PolicyComparison>;
  /** regels zonder gevolg: without them every level would be the same; these may stay */
  readonly deadRules: Maybe<ReadonlyArray<DeadRule>>;
  /** testgevallen die niet uitkomen */
  readonly failedCases: Maybe<ReadonlyArray<FailedCase>>;
  /** eigenschappen die niet kloppen, each with its smallest counterexample */
  readonly failures: Maybe<ReadonlyArray<PropertyFailure>>;
  /** hash, when the files are a policy at all */
  readonly hash: Maybe<Scalars['ID']['output']>;
  /** problemen */
  readonly problems: Maybe<ReadonlyArray<PolicyProblem>>;
  /** te publiceren */
  readonly publishable: Maybe<Scalars['Boolean']['output']>;
  /** wat ruimer wordt omdat andere feiten worden vastgesteld */
  readonly widenedFactsNl: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** verschil tussen twee versies */
export type PolicyComparison = {
  readonly __typename?: 'PolicyComparison';
  /** latere versie */
  readonly after: Maybe<Scalars['ID']['output']>;
  /** eerdere versie */
  readonly before: Maybe<Scalars['ID']['output']>;
  /** cellen die veranderen */
  readonly cells: Maybe<ReadonlyArray<CellChange>>;
  /** aantal cellen dat enger wordt */
  readonly narrowed: Maybe<Scalars['Int']['output']>;
  /** aantal cellen dat ruimer wordt */
  readonly widened: Maybe<Scalars['Int']['output']>;
};

/** uitleg van een besluit */
export type PolicyExplanation = {
  readonly __typename?: 'PolicyExplanation';
  /** grondslag */
  readonly article: Maybe<Scalars['String']['output']>;
  /** niveau */
  readonly level: Maybe<PolicyLevel>;
  /** uitleg voor de FG */
  readonly officerNl: Maybe<Scalars['String']['output']>;
  /** beleidsversie */
  readonly policy: Maybe<Scalars['ID']['output']>;
  /** wat er niet klopt aan de vraag */
  readonly problems: ReadonlyArray<PolicyProblem>;
  /** uitleg voor de professional */
  readonly professionalNl: Maybe<Scalars['String']['output']>;
  /** reden */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** regel */
  readonly rule: Maybe<Scalars['String']['output']>;
};

/** feit */
export type PolicyFact = {
  readonly __typename?: 'PolicyFact';
  /** naam */
  readonly name: Scalars['String']['output'];
  /** waarde */
  readonly value: Scalars['String']['output'];
};

/** feit, such as waiver VALID */
export type PolicyFactInput = {
  readonly name: Scalars['String']['input'];
  readonly value: Scalars['String']['input'];
};

/** beleidsbestand */
export type PolicyFile = {
  readonly __typename?: 'PolicyFile';
  /** naam */
  readonly name: Scalars['String']['output'];
  /** YAML, as it was written */
  readonly text: Scalars['String']['output'];
};

/** beleidsbestand: its name and its YAML */
export type PolicyFileInput = {
  readonly name: Scalars['String']['input'];
  readonly text: Scalars['String']['input'];
};

/** niveau waarop een gegeven te zien is */
export type PolicyLevel =
  /** in grote lijnen */
  | 'COARSE'
  /** volledig */
  | 'FULL'
  /** niets */
  | 'NONE'
  /** dat er iets is */
  | 'SIGNAL';

/** probleem in een beleid, of met een overgang */
export type PolicyProblem = {
  readonly __typename?: 'PolicyProblem';
  /** code */
  readonly code: Scalars['String']['output'];
  /** kolom */
  readonly column: Maybe<Scalars['Int']['output']>;
  /** bestand */
  readonly file: Maybe<Scalars['String']['output']>;
  /** regel in het bestand */
  readonly line: Maybe<Scalars['Int']['output']>;
  /** uitleg */
  readonly messageNl: Scalars['String']['output'];
};

/** herhaling van het logboek onder een versie */
export type PolicyReplay = {
  readonly __typename?: 'PolicyReplay';
  /** besluiten die opnieuw zijn genomen */
  readonly decisions: Maybe<Scalars['Int']['output']>;
  /** besluiten die anders uitvallen, grouped */
  readonly flips: Maybe<ReadonlyArray<ReplayFlip>>;
  /** inzagen die niet te herhalen zijn */
  readonly notReplayed: Maybe<Scalars['Int']['output']>;
  /** personen bij wie iets verandert */
  readonly peopleAffected: Maybe<Scalars['Int']['output']>;
  /** beleidsversie */
  readonly policy: Maybe<Scalars['ID']['output']>;
  /** wat er niet klopt aan de vraag */
  readonly problems: ReadonlyArray<PolicyProblem>;
  /** inzagen die opnieuw zijn beslist */
  readonly views: Maybe<Scalars['Int']['output']>;
};

/** simulatie */
export type PolicySimulation = {
  readonly __typename?: 'PolicySimulation';
  /** beleidsversie */
  readonly policy: Maybe<Scalars['ID']['output']>;
  /** wat er niet klopt aan de vraag */
  readonly problems: ReadonlyArray<PolicyProblem>;
  /** uitkomst per lid en klasse */
  readonly rows: Maybe<ReadonlyArray<SimulatedLevel>>;
};

/** stand van een beleidsversie */
export type PolicyState =
  /** geldend */
  | 'ACTIVE'
  /** goedgekeurd */
  | 'APPROVED'
  /** concept */
  | 'DRAFT'
  /** voorgesteld */
  | 'PROPOSED'
  /** afgewezen */
  | 'REJECTED'
  /** vervallen */
  | 'RETIRED';

/** overgang van een beleidsversie */
export type PolicyTransition = {
  readonly __typename?: 'PolicyTransition';
  /** wanneer */
  readonly at: Maybe<Scalars['DateTime']['output']>;
  /** door wie */
  readonly by: Maybe<Scalars['String']['output']>;
  /** van */
  readonly from: Maybe<PolicyState>;
  /** waarom */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** volgnummer */
  readonly revision: Maybe<Scalars['Int']['output']>;
  /** naar */
  readonly to: Maybe<PolicyState>;
};

/** beleidsversie */
export type PolicyVersion = {
  readonly __typename?: 'PolicyVersion';
  /** versie waarop deze voortbouwt */
  readonly basedOn: Maybe<Scalars['ID']['output']>;
  /** bestanden */
  readonly files: Maybe<ReadonlyArray<PolicyFile>>;
  /** hash van de inhoud: the SHA-256 of its canonical JSON (RFC 8785) */
  readonly hash: Scalars['ID']['output'];
  /** geschiedenis, de oudste overgang eerst */
  readonly history: Maybe<ReadonlyArray<PolicyTransition>>;
  /** toelichting van de maker */
  readonly note: Maybe<Scalars['String']['output']>;
  /** volgnummer van de laatste overgang: name it in the next one */
  readonly revision: Maybe<Scalars['Int']['output']>;
  /** stand */
  readonly state: Maybe<PolicyState>;
  /** geldig vanaf */
  readonly validFrom: Maybe<Scalars['DateTime']['output']>;
  /** versienummer */
  readonly version: Maybe<Scalars['String']['output']>;
  /** waarom er meer zichtbaar wordt */
  readonly wideningReason: Maybe<Scalars['String']['output']>;
};

/** eigenschap die niet klopt */
export type PropertyFailure = {
  readonly __typename?: 'PropertyFailure';
  /** kolom */
  readonly column: Maybe<Scalars['Int']['output']>;
  /** bestand waarin die regel staat */
  readonly file: Maybe<Scalars['String']['output']>;
  /** eerste dag waarop het niet klopt */
  readonly from: Maybe<Scalars['Date']['output']>;
  /** regelnummer in dat bestand */
  readonly line: Maybe<Scalars['Int']['output']>;
  /** eigenschap */
  readonly property: Scalars['String']['output'];
  /** regel die het veroorzaakt */
  readonly rule: Maybe<Scalars['String']['output']>;
  /** wat de eigenschap zegt */
  readonly textNl: Maybe<Scalars['String']['output']>;
  /** kleinste tegenvoorbeeld */
  readonly witnessNl: Maybe<Scalars['String']['output']>;
};

/** What the privacy officer (functionaris gegevensbescherming, FG) works with: policies, and how they decide. */
export type Query = {
  readonly __typename?: 'Query';
  /** beleidsversie die nu geldt */
  readonly activePolicy: Maybe<PolicyVersion>;
  /** controle van een concept: every gate of publishing, on files that are not stored */
  readonly checkPolicy: Maybe<PolicyCheck>;
  /** verschil tussen twee versies, per cel; before is the active version unless named */
  readonly comparePolicies: Maybe<PolicyComparison>;
  /** uitleg van een gegeven antwoord, by the trace id that came with it */
  readonly explainAnswer: Maybe<ReadonlyArray<ExplainedDecision>>;
  /** uitleg van een denkbeeldig besluit */
  readonly explainDecision: Maybe<PolicyExplanation>;
  /** het beleid als Cedar-policies */
  readonly exportCedar: Maybe<CedarExport>;
  /** beleidsversie met deze hash */
  readonly policyVersion: Maybe<PolicyVersion>;
  /** beleidsversies, de nieuwste eerst */
  readonly policyVersions: Maybe<ReadonlyArray<PolicyVersion>>;
  /** herhaling van het logboek: every recorded decision of a period that a version would decide otherwise */
  readonly replayPolicy: Maybe<PolicyReplay>;
  /** persona in een dossier: who sees what, given the facts of a real case and what is put in their place */
  readonly simulateCase: Maybe<PolicySimulation>;
  /** persona: who sees what, given these facts; of the active version unless a policy is named */
  readonly simulatePersona: Maybe<PolicySimulation>;
};


/** What the privacy officer (functionaris gegevensbescherming, FG) works with: policies, and how they decide. */
export type QueryCheckPolicyArgs = {
  files: ReadonlyArray<PolicyFileInput>;
  wideningReason?: InputMaybe<Scalars['String']['input']>;
};


/** What the privacy officer (functionaris gegevensbescherming, FG) works with: policies, and how they decide. */
export type QueryComparePoliciesArgs = {
  after: Scalars['ID']['input'];
  before?: InputMaybe<Scalars['ID']['input']>;
};


/** What the privacy officer (functionaris gegevensbescherming, FG) works with: policies, and how they decide. */
export type QueryExplainAnswerArgs = {
  traceId: Scalars['ID']['input'];
};


/** What the privacy officer (functionaris gegevensbescherming, FG) works with: policies, and how they decide. */
export type QueryExplainDecisionArgs = {
  decision: DecisionInput;
  policy?: InputMaybe<Scalars['ID']['input']>;
};


/** What the privacy officer (functionaris gegevensbescherming, FG) works with: policies, and how they decide. */
export type QueryExportCedarArgs = {
  policy?: InputMaybe<Scalars['ID']['input']>;
};


/** What the privacy officer (functionaris gegevensbescherming, FG) works with: policies, and how they decide. */
export type QueryPolicyVersionArgs = {
  hash: Scalars['ID']['input'];
};


/** What the privacy officer (functionaris gegevensbescherming, FG) works with: policies, and how they decide. */
export type QueryPolicyVersionsArgs = {
  state?: InputMaybe<PolicyState>;
};


/** What the privacy officer (functionaris gegevensbescherming, FG) works with: policies, and how they decide. */
export type QueryReplayPolicyArgs = {
  from: Scalars['DateTime']['input'];
  policy: Scalars['ID']['input'];
  until: Scalars['DateTime']['input'];
};


/** What the privacy officer (functionaris gegevensbescherming, FG) works with: policies, and how they decide. */
export type QuerySimulateCaseArgs = {
  persona: CasePersonaInput;
  policy?: InputMaybe<Scalars['ID']['input']>;
};


/** What the privacy officer (functionaris gegevensbescherming, FG) works with: policies, and how they decide. */
export type QuerySimulatePersonaArgs = {
  persona: PersonaInput;
  policy?: InputMaybe<Scalars['ID']['input']>;
};

/** besluiten die anders uitvallen */
export type ReplayFlip = {
  readonly __typename?: 'ReplayFlip';
  /** gegevensklasse */
  readonly dataClass: Scalars['String']['output'];
  /** aantal besluiten */
  readonly decisions: Maybe<Scalars['Int']['output']>;
  /** niveau toen */
  readonly from: Maybe<PolicyLevel>;
  /** aantal personen */
  readonly people: Maybe<Scalars['Int']['output']>;
  /** doel */
  readonly purpose: Scalars['String']['output'];
  /** rol */
  readonly role: Scalars['String']['output'];
  /** regel die nu beslist */
  readonly rule: Maybe<Scalars['String']['output']>;
  /** niveau onder deze versie */
  readonly to: Maybe<PolicyLevel>;
  /** aantal inzagen */
  readonly views: Maybe<Scalars['Int']['output']>;
};

/** gesimuleerd besluit */
export type SimulatedLevel = {
  readonly __typename?: 'SimulatedLevel';
  /** grondslag */
  readonly article: Maybe<Scalars['String']['output']>;
  /** gegevensklasse */
  readonly dataClass: Scalars['String']['output'];
  /** gegevensklasse in woorden */
  readonly dataClassNl: Maybe<Scalars['String']['output']>;
  /** niveau */
  readonly level: Maybe<PolicyLevel>;
  /** gezinslid, or FAMILY; null where no case was named */
  readonly memberId: Maybe<Scalars['ID']['output']>;
  /** reden */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** regel */
  readonly rule: Maybe<Scalars['String']['output']>;
  /** uitleg */
  readonly textNl: Maybe<Scalars['String']['output']>;
};



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
  CasePersonaInput: CasePersonaInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CedarExport: ResolverTypeWrapper<CedarExport>;
  CellChange: ResolverTypeWrapper<CellChange>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeadRule: ResolverTypeWrapper<DeadRule>;
  DeadRuleCause: DeadRuleCause;
  DecisionInput: DecisionInput;
  ExplainedDecision: ResolverTypeWrapper<ExplainedDecision>;
  FailedCase: ResolverTypeWrapper<FailedCase>;
  LevelChange: ResolverTypeWrapper<LevelChange>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  PersonaInput: PersonaInput;
  PolicyChange: ResolverTypeWrapper<PolicyChange>;
  PolicyCheck: ResolverTypeWrapper<PolicyCheck>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PolicyComparison: ResolverTypeWrapper<PolicyComparison>;
  PolicyExplanation: ResolverTypeWrapper<PolicyExplanation>;
  PolicyFact: ResolverTypeWrapper<PolicyFact>;
  PolicyFactInput: PolicyFactInput;
  PolicyFile: ResolverTypeWrapper<PolicyFile>;
  PolicyFileInput: PolicyFileInput;
  PolicyLevel: PolicyLevel;
  PolicyProblem: ResolverTypeWrapper<PolicyProblem>;
  PolicyReplay: ResolverTypeWrapper<PolicyReplay>;
  PolicySimulation: ResolverTypeWrapper<PolicySimulation>;
  PolicyState: PolicyState;
  PolicyTransition: ResolverTypeWrapper<PolicyTransition>;
  PolicyVersion: ResolverTypeWrapper<PolicyVersion>;
  PropertyFailure: ResolverTypeWrapper<PropertyFailure>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReplayFlip: ResolverTypeWrapper<ReplayFlip>;
  SimulatedLevel: ResolverTypeWrapper<SimulatedLevel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CasePersonaInput: CasePersonaInput;
  ID: Scalars['ID']['output'];
  CedarExport: CedarExport;
  CellChange: CellChange;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DeadRule: DeadRule;
  DecisionInput: DecisionInput;
  ExplainedDecision: ExplainedDecision;
  FailedCase: FailedCase;
  LevelChange: LevelChange;
  Mutation: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  PersonaInput: PersonaInput;
  PolicyChange: PolicyChange;
  PolicyCheck: PolicyCheck;
  Boolean: Scalars['Boolean']['output'];
  PolicyComparison: PolicyComparison;
  PolicyExplanation: PolicyExplanation;
  PolicyFact: PolicyFact;
  PolicyFactInput: PolicyFactInput;
  PolicyFile: PolicyFile;
  PolicyFileInput: PolicyFileInput;
  PolicyProblem: PolicyProblem;
  PolicyReplay: PolicyReplay;
  PolicySimulation: PolicySimulation;
  PolicyTransition: PolicyTransition;
  PolicyVersion: PolicyVersion;
  PropertyFailure: PropertyFailure;
  Query: Record<PropertyKey, never>;
  ReplayFlip: ReplayFlip;
  SimulatedLevel: SimulatedLevel;
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

export type CedarExportResolvers<ContextType = any, ParentType extends ResolversParentTypes['CedarExport'] = ResolversParentTypes['CedarExport']> = {
  policies?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  policy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  schema?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CellChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['CellChange'] = ResolversParentTypes['CellChange']> = {
  dataClass?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  narrowed?: Resolver<Maybe<ResolversTypes['LevelChange']>, ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  widened?: Resolver<Maybe<ResolversTypes['LevelChange']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeadRuleResolvers<ContextType = any, ParentType extends ResolversParentTypes['DeadRule'] = ResolversParentTypes['DeadRule']> = {
  by?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  messageNl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  why?: Resolver<Maybe<ResolversTypes['DeadRuleCause']>, ParentType, ContextType>;
};

export type ExplainedDecisionResolvers<ContextType = any, ParentType extends ResolversParentTypes['ExplainedDecision'] = ResolversParentTypes['ExplainedDecision']> = {
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataClassNl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decided?: Resolver<Maybe<ResolversTypes['PolicyLevel']>, ParentType, ContextType>;
  explanation?: Resolver<Maybe<ResolversTypes['PolicyExplanation']>, ParentType, ContextType>;
  memberId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shown?: Resolver<Maybe<ResolversTypes['PolicyLevel']>, ParentType, ContextType>;
  who?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FailedCaseResolvers<ContextType = any, ParentType extends ResolversParentTypes['FailedCase'] = ResolversParentTypes['FailedCase']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  messageNl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LevelChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['LevelChange'] = ResolversParentTypes['LevelChange']> = {
  facts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PolicyFact']>>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['PolicyLevel']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['PolicyLevel']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  approvePolicy?: Resolver<Maybe<ResolversTypes['PolicyChange']>, ParentType, ContextType, RequireFields<MutationApprovePolicyArgs, 'hash' | 'revision'>>;
  draftPolicy?: Resolver<Maybe<ResolversTypes['PolicyChange']>, ParentType, ContextType, RequireFields<MutationDraftPolicyArgs, 'files'>>;
  proposePolicy?: Resolver<Maybe<ResolversTypes['PolicyChange']>, ParentType, ContextType, RequireFields<MutationProposePolicyArgs, 'hash' | 'revision'>>;
  rejectPolicy?: Resolver<Maybe<ResolversTypes['PolicyChange']>, ParentType, ContextType, RequireFields<MutationRejectPolicyArgs, 'hash' | 'reason' | 'revision'>>;
  rollBackPolicy?: Resolver<Maybe<ResolversTypes['PolicyChange']>, ParentType, ContextType, RequireFields<MutationRollBackPolicyArgs, 'hash' | 'reason' | 'revision'>>;
  withdrawPolicy?: Resolver<Maybe<ResolversTypes['PolicyChange']>, ParentType, ContextType, RequireFields<MutationWithdrawPolicyArgs, 'hash' | 'revision'>>;
};

export type PolicyChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['PolicyChange'] = ResolversParentTypes['PolicyChange']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['PolicyProblem']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['PolicyVersion']>, ParentType, ContextType>;
};

export type PolicyCheckResolvers<ContextType = any, ParentType extends ResolversParentTypes['PolicyCheck'] = ResolversParentTypes['PolicyCheck']> = {
  comparison?: Resolver<Maybe<ResolversTypes['PolicyComparison']>, ParentType, ContextType>;
  deadRules?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DeadRule']>>, ParentType, ContextType>;
  failedCases?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FailedCase']>>, ParentType, ContextType>;
  failures?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PropertyFailure']>>, ParentType, ContextType>;
  hash?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  problems?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PolicyProblem']>>, ParentType, ContextType>;
  publishable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  widenedFactsNl?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type PolicyComparisonResolvers<ContextType = any, ParentType extends ResolversParentTypes['PolicyComparison'] = ResolversParentTypes['PolicyComparison']> = {
  after?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  cells?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CellChange']>>, ParentType, ContextType>;
  narrowed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  widened?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PolicyExplanationResolvers<ContextType = any, ParentType extends ResolversParentTypes['PolicyExplanation'] = ResolversParentTypes['PolicyExplanation']> = {
  article?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['PolicyLevel']>, ParentType, ContextType>;
  officerNl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  policy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['PolicyProblem']>, ParentType, ContextType>;
  professionalNl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PolicyFactResolvers<ContextType = any, ParentType extends ResolversParentTypes['PolicyFact'] = ResolversParentTypes['PolicyFact']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PolicyFileResolvers<ContextType = any, ParentType extends ResolversParentTypes['PolicyFile'] = ResolversParentTypes['PolicyFile']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PolicyProblemResolvers<ContextType = any, ParentType extends ResolversParentTypes['PolicyProblem'] = ResolversParentTypes['PolicyProblem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  column?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  messageNl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PolicyReplayResolvers<ContextType = any, ParentType extends ResolversParentTypes['PolicyReplay'] = ResolversParentTypes['PolicyReplay']> = {
  decisions?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  flips?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ReplayFlip']>>, ParentType, ContextType>;
  notReplayed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  peopleAffected?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  policy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['PolicyProblem']>, ParentType, ContextType>;
  views?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PolicySimulationResolvers<ContextType = any, ParentType extends ResolversParentTypes['PolicySimulation'] = ResolversParentTypes['PolicySimulation']> = {
  policy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['PolicyProblem']>, ParentType, ContextType>;
  rows?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SimulatedLevel']>>, ParentType, ContextType>;
};

export type PolicyTransitionResolvers<ContextType = any, ParentType extends ResolversParentTypes['PolicyTransition'] = ResolversParentTypes['PolicyTransition']> = {
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['PolicyState']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['PolicyState']>, ParentType, ContextType>;
};

export type PolicyVersionResolvers<ContextType = any, ParentType extends ResolversParentTypes['PolicyVersion'] = ResolversParentTypes['PolicyVersion']> = {
  basedOn?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  files?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PolicyFile']>>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  history?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PolicyTransition']>>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['PolicyState']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  wideningReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PropertyFailureResolvers<ContextType = any, ParentType extends ResolversParentTypes['PropertyFailure'] = ResolversParentTypes['PropertyFailure']> = {
  column?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  property?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  textNl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  witnessNl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  activePolicy?: Resolver<Maybe<ResolversTypes['PolicyVersion']>, ParentType, ContextType>;
  checkPolicy?: Resolver<Maybe<ResolversTypes['PolicyCheck']>, ParentType, ContextType, RequireFields<QueryCheckPolicyArgs, 'files'>>;
  comparePolicies?: Resolver<Maybe<ResolversTypes['PolicyComparison']>, ParentType, ContextType, RequireFields<QueryComparePoliciesArgs, 'after'>>;
  explainAnswer?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ExplainedDecision']>>, ParentType, ContextType, RequireFields<QueryExplainAnswerArgs, 'traceId'>>;
  explainDecision?: Resolver<Maybe<ResolversTypes['PolicyExplanation']>, ParentType, ContextType, RequireFields<QueryExplainDecisionArgs, 'decision'>>;
  exportCedar?: Resolver<Maybe<ResolversTypes['CedarExport']>, ParentType, ContextType, Partial<QueryExportCedarArgs>>;
  policyVersion?: Resolver<Maybe<ResolversTypes['PolicyVersion']>, ParentType, ContextType, RequireFields<QueryPolicyVersionArgs, 'hash'>>;
  policyVersions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PolicyVersion']>>, ParentType, ContextType, Partial<QueryPolicyVersionsArgs>>;
  replayPolicy?: Resolver<Maybe<ResolversTypes['PolicyReplay']>, ParentType, ContextType, RequireFields<QueryReplayPolicyArgs, 'from' | 'policy' | 'until'>>;
  simulateCase?: Resolver<Maybe<ResolversTypes['PolicySimulation']>, ParentType, ContextType, RequireFields<QuerySimulateCaseArgs, 'persona'>>;
  simulatePersona?: Resolver<Maybe<ResolversTypes['PolicySimulation']>, ParentType, ContextType, RequireFields<QuerySimulatePersonaArgs, 'persona'>>;
};

export type ReplayFlipResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReplayFlip'] = ResolversParentTypes['ReplayFlip']> = {
  dataClass?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decisions?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['PolicyLevel']>, ParentType, ContextType>;
  people?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['PolicyLevel']>, ParentType, ContextType>;
  views?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SimulatedLevelResolvers<ContextType = any, ParentType extends ResolversParentTypes['SimulatedLevel'] = ResolversParentTypes['SimulatedLevel']> = {
  article?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataClassNl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['PolicyLevel']>, ParentType, ContextType>;
  memberId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  textNl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  CedarExport?: CedarExportResolvers<ContextType>;
  CellChange?: CellChangeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DeadRule?: DeadRuleResolvers<ContextType>;
  ExplainedDecision?: ExplainedDecisionResolvers<ContextType>;
  FailedCase?: FailedCaseResolvers<ContextType>;
  LevelChange?: LevelChangeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PolicyChange?: PolicyChangeResolvers<ContextType>;
  PolicyCheck?: PolicyCheckResolvers<ContextType>;
  PolicyComparison?: PolicyComparisonResolvers<ContextType>;
  PolicyExplanation?: PolicyExplanationResolvers<ContextType>;
  PolicyFact?: PolicyFactResolvers<ContextType>;
  PolicyFile?: PolicyFileResolvers<ContextType>;
  PolicyProblem?: PolicyProblemResolvers<ContextType>;
  PolicyReplay?: PolicyReplayResolvers<ContextType>;
  PolicySimulation?: PolicySimulationResolvers<ContextType>;
  PolicyTransition?: PolicyTransitionResolvers<ContextType>;
  PolicyVersion?: PolicyVersionResolvers<ContextType>;
  PropertyFailure?: PropertyFailureResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReplayFlip?: ReplayFlipResolvers<ContextType>;
  SimulatedLevel?: SimulatedLevelResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = any> = {
  allow?: AllowDirectiveResolver<any, any, ContextType>;
  composeDirective?: ComposeDirectiveDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  link?: LinkDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
};
