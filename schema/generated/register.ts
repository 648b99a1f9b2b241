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

/** toestemmingen als FHIR */
export type ConsentExport = {
  readonly __typename?: 'ConsentExport';
  /** Bundle (collection) van Consent, as JSON */
  readonly json: Maybe<Scalars['String']['output']>;
  /** problemen */
  readonly problems: ReadonlyArray<RegisterProblem>;
};

/** waarom iemand mee beslist */
export type GiverRelation =
  /** ouder of voogd met gezag */
  | 'AUTHORITY'
  /** vertegenwoordiger */
  | 'REPRESENTATIVE'
  /** het gezinslid zelf */
  | 'SELF';

/** grondslag (AVG 6), kept apart from waivers */
export type LegalBasis = {
  readonly __typename?: 'LegalBasis';
  /** wetsartikel */
  readonly article: Maybe<Scalars['String']['output']>;
  /** waar het bewijs ligt */
  readonly evidence: Maybe<Scalars['String']['output']>;
  /** vanaf */
  readonly from: Maybe<Scalars['Date']['output']>;
  /** kenmerk */
  readonly id: Scalars['ID']['output'];
  /** doel */
  readonly purpose: Maybe<Scalars['String']['output']>;
  /** tot en met */
  readonly until: Maybe<Scalars['Date']['output']>;
};

/** wat er veranderde */
export type LegalBasisChange = {
  readonly __typename?: 'LegalBasisChange';
  /** grondslag */
  readonly legalBasis: Maybe<LegalBasis>;
  /** problemen */
  readonly problems: ReadonlyArray<RegisterProblem>;
};

/** een grondslag, zoals zij wordt vastgelegd */
export type LegalBasisInput = {
  /** wetsartikel */
  readonly article: Scalars['String']['input'];
  readonly caseId: Scalars['ID']['input'];
  /** waar het bewijs ligt: a reference, never the document or a BSN */
  readonly evidence: Scalars['String']['input'];
  /** vanaf; today when it is left out */
  readonly from?: InputMaybe<Scalars['Date']['input']>;
  /** doel */
  readonly purpose: Scalars['String']['input'];
  /** tot en met */
  readonly until?: InputMaybe<Scalars['Date']['input']>;
};

/** grondslagen */
export type LegalBasisRegister = {
  readonly __typename?: 'LegalBasisRegister';
  /** grondslagen, the oldest first */
  readonly legalBases: Maybe<ReadonlyArray<LegalBasis>>;
  /** problemen */
  readonly problems: ReadonlyArray<RegisterProblem>;
};

/** Wat het register vastlegt: each change is made and recorded at once, or not at all. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** veiligheidsgrond goedkeuren, as the second person */
  readonly approveSafetyGround: Maybe<SafetyGroundChange>;
  /** veiligheidsgrond sluiten, before its end */
  readonly closeSafetyGround: Maybe<SafetyGroundChange>;
  /** taak afronden */
  readonly completeTask: Maybe<TaskChange>;
  /** wisbericht bevestigen: the caller's organisation dropped, in the caller's role, what the event told it to; once more is no mistake */
  readonly confirmTombstone: Maybe<TombstoneReceipt>;
  /** grondslag beëindigen: today is its last day */
  readonly endLegalBasis: Maybe<LegalBasisChange>;
  /** gezagsdrager weer laten meebeslissen */
  readonly endSetAside: Maybe<SetAsideChange>;
  /** toestemming vastleggen: one for each giver */
  readonly giveWaiver: Maybe<WaiverChange>;
  /** één FHIR R4 Consent overnemen; what the register cannot keep exactly is refused */
  readonly importConsent: Maybe<WaiverChange>;
  /** veiligheidsgrond openen: holds at once, for the caller's organisation and role and this member alone */
  readonly openSafetyGround: Maybe<SafetyGroundChange>;
  /** grondslag vastleggen */
  readonly recordLegalBasis: Maybe<LegalBasisChange>;
  /** weigering vastleggen: one for each who refuses */
  readonly refuseWaiver: Maybe<WaiverChange>;
  /** gezagsdrager buiten beschouwing laten: their agreement is not compatible with good care (goed hulpverlenerschap) */
  readonly setAuthorityAside: Maybe<SetAsideChange>;
  /** toestemming intrekken: closes at the next query */
  readonly withdrawWaiver: Maybe<WaiverChange>;
};


/** Wat het register vastlegt: each change is made and recorded at once, or not at all. */
export type MutationApproveSafetyGroundArgs = {
  caseId: Scalars['ID']['input'];
  safetyGroundId: Scalars['ID']['input'];
};


/** Wat het register vastlegt: each change is made and recorded at once, or not at all. */
export type MutationCloseSafetyGroundArgs = {
  caseId: Scalars['ID']['input'];
  safetyGroundId: Scalars['ID']['input'];
};


/** Wat het register vastlegt: each change is made and recorded at once, or not at all. */
export type MutationCompleteTaskArgs = {
  taskId: Scalars['ID']['input'];
};


/** Wat het register vastlegt: each change is made and recorded at once, or not at all. */
export type MutationConfirmTombstoneArgs = {
  eventId: Scalars['ID']['input'];
};


/** Wat het register vastlegt: each change is made and recorded at once, or not at all. */
export type MutationEndLegalBasisArgs = {
  caseId: Scalars['ID']['input'];
  legalBasisId: Scalars['ID']['input'];
};


/** Wat het register vastlegt: each change is made and recorded at once, or not at all. */
export type MutationEndSetAsideArgs = {
  caseId: Scalars['ID']['input'];
  setAsideId: Scalars['ID']['input'];
};


/** Wat het register vastlegt: each change is made and recorded at once, or not at all. */
export type MutationGiveWaiverArgs = {
  waiver: WaiverInput;
};


/** Wat het register vastlegt: each change is made and recorded at once, or not at all. */
export type MutationImportConsentArgs = {
  caseId: Scalars['ID']['input'];
  json: Scalars['String']['input'];
};


/** Wat het register vastlegt: each change is made and recorded at once, or not at all. */
export type MutationOpenSafetyGroundArgs = {
  caseId: Scalars['ID']['input'];
  memberId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/** Wat het register vastlegt: each change is made and recorded at once, or not at all. */
export type MutationRecordLegalBasisArgs = {
  legalBasis: LegalBasisInput;
};


/** Wat het register vastlegt: each change is made and recorded at once, or not at all. */
export type MutationRefuseWaiverArgs = {
  waiver: WaiverInput;
};


/** Wat het register vastlegt: each change is made and recorded at once, or not at all. */
export type MutationSetAuthorityAsideArgs = {
  setAside: SetAsideInput;
};


/** Wat het register vastlegt: each change is made and recorded at once, or not at all. */
export type MutationWithdrawWaiverArgs = {
  caseId: Scalars['ID']['input'];
  waiverId: Scalars['ID']['input'];
};

/** Het toestemmingsregister: what people agreed to, on what ground data are used, and what opens when somebody is in danger. */
export type Query = {
  readonly __typename?: 'Query';
  /** toestemmingen als FHIR R4 Consent, in one Bundle */
  readonly exportConsents: Maybe<ConsentExport>;
  /** grondslagen van een dossier; the privacy officer may ask for any case */
  readonly legalBases: Maybe<LegalBasisRegister>;
  /** veiligheidsgronden van een dossier; the privacy officer may leave the case out, and never reads a reason */
  readonly safetyGrounds: Maybe<SafetyGroundRegister>;
  /** gezagsdragers die buiten beschouwing blijven */
  readonly setAsides: Maybe<SetAsideRegister>;
  /** taken voor de rol van wie vraagt, in one case; the privacy officer may leave the case out */
  readonly tasks: Maybe<TaskRegister>;
  /** wisberichten, the newest first: which recipient was told to drop what it held, and whether it confirmed; `open` is only those that did (false) or did not (true), `first` 50 when it is left out and at most 200, `after` the eventId of the last one that was read */
  readonly tombstones: Maybe<TombstoneRegister>;
  /** toestemmingen en weigeringen over een gezinslid, as far as the caller may know of them, and what still lacks */
  readonly waivers: Maybe<WaiverRegister>;
};


/** Het toestemmingsregister: what people agreed to, on what ground data are used, and what opens when somebody is in danger. */
export type QueryExportConsentsArgs = {
  caseId: Scalars['ID']['input'];
  memberId: Scalars['ID']['input'];
};


/** Het toestemmingsregister: what people agreed to, on what ground data are used, and what opens when somebody is in danger. */
export type QueryLegalBasesArgs = {
  caseId: Scalars['ID']['input'];
};


/** Het toestemmingsregister: what people agreed to, on what ground data are used, and what opens when somebody is in danger. */
export type QuerySafetyGroundsArgs = {
  caseId?: InputMaybe<Scalars['ID']['input']>;
};


/** Het toestemmingsregister: what people agreed to, on what ground data are used, and what opens when somebody is in danger. */
export type QuerySetAsidesArgs = {
  caseId: Scalars['ID']['input'];
  memberId: Scalars['ID']['input'];
};


/** Het toestemmingsregister: what people agreed to, on what ground data are used, and what opens when somebody is in danger. */
export type QueryTasksArgs = {
  caseId?: InputMaybe<Scalars['ID']['input']>;
};


/** Het toestemmingsregister: what people agreed to, on what ground data are used, and what opens when somebody is in danger. */
export type QueryTombstonesArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  caseId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  open?: InputMaybe<Scalars['Boolean']['input']>;
};


/** Het toestemmingsregister: what people agreed to, on what ground data are used, and what opens when somebody is in danger. */
export type QueryWaiversArgs = {
  caseId: Scalars['ID']['input'];
  memberId: Scalars['ID']['input'];
};

/** probleem: why something was refused */
export type RegisterProblem = {
  readonly __typename?: 'RegisterProblem';
  /** vaste code */
  readonly code: Scalars['String']['output'];
  /** uitleg */
  readonly messageNl: Scalars['String']['output'];
};

/** wie moet instemmen, en wat die besloot */
export type RequiredGiver = {
  readonly __typename?: 'RequiredGiver';
  /** gezinslid of gezagsdrager; null for a holder of authority who stands in no case file */
  readonly personId: Maybe<Scalars['ID']['output']>;
  /** waarom */
  readonly relation: Maybe<GiverRelation>;
  /** wat die besloot */
  readonly standing: Maybe<WaiverStanding>;
};

/** veiligheidsgrond: data that open in acute danger, for one organisation in one role */
export type SafetyGround = {
  readonly __typename?: 'SafetyGround';
  /** goedgekeurd door */
  readonly approvedBy: Maybe<Scalars['String']['output']>;
  /** wetsartikelen */
  readonly articles: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** dossier */
  readonly caseId: Maybe<Scalars['ID']['output']>;
  /** gesloten door */
  readonly closedBy: Maybe<Scalars['String']['output']>;
  /** vanaf */
  readonly from: Maybe<Scalars['DateTime']['output']>;
  /** kenmerk */
  readonly id: Scalars['ID']['output'];
  /** gezinslid */
  readonly memberId: Maybe<Scalars['ID']['output']>;
  /** geopend door: the subject of their token */
  readonly openedBy: Maybe<Scalars['String']['output']>;
  /** reden; null for who may not read it */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** voor wie hij geldt */
  readonly recipient: Maybe<WaiverRecipient>;
  /** stand */
  readonly standing: Maybe<SafetyGroundStanding>;
  /** einde: when it ends, or did, unless somebody does something */
  readonly until: Maybe<Scalars['DateTime']['output']>;
};

/** wat er veranderde */
export type SafetyGroundChange = {
  readonly __typename?: 'SafetyGroundChange';
  /** problemen */
  readonly problems: ReadonlyArray<RegisterProblem>;
  /** veiligheidsgrond */
  readonly safetyGround: Maybe<SafetyGround>;
};

/** veiligheidsgronden */
export type SafetyGroundRegister = {
  readonly __typename?: 'SafetyGroundRegister';
  /** problemen */
  readonly problems: ReadonlyArray<RegisterProblem>;
  /** de nieuwste eerst */
  readonly safetyGrounds: Maybe<ReadonlyArray<SafetyGround>>;
};

/** stand van een veiligheidsgrond */
export type SafetyGroundStanding =
  /** open en goedgekeurd */
  | 'APPROVED'
  /** gesloten */
  | 'CLOSED'
  /** afgelopen */
  | 'ENDED'
  /** vervallen zonder tweede persoon */
  | 'LAPSED'
  /** open, wacht op een tweede persoon */
  | 'WAITING';

/** gezagsdrager van wie de beslissing niet verenigbaar is met goed hulpverlenerschap (BW 7:465(4), Jeugdwet 7.3.15(4)) */
export type SetAside = {
  readonly __typename?: 'SetAside';
  /** beëindigd op */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** de gezagsdrager */
  readonly holderId: Maybe<Scalars['ID']['output']>;
  /** kenmerk */
  readonly id: Scalars['ID']['output'];
  /** het kind */
  readonly memberId: Scalars['ID']['output'];
  /** waarom */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** vastgelegd op */
  readonly recordedAt: Maybe<Scalars['DateTime']['output']>;
  /** vastgelegd door: organisation and role */
  readonly recordedBy: Maybe<WaiverRecipient>;
};

/** wat er veranderde */
export type SetAsideChange = {
  readonly __typename?: 'SetAsideChange';
  /** problemen */
  readonly problems: ReadonlyArray<RegisterProblem>;
  /** wie buiten beschouwing blijft */
  readonly setAside: Maybe<SetAside>;
};

/** niet verenigbaar met goed hulpverlenerschap, zoals het wordt vastgelegd */
export type SetAsideInput = {
  readonly caseId: Scalars['ID']['input'];
  /** de gezagsdrager die buiten beschouwing blijft */
  readonly holderId: Scalars['ID']['input'];
  /** het kind */
  readonly memberId: Scalars['ID']['input'];
  /** waarom; no BSN */
  readonly reason: Scalars['String']['input'];
};

/** wie buiten beschouwing blijven */
export type SetAsideRegister = {
  readonly __typename?: 'SetAsideRegister';
  /** problemen */
  readonly problems: ReadonlyArray<RegisterProblem>;
  /** de oudste eerst */
  readonly setAsides: Maybe<ReadonlyArray<SetAside>>;
};

/** taak: what a human must sort out */
export type Task = {
  readonly __typename?: 'Task';
  /** dossier */
  readonly caseId: Maybe<Scalars['ID']['output']>;
  /** klaar op */
  readonly doneAt: Maybe<Scalars['DateTime']['output']>;
  /** uiterlijk */
  readonly dueAt: Maybe<Scalars['DateTime']['output']>;
  /** kenmerk */
  readonly id: Scalars['ID']['output'];
  /** soort; null for one of another register */
  readonly kind: Maybe<TaskKind>;
  /** gezinslid */
  readonly memberId: Maybe<Scalars['ID']['output']>;
  /** sinds */
  readonly raisedAt: Maybe<Scalars['DateTime']['output']>;
  /** voor welke rol */
  readonly role: Maybe<Scalars['String']['output']>;
  /** wat er te doen is */
  readonly textNl: Maybe<Scalars['String']['output']>;
};

/** wat er veranderde */
export type TaskChange = {
  readonly __typename?: 'TaskChange';
  /** problemen */
  readonly problems: ReadonlyArray<RegisterProblem>;
  /** taak */
  readonly task: Maybe<Task>;
};

/** waar een taak over gaat */
export type TaskKind =
  /** niet duidelijk wie moet instemmen */
  | 'GIVERS_UNKNOWN'
  /** veiligheidsgrond wacht op een tweede persoon */
  | 'SAFETY_APPROVAL'
  /** veiligheidsgrond vervallen */
  | 'SAFETY_LAPSED'
  /** veiligheidsgrond geopend */
  | 'SAFETY_OPENED'
  /** wisbericht niet bevestigd */
  | 'TOMBSTONE_OPEN'
  /** toestemming verloopt */
  | 'WAIVER_EXPIRES'
  /** toestemming opnieuw vragen */
  | 'WAIVER_REOPENED';

/** taken */
export type TaskRegister = {
  readonly __typename?: 'TaskRegister';
  /** problemen */
  readonly problems: ReadonlyArray<RegisterProblem>;
  /** open taken, the oldest first */
  readonly tasks: Maybe<ReadonlyArray<Task>>;
};

/** wisbericht: a recipient was told to drop what it held of some classes about a member */
export type Tombstone = {
  readonly __typename?: 'Tombstone';
  /** gezinsdossier */
  readonly caseId: Maybe<Scalars['ID']['output']>;
  /** soorten gegevens die de ontvanger moest wissen */
  readonly classes: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** bevestigd op; null as long as it was not confirmed */
  readonly confirmedAt: Maybe<Scalars['DateTime']['output']>;
  /** wie het bevestigde: a professional, or a system of the recipient as OIN/role */
  readonly confirmedBy: Maybe<Scalars['String']['output']>;
  /** kenmerk van het bericht */
  readonly eventId: Scalars['ID']['output'];
  /** gezinslid over wie de gegevens gaan */
  readonly memberId: Maybe<Scalars['ID']['output']>;
  /** wie moest wissen */
  readonly recipient: Maybe<WaiverRecipient>;
  /** verstuurd op */
  readonly toldAt: Maybe<Scalars['DateTime']['output']>;
};

/** bevestiging van een wisbericht */
export type TombstoneReceipt = {
  readonly __typename?: 'TombstoneReceipt';
  /** voor het eerst bevestigd op */
  readonly confirmedAt: Maybe<Scalars['DateTime']['output']>;
  /** kenmerk van het bericht */
  readonly eventId: Maybe<Scalars['ID']['output']>;
  /** problemen */
  readonly problems: ReadonlyArray<RegisterProblem>;
};

/** wisberichten */
export type TombstoneRegister = {
  readonly __typename?: 'TombstoneRegister';
  /** of er meer zijn */
  readonly more: Maybe<Scalars['Boolean']['output']>;
  /** problemen */
  readonly problems: ReadonlyArray<RegisterProblem>;
  /** wisberichten, the newest first */
  readonly tombstones: Maybe<ReadonlyArray<Tombstone>>;
};

/** doorbreking van de geheimhouding, of de weigering daarvan, by one giver about one member */
export type Waiver = {
  readonly __typename?: 'Waiver';
  /** gegevensklassen met name */
  readonly classes: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** besloten op */
  readonly decidedAt: Maybe<Scalars['DateTime']['output']>;
  /** gegeven of geweigerd */
  readonly decision: Maybe<WaiverDecision>;
  /** waar het bewijs ligt */
  readonly evidence: Maybe<Scalars['String']['output']>;
  /** wie besloot */
  readonly giverId: Maybe<Scalars['ID']['output']>;
  /** kenmerk */
  readonly id: Scalars['ID']['output'];
  /** gezinslid over wie het gaat */
  readonly memberId: Scalars['ID']['output'];
  /** doelen */
  readonly purposes: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** ontvangers */
  readonly recipients: Maybe<ReadonlyArray<WaiverRecipient>>;
  /** geheimhoudingsregime als geheel */
  readonly regime: Maybe<Scalars['String']['output']>;
  /** stand van deze beslissing zelf: given by its giver, whatever the others say */
  readonly standing: Maybe<WaiverStanding>;
  /** geldig tot en met */
  readonly until: Maybe<Scalars['Date']['output']>;
  /** ingetrokken op */
  readonly withdrawnAt: Maybe<Scalars['DateTime']['output']>;
};

/** stand van de toestemming voor één ontvanger, één doel en één regime of gegevensklasse */
export type WaiverCell = {
  readonly __typename?: 'WaiverCell';
  /** gegevensklasse; null for the regime as a whole */
  readonly dataClass: Maybe<Scalars['String']['output']>;
  /** doel */
  readonly purpose: Maybe<Scalars['String']['output']>;
  /** ontvanger */
  readonly recipient: Maybe<WaiverRecipient>;
  /** geheimhoudingsregime */
  readonly regime: Maybe<Scalars['String']['output']>;
  /** wie moeten instemmen */
  readonly requiredGivers: Maybe<ReadonlyArray<RequiredGiver>>;
  /** stand */
  readonly standing: Maybe<WaiverStanding>;
  /** wat er nog nodig is; null when nothing is */
  readonly stillNeeded: Maybe<Scalars['String']['output']>;
};

/** wat er veranderde */
export type WaiverChange = {
  readonly __typename?: 'WaiverChange';
  /** problemen */
  readonly problems: ReadonlyArray<RegisterProblem>;
  /** wat er nog nodig is voordat zij iets opent, in words */
  readonly stillNeeded: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** toestemmingen of weigeringen */
  readonly waivers: Maybe<ReadonlyArray<Waiver>>;
};

/** gegeven of geweigerd */
export type WaiverDecision =
  /** gegeven */
  | 'GIVEN'
  /** geweigerd */
  | 'REFUSED';

/** een toestemming of weigering, zoals zij wordt vastgelegd */
export type WaiverInput = {
  readonly caseId: Scalars['ID']['input'];
  /** gegevensklassen met name */
  readonly classes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** besloten op; now when it is left out, never in the future */
  readonly decidedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** waar het bewijs ligt: a reference, never the document or a BSN */
  readonly evidence?: InputMaybe<Scalars['String']['input']>;
  /** wie beslissen: ids of members, or of holders of authority who are no members; a family member names nobody but themself, or leaves it out */
  readonly givers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly memberId: Scalars['ID']['input'];
  /** doelen */
  readonly purposes: ReadonlyArray<Scalars['String']['input']>;
  readonly recipients: ReadonlyArray<WaiverRecipientInput>;
  /** het hele geheimhoudingsregime, or left out when classes are listed */
  readonly regime?: InputMaybe<Scalars['String']['input']>;
  /** geldig tot en met; left out is without an end */
  readonly until?: InputMaybe<Scalars['Date']['input']>;
};

/** ontvanger: an organisation in one role */
export type WaiverRecipient = {
  readonly __typename?: 'WaiverRecipient';
  /** organisatienummer (OIN) */
  readonly oin: Scalars['String']['output'];
  /** rol */
  readonly role: Scalars['String']['output'];
};

/** ontvanger: an organisation in one role */
export type WaiverRecipientInput = {
  readonly oin: Scalars['String']['input'];
  readonly role: Scalars['String']['input'];
};

/** wat er over een gezinslid is besloten */
export type WaiverRegister = {
  readonly __typename?: 'WaiverRegister';
  /** problemen */
  readonly problems: ReadonlyArray<RegisterProblem>;
  /** stand nu */
  readonly standings: Maybe<ReadonlyArray<WaiverCell>>;
  /** toestemmingen en weigeringen */
  readonly waivers: Maybe<ReadonlyArray<Waiver>>;
};

/** stand van een toestemming nu */
export type WaiverStanding =
  /** verlopen */
  | 'EXPIRED'
  /** niet gegeven */
  | 'NONE'
  /** geweigerd */
  | 'REFUSED'
  /** niet te bepalen */
  | 'UNKNOWN'
  /** geldig */
  | 'VALID'
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
  ConsentExport: ResolverTypeWrapper<ConsentExport>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  GiverRelation: GiverRelation;
  LegalBasis: ResolverTypeWrapper<LegalBasis>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  LegalBasisChange: ResolverTypeWrapper<LegalBasisChange>;
  LegalBasisInput: LegalBasisInput;
  LegalBasisRegister: ResolverTypeWrapper<LegalBasisRegister>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  RegisterProblem: ResolverTypeWrapper<RegisterProblem>;
  RequiredGiver: ResolverTypeWrapper<RequiredGiver>;
  SafetyGround: ResolverTypeWrapper<SafetyGround>;
  SafetyGroundChange: ResolverTypeWrapper<SafetyGroundChange>;
  SafetyGroundRegister: ResolverTypeWrapper<SafetyGroundRegister>;
  SafetyGroundStanding: SafetyGroundStanding;
  SetAside: ResolverTypeWrapper<SetAside>;
  SetAsideChange: ResolverTypeWrapper<SetAsideChange>;
  SetAsideInput: SetAsideInput;
  SetAsideRegister: ResolverTypeWrapper<SetAsideRegister>;
  Task: ResolverTypeWrapper<Task>;
  TaskChange: ResolverTypeWrapper<TaskChange>;
  TaskKind: TaskKind;
  TaskRegister: ResolverTypeWrapper<TaskRegister>;
  Tombstone: ResolverTypeWrapper<Tombstone>;
  TombstoneReceipt: ResolverTypeWrapper<TombstoneReceipt>;
  TombstoneRegister: ResolverTypeWrapper<TombstoneRegister>;
  Waiver: ResolverTypeWrapper<Waiver>;
  WaiverCell: ResolverTypeWrapper<WaiverCell>;
  WaiverChange: ResolverTypeWrapper<WaiverChange>;
  WaiverDecision: WaiverDecision;
  WaiverInput: WaiverInput;
  WaiverRecipient: ResolverTypeWrapper<WaiverRecipient>;
  WaiverRecipientInput: WaiverRecipientInput;
  WaiverRegister: ResolverTypeWrapper<WaiverRegister>;
  WaiverStanding: WaiverStanding;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ConsentExport: ConsentExport;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  LegalBasis: LegalBasis;
  ID: Scalars['ID']['output'];
  LegalBasisChange: LegalBasisChange;
  LegalBasisInput: LegalBasisInput;
  LegalBasisRegister: LegalBasisRegister;
  Mutation: Record<PropertyKey, never>;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
  RegisterProblem: RegisterProblem;
  RequiredGiver: RequiredGiver;
  SafetyGround: SafetyGround;
  SafetyGroundChange: SafetyGroundChange;
  SafetyGroundRegister: SafetyGroundRegister;
  SetAside: SetAside;
  SetAsideChange: SetAsideChange;
  SetAsideInput: SetAsideInput;
  SetAsideRegister: SetAsideRegister;
  Task: Task;
  TaskChange: TaskChange;
  TaskRegister: TaskRegister;
  Tombstone: Tombstone;
  TombstoneReceipt: TombstoneReceipt;
  TombstoneRegister: TombstoneRegister;
  Waiver: Waiver;
  WaiverCell: WaiverCell;
  WaiverChange: WaiverChange;
  WaiverInput: WaiverInput;
  WaiverRecipient: WaiverRecipient;
  WaiverRecipientInput: WaiverRecipientInput;
  WaiverRegister: WaiverRegister;
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

export type ConsentExportResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentExport'] = ResolversParentTypes['ConsentExport']> = {
  json?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['RegisterProblem']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type LegalBasisResolvers<ContextType = any, ParentType extends ResolversParentTypes['LegalBasis'] = ResolversParentTypes['LegalBasis']> = {
  article?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type LegalBasisChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['LegalBasisChange'] = ResolversParentTypes['LegalBasisChange']> = {
  legalBasis?: Resolver<Maybe<ResolversTypes['LegalBasis']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['RegisterProblem']>, ParentType, ContextType>;
};

export type LegalBasisRegisterResolvers<ContextType = any, ParentType extends ResolversParentTypes['LegalBasisRegister'] = ResolversParentTypes['LegalBasisRegister']> = {
  legalBases?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LegalBasis']>>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['RegisterProblem']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  approveSafetyGround?: Resolver<Maybe<ResolversTypes['SafetyGroundChange']>, ParentType, ContextType, RequireFields<MutationApproveSafetyGroundArgs, 'caseId' | 'safetyGroundId'>>;
  closeSafetyGround?: Resolver<Maybe<ResolversTypes['SafetyGroundChange']>, ParentType, ContextType, RequireFields<MutationCloseSafetyGroundArgs, 'caseId' | 'safetyGroundId'>>;
  completeTask?: Resolver<Maybe<ResolversTypes['TaskChange']>, ParentType, ContextType, RequireFields<MutationCompleteTaskArgs, 'taskId'>>;
  confirmTombstone?: Resolver<Maybe<ResolversTypes['TombstoneReceipt']>, ParentType, ContextType, RequireFields<MutationConfirmTombstoneArgs, 'eventId'>>;
  endLegalBasis?: Resolver<Maybe<ResolversTypes['LegalBasisChange']>, ParentType, ContextType, RequireFields<MutationEndLegalBasisArgs, 'caseId' | 'legalBasisId'>>;
  endSetAside?: Resolver<Maybe<ResolversTypes['SetAsideChange']>, ParentType, ContextType, RequireFields<MutationEndSetAsideArgs, 'caseId' | 'setAsideId'>>;
  giveWaiver?: Resolver<Maybe<ResolversTypes['WaiverChange']>, ParentType, ContextType, RequireFields<MutationGiveWaiverArgs, 'waiver'>>;
  importConsent?: Resolver<Maybe<ResolversTypes['WaiverChange']>, ParentType, ContextType, RequireFields<MutationImportConsentArgs, 'caseId' | 'json'>>;
  openSafetyGround?: Resolver<Maybe<ResolversTypes['SafetyGroundChange']>, ParentType, ContextType, RequireFields<MutationOpenSafetyGroundArgs, 'caseId' | 'memberId' | 'reason'>>;
  recordLegalBasis?: Resolver<Maybe<ResolversTypes['LegalBasisChange']>, ParentType, ContextType, RequireFields<MutationRecordLegalBasisArgs, 'legalBasis'>>;
  refuseWaiver?: Resolver<Maybe<ResolversTypes['WaiverChange']>, ParentType, ContextType, RequireFields<MutationRefuseWaiverArgs, 'waiver'>>;
  setAuthorityAside?: Resolver<Maybe<ResolversTypes['SetAsideChange']>, ParentType, ContextType, RequireFields<MutationSetAuthorityAsideArgs, 'setAside'>>;
  withdrawWaiver?: Resolver<Maybe<ResolversTypes['WaiverChange']>, ParentType, ContextType, RequireFields<MutationWithdrawWaiverArgs, 'caseId' | 'waiverId'>>;
};

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  exportConsents?: Resolver<Maybe<ResolversTypes['ConsentExport']>, ParentType, ContextType, RequireFields<QueryExportConsentsArgs, 'caseId' | 'memberId'>>;
  legalBases?: Resolver<Maybe<ResolversTypes['LegalBasisRegister']>, ParentType, ContextType, RequireFields<QueryLegalBasesArgs, 'caseId'>>;
  safetyGrounds?: Resolver<Maybe<ResolversTypes['SafetyGroundRegister']>, ParentType, ContextType, Partial<QuerySafetyGroundsArgs>>;
  setAsides?: Resolver<Maybe<ResolversTypes['SetAsideRegister']>, ParentType, ContextType, RequireFields<QuerySetAsidesArgs, 'caseId' | 'memberId'>>;
  tasks?: Resolver<Maybe<ResolversTypes['TaskRegister']>, ParentType, ContextType, Partial<QueryTasksArgs>>;
  tombstones?: Resolver<Maybe<ResolversTypes['TombstoneRegister']>, ParentType, ContextType, Partial<QueryTombstonesArgs>>;
  waivers?: Resolver<Maybe<ResolversTypes['WaiverRegister']>, ParentType, ContextType, RequireFields<QueryWaiversArgs, 'caseId' | 'memberId'>>;
};

export type RegisterProblemResolvers<ContextType = any, ParentType extends ResolversParentTypes['RegisterProblem'] = ResolversParentTypes['RegisterProblem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  messageNl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RequiredGiverResolvers<ContextType = any, ParentType extends ResolversParentTypes['RequiredGiver'] = ResolversParentTypes['RequiredGiver']> = {
  personId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  relation?: Resolver<Maybe<ResolversTypes['GiverRelation']>, ParentType, ContextType>;
  standing?: Resolver<Maybe<ResolversTypes['WaiverStanding']>, ParentType, ContextType>;
};

export type SafetyGroundResolvers<ContextType = any, ParentType extends ResolversParentTypes['SafetyGround'] = ResolversParentTypes['SafetyGround']> = {
  approvedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  articles?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  caseId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  closedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  memberId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  openedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['WaiverRecipient']>, ParentType, ContextType>;
  standing?: Resolver<Maybe<ResolversTypes['SafetyGroundStanding']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SafetyGroundChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['SafetyGroundChange'] = ResolversParentTypes['SafetyGroundChange']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['RegisterProblem']>, ParentType, ContextType>;
  safetyGround?: Resolver<Maybe<ResolversTypes['SafetyGround']>, ParentType, ContextType>;
};

export type SafetyGroundRegisterResolvers<ContextType = any, ParentType extends ResolversParentTypes['SafetyGroundRegister'] = ResolversParentTypes['SafetyGroundRegister']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['RegisterProblem']>, ParentType, ContextType>;
  safetyGrounds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SafetyGround']>>, ParentType, ContextType>;
};

export type SetAsideResolvers<ContextType = any, ParentType extends ResolversParentTypes['SetAside'] = ResolversParentTypes['SetAside']> = {
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  holderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  memberId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['WaiverRecipient']>, ParentType, ContextType>;
};

export type SetAsideChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['SetAsideChange'] = ResolversParentTypes['SetAsideChange']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['RegisterProblem']>, ParentType, ContextType>;
  setAside?: Resolver<Maybe<ResolversTypes['SetAside']>, ParentType, ContextType>;
};

export type SetAsideRegisterResolvers<ContextType = any, ParentType extends ResolversParentTypes['SetAsideRegister'] = ResolversParentTypes['SetAsideRegister']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['RegisterProblem']>, ParentType, ContextType>;
  setAsides?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SetAside']>>, ParentType, ContextType>;
};

export type TaskResolvers<ContextType = any, ParentType extends ResolversParentTypes['Task'] = ResolversParentTypes['Task']> = {
  caseId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  doneAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['TaskKind']>, ParentType, ContextType>;
  memberId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  raisedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  textNl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TaskChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['TaskChange'] = ResolversParentTypes['TaskChange']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['RegisterProblem']>, ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
};

export type TaskRegisterResolvers<ContextType = any, ParentType extends ResolversParentTypes['TaskRegister'] = ResolversParentTypes['TaskRegister']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['RegisterProblem']>, ParentType, ContextType>;
  tasks?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Task']>>, ParentType, ContextType>;
};

export type TombstoneResolvers<ContextType = any, ParentType extends ResolversParentTypes['Tombstone'] = ResolversParentTypes['Tombstone']> = {
  caseId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  classes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  confirmedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  confirmedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  memberId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['WaiverRecipient']>, ParentType, ContextType>;
  toldAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type TombstoneReceiptResolvers<ContextType = any, ParentType extends ResolversParentTypes['TombstoneReceipt'] = ResolversParentTypes['TombstoneReceipt']> = {
  confirmedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  eventId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['RegisterProblem']>, ParentType, ContextType>;
};

export type TombstoneRegisterResolvers<ContextType = any, ParentType extends ResolversParentTypes['TombstoneRegister'] = ResolversParentTypes['TombstoneRegister']> = {
  more?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['RegisterProblem']>, ParentType, ContextType>;
  tombstones?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Tombstone']>>, ParentType, ContextType>;
};

export type WaiverResolvers<ContextType = any, ParentType extends ResolversParentTypes['Waiver'] = ResolversParentTypes['Waiver']> = {
  classes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['WaiverDecision']>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  giverId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  memberId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  purposes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  recipients?: Resolver<Maybe<ReadonlyArray<ResolversTypes['WaiverRecipient']>>, ParentType, ContextType>;
  regime?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  standing?: Resolver<Maybe<ResolversTypes['WaiverStanding']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  withdrawnAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type WaiverCellResolvers<ContextType = any, ParentType extends ResolversParentTypes['WaiverCell'] = ResolversParentTypes['WaiverCell']> = {
  dataClass?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['WaiverRecipient']>, ParentType, ContextType>;
  regime?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requiredGivers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RequiredGiver']>>, ParentType, ContextType>;
  standing?: Resolver<Maybe<ResolversTypes['WaiverStanding']>, ParentType, ContextType>;
  stillNeeded?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WaiverChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['WaiverChange'] = ResolversParentTypes['WaiverChange']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['RegisterProblem']>, ParentType, ContextType>;
  stillNeeded?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  waivers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Waiver']>>, ParentType, ContextType>;
};

export type WaiverRecipientResolvers<ContextType = any, ParentType extends ResolversParentTypes['WaiverRecipient'] = ResolversParentTypes['WaiverRecipient']> = {
  oin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WaiverRegisterResolvers<ContextType = any, ParentType extends ResolversParentTypes['WaiverRegister'] = ResolversParentTypes['WaiverRegister']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['RegisterProblem']>, ParentType, ContextType>;
  standings?: Resolver<Maybe<ReadonlyArray<ResolversTypes['WaiverCell']>>, ParentType, ContextType>;
  waivers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Waiver']>>, ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  ConsentExport?: ConsentExportResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  LegalBasis?: LegalBasisResolvers<ContextType>;
  LegalBasisChange?: LegalBasisChangeResolvers<ContextType>;
  LegalBasisRegister?: LegalBasisRegisterResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RegisterProblem?: RegisterProblemResolvers<ContextType>;
  RequiredGiver?: RequiredGiverResolvers<ContextType>;
  SafetyGround?: SafetyGroundResolvers<ContextType>;
  SafetyGroundChange?: SafetyGroundChangeResolvers<ContextType>;
  SafetyGroundRegister?: SafetyGroundRegisterResolvers<ContextType>;
  SetAside?: SetAsideResolvers<ContextType>;
  SetAsideChange?: SetAsideChangeResolvers<ContextType>;
  SetAsideRegister?: SetAsideRegisterResolvers<ContextType>;
  Task?: TaskResolvers<ContextType>;
  TaskChange?: TaskChangeResolvers<ContextType>;
  TaskRegister?: TaskRegisterResolvers<ContextType>;
  Tombstone?: TombstoneResolvers<ContextType>;
  TombstoneReceipt?: TombstoneReceiptResolvers<ContextType>;
  TombstoneRegister?: TombstoneRegisterResolvers<ContextType>;
  Waiver?: WaiverResolvers<ContextType>;
  WaiverCell?: WaiverCellResolvers<ContextType>;
  WaiverChange?: WaiverChangeResolvers<ContextType>;
  WaiverRecipient?: WaiverRecipientResolvers<ContextType>;
  WaiverRegister?: WaiverRegisterResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = any> = {
  allow?: AllowDirectiveResolver<any, any, ContextType>;
  composeDirective?: ComposeDirectiveDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  link?: LinkDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
};
