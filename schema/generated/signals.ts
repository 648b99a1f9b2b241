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

/** signaal in het archief: that there was one, and whose; not about whom */
export type ArchivedSignal = {
  readonly __typename?: 'ArchivedSignal';
  /** wordt vernietigd op */
  readonly destroyOn: Maybe<Scalars['Date']['output']>;
  /** waarom niet */
  readonly endedBy: Maybe<SignalEndReason>;
  /** telt niet meer sinds */
  readonly endedOn: Maybe<Scalars['Date']['output']>;
  /** kenmerk */
  readonly id: Scalars['ID']['output'];
  /** organisatienummer (OIN) */
  readonly oin: Maybe<Scalars['String']['output']>;
  /** afgegeven op */
  readonly raisedAt: Maybe<Scalars['DateTime']['output']>;
  /** afgegeven door: the subject of their token */
  readonly raisedBy: Maybe<Scalars['String']['output']>;
  /** rol */
  readonly role: Maybe<Scalars['String']['output']>;
};

/** signalen die wachten, van één professional */
export type HeldSignals = {
  readonly __typename?: 'HeldSignals';
  /** hoeveel er wachten */
  readonly count: Maybe<Scalars['Int']['output']>;
  /** het eerste telt mee vanaf */
  readonly heldUntil: Maybe<Scalars['DateTime']['output']>;
  /** organisatienummer (OIN) */
  readonly oin: Scalars['String']['output'];
  /** rol */
  readonly role: Scalars['String']['output'];
  /** de professional: the subject of their token */
  readonly subject: Scalars['String']['output'];
};

/** wat er veranderde */
export type HeldSignalsChange = {
  readonly __typename?: 'HeldSignalsChange';
  /** hoeveel er vervielen */
  readonly dropped: Maybe<Scalars['Int']['output']>;
  /** problemen */
  readonly problems: ReadonlyArray<SignalProblem>;
};

/** van wie de wachtende signalen vervallen */
export type HeldSignalsInput = {
  readonly oin: Scalars['String']['input'];
  readonly role: Scalars['String']['input'];
  readonly subject: Scalars['String']['input'];
};

/** Wat met signalen gebeurt: each change is made and recorded at once, or not at all. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** triage oppakken: opens a case in triage with the caller as its regisseur, or ties the match to their case */
  readonly acceptTriage: Maybe<TriageChange>;
  /** triage afwijzen */
  readonly declineTriage: Maybe<TriageChange>;
  /** wachtende signalen van één professional laten vervallen: they are never matched */
  readonly dropHeldSignals: Maybe<HeldSignalsChange>;
  /** signaal afgeven: the answer is the same whatever others did; a match comes later, or never */
  readonly raiseSignal: Maybe<SignalChange>;
  /** signaal intrekken: one of the own organisation and role; a match of it ends at once */
  readonly withdrawSignal: Maybe<SignalChange>;
};


/** Wat met signalen gebeurt: each change is made and recorded at once, or not at all. */
export type MutationAcceptTriageArgs = {
  triage: TriageInput;
};


/** Wat met signalen gebeurt: each change is made and recorded at once, or not at all. */
export type MutationDeclineTriageArgs = {
  offerId: Scalars['ID']['input'];
  reason: TriageDeclineReason;
};


/** Wat met signalen gebeurt: each change is made and recorded at once, or not at all. */
export type MutationDropHeldSignalsArgs = {
  held: HeldSignalsInput;
};


/** Wat met signalen gebeurt: each change is made and recorded at once, or not at all. */
export type MutationRaiseSignalArgs = {
  signal: SignalInput;
};


/** Wat met signalen gebeurt: each change is made and recorded at once, or not at all. */
export type MutationWithdrawSignalArgs = {
  signalId: Scalars['ID']['input'];
};

/** signaal van de eigen organisatie en rol */
export type OwnSignal = {
  readonly __typename?: 'OwnSignal';
  /** wie te bellen zijn: empty is no match; the order says nothing */
  readonly contacts: Maybe<ReadonlyArray<SignalPhone>>;
  /** kenmerk */
  readonly id: Scalars['ID']['output'];
  /** bezorgd of actief */
  readonly kind: Maybe<SignalKind>;
  /** afgegeven op */
  readonly raisedAt: Maybe<Scalars['DateTime']['output']>;
  /** afgegeven door: the subject of their token */
  readonly raisedBy: Maybe<Scalars['String']['output']>;
  /** stand */
  readonly state: Maybe<SignalState>;
};

/** Signalen (piep): that somebody is worried about, or active for, a person; nobody sees more than that there is a match and whom to call. */
export type Query = {
  readonly __typename?: 'Query';
  /** signalen die wachten omdat er ongewoon veel zijn afgegeven, per professional */
  readonly heldSignals: Maybe<ReadonlyArray<HeldSignals>>;
  /** archief van signalen, the newest first, at most 500; for who must account for them */
  readonly signalArchive: Maybe<ReadonlyArray<ArchivedSignal>>;
  /** signalen van de eigen organisatie en rol, the newest first, at most 500; with whom to call where there is a match */
  readonly signals: Maybe<SignalRegister>;
  /** signalen over één persoon, in a case or in none: for who helps somebody to their right of access (AVG 15) */
  readonly signalsAbout: Maybe<SignalsAbout>;
  /** aangeboden triages: households about which several organisations gave a signal, for the regisseurs of the municipality of this hub */
  readonly triageOffers: Maybe<TriageOfferRegister>;
};


/** Signalen (piep): that somebody is worried about, or active for, a person; nobody sees more than that there is a match and whom to call. */
export type QuerySignalsAboutArgs = {
  bsn: Scalars['String']['input'];
};

/** dat er een signaal over iemand is of was; not what it was for, nor whether it matched */
export type SignalAbout = {
  readonly __typename?: 'SignalAbout';
  /** wordt vernietigd op; null while it counts */
  readonly destroyOn: Maybe<Scalars['Date']['output']>;
  /** waarom niet */
  readonly endedBy: Maybe<SignalEndReason>;
  /** telt niet meer sinds; null while it does */
  readonly endedOn: Maybe<Scalars['Date']['output']>;
  /** kenmerk */
  readonly id: Scalars['ID']['output'];
  /** of dit aan de persoon mag worden verteld: false for the police, who answer for themselves (Wpg 25) */
  readonly mayTell: Maybe<Scalars['Boolean']['output']>;
  /** organisatienummer (OIN) */
  readonly oin: Maybe<Scalars['String']['output']>;
  /** organisatie; null when it is not known by name any more */
  readonly organisation: Maybe<Scalars['String']['output']>;
  /** afgegeven op */
  readonly raisedAt: Maybe<Scalars['DateTime']['output']>;
  /** rol */
  readonly role: Maybe<Scalars['String']['output']>;
};

/** wat er veranderde */
export type SignalChange = {
  readonly __typename?: 'SignalChange';
  /** problemen */
  readonly problems: ReadonlyArray<SignalProblem>;
  /** signaal; without contacts, which `signals` gives */
  readonly signal: Maybe<OwnSignal>;
};

/** waarom een signaal niet meer telt */
export type SignalEndReason =
  /** de persoon is 23 jaar of ouder, of de leeftijd is niet bekend */
  | 'AGE'
  /** na twee jaar verlopen */
  | 'EXPIRED'
  /** de persoon staat niet in de BRP */
  | 'NOT_FOUND'
  /** ingetrokken */
  | 'WITHDRAWN';

/** een signaal, zoals het wordt afgegeven; there is no place for content */
export type SignalInput = {
  /** burgerservicenummer; it is kept encrypted, and destroyed when the signal no longer counts */
  readonly bsn: Scalars['String']['input'];
  /** telefoonnummer waarop de organisatie bereikbaar is, as the other party reads it: +31… or 0…; the name it reads is the one that the hub has of the organisation */
  readonly dutyPhone: Scalars['String']['input'];
  /** bezorgd of actief; never shown to anybody else */
  readonly kind: SignalKind;
};

/** bezorgd over, of actief voor */
export type SignalKind =
  /** actief voor deze persoon */
  | 'ACTIVE'
  /** bezorgd over deze persoon */
  | 'WORRIED';

/** wie te bellen is */
export type SignalPhone = {
  readonly __typename?: 'SignalPhone';
  /** telefoonnummer, in E.164 */
  readonly dutyPhone: Maybe<Scalars['String']['output']>;
  /** organisatie, by the name that the hub has of it */
  readonly organisation: Maybe<Scalars['String']['output']>;
};

/** probleem: why something was refused */
export type SignalProblem = {
  readonly __typename?: 'SignalProblem';
  /** vaste code */
  readonly code: Scalars['String']['output'];
  /** uitleg */
  readonly messageNl: Scalars['String']['output'];
};

/** signalen */
export type SignalRegister = {
  readonly __typename?: 'SignalRegister';
  /** problemen */
  readonly problems: ReadonlyArray<SignalProblem>;
  /** de nieuwste eerst */
  readonly signals: Maybe<ReadonlyArray<OwnSignal>>;
};

/** stand van een eigen signaal; it tells nothing about the person */
export type SignalState =
  /** afgegeven */
  | 'RAISED'
  /** ingetrokken */
  | 'WITHDRAWN';

/** signalen over één persoon */
export type SignalsAbout = {
  readonly __typename?: 'SignalsAbout';
  /** wat u hiervan aan wie mag vertellen; the same whatever there is */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** problemen */
  readonly problems: ReadonlyArray<SignalProblem>;
  /** de nieuwste eerst */
  readonly signals: Maybe<ReadonlyArray<SignalAbout>>;
};

/** wat er veranderde */
export type TriageChange = {
  readonly __typename?: 'TriageChange';
  /** gezinsdossier waarin de triage plaatsvindt */
  readonly caseId: Maybe<Scalars['ID']['output']>;
  /** problemen */
  readonly problems: ReadonlyArray<SignalProblem>;
};

/** waarom er geen triage komt */
export type TriageDeclineReason =
  /** na overleg met de organisaties is er geen zorg meer */
  | 'NO_CONCERN'
  /** het huishouden woont in een andere gemeente */
  | 'OTHER_MUNICIPALITY'
  /** de organisaties redden het samen, zonder regisseur */
  | 'PARTIES_SUFFICE';

/** wie de triage oppakt */
export type TriageInput = {
  /** waar de regisseur bereikbaar is: an address for mail or a telephone number */
  readonly contact: Scalars['String']['input'];
  /** telefoonnummer waarop de regisseurs bereikbaar zijn */
  readonly dutyPhone: Scalars['String']['input'];
  /** naam van de regisseur */
  readonly name: Scalars['String']['input'];
  readonly offerId: Scalars['ID']['input'];
};

/** soort match */
export type TriageMatchKind =
  /** hetzelfde huishouden */
  | 'SAME_HOUSEHOLD'
  /** dezelfde persoon */
  | 'SAME_PERSON';

/** aangeboden triage: that there is a household to look at, not which */
export type TriageOffer = {
  readonly __typename?: 'TriageOffer';
  /** gezinsdossier dat er al is, for its own regisseur alone */
  readonly caseId: Maybe<Scalars['ID']['output']>;
  /** kenmerk */
  readonly id: Scalars['ID']['output'];
  /** soort match */
  readonly kind: Maybe<TriageMatchKind>;
  /** aangeboden op */
  readonly offeredOn: Maybe<Scalars['Date']['output']>;
};

/** aangeboden triages */
export type TriageOfferRegister = {
  readonly __typename?: 'TriageOfferRegister';
  /** de oudste eerst */
  readonly offers: Maybe<ReadonlyArray<TriageOffer>>;
  /** problemen */
  readonly problems: ReadonlyArray<SignalProblem>;
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
  ArchivedSignal: ResolverTypeWrapper<ArchivedSignal>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  HeldSignals: ResolverTypeWrapper<HeldSignals>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  HeldSignalsChange: ResolverTypeWrapper<HeldSignalsChange>;
  HeldSignalsInput: HeldSignalsInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OwnSignal: ResolverTypeWrapper<OwnSignal>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SignalAbout: ResolverTypeWrapper<SignalAbout>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  SignalChange: ResolverTypeWrapper<SignalChange>;
  SignalEndReason: SignalEndReason;
  SignalInput: SignalInput;
  SignalKind: SignalKind;
  SignalPhone: ResolverTypeWrapper<SignalPhone>;
  SignalProblem: ResolverTypeWrapper<SignalProblem>;
  SignalRegister: ResolverTypeWrapper<SignalRegister>;
  SignalState: SignalState;
  SignalsAbout: ResolverTypeWrapper<SignalsAbout>;
  TriageChange: ResolverTypeWrapper<TriageChange>;
  TriageDeclineReason: TriageDeclineReason;
  TriageInput: TriageInput;
  TriageMatchKind: TriageMatchKind;
  TriageOffer: ResolverTypeWrapper<TriageOffer>;
  TriageOfferRegister: ResolverTypeWrapper<TriageOfferRegister>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ArchivedSignal: ArchivedSignal;
  ID: Scalars['ID']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  HeldSignals: HeldSignals;
  Int: Scalars['Int']['output'];
  HeldSignalsChange: HeldSignalsChange;
  HeldSignalsInput: HeldSignalsInput;
  Mutation: Record<PropertyKey, never>;
  OwnSignal: OwnSignal;
  Query: Record<PropertyKey, never>;
  SignalAbout: SignalAbout;
  Boolean: Scalars['Boolean']['output'];
  SignalChange: SignalChange;
  SignalInput: SignalInput;
  SignalPhone: SignalPhone;
  SignalProblem: SignalProblem;
  SignalRegister: SignalRegister;
  SignalsAbout: SignalsAbout;
  TriageChange: TriageChange;
  TriageInput: TriageInput;
  TriageOffer: TriageOffer;
  TriageOfferRegister: TriageOfferRegister;
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

export type ArchivedSignalResolvers<ContextType = any, ParentType extends ResolversParentTypes['ArchivedSignal'] = ResolversParentTypes['ArchivedSignal']> = {
  destroyOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  endedBy?: Resolver<Maybe<ResolversTypes['SignalEndReason']>, ParentType, ContextType>;
  endedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  oin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  raisedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  raisedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type HeldSignalsResolvers<ContextType = any, ParentType extends ResolversParentTypes['HeldSignals'] = ResolversParentTypes['HeldSignals']> = {
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  heldUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  oin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HeldSignalsChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['HeldSignalsChange'] = ResolversParentTypes['HeldSignalsChange']> = {
  dropped?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['SignalProblem']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptTriage?: Resolver<Maybe<ResolversTypes['TriageChange']>, ParentType, ContextType, RequireFields<MutationAcceptTriageArgs, 'triage'>>;
  declineTriage?: Resolver<Maybe<ResolversTypes['TriageChange']>, ParentType, ContextType, RequireFields<MutationDeclineTriageArgs, 'offerId' | 'reason'>>;
  dropHeldSignals?: Resolver<Maybe<ResolversTypes['HeldSignalsChange']>, ParentType, ContextType, RequireFields<MutationDropHeldSignalsArgs, 'held'>>;
  raiseSignal?: Resolver<Maybe<ResolversTypes['SignalChange']>, ParentType, ContextType, RequireFields<MutationRaiseSignalArgs, 'signal'>>;
  withdrawSignal?: Resolver<Maybe<ResolversTypes['SignalChange']>, ParentType, ContextType, RequireFields<MutationWithdrawSignalArgs, 'signalId'>>;
};

export type OwnSignalResolvers<ContextType = any, ParentType extends ResolversParentTypes['OwnSignal'] = ResolversParentTypes['OwnSignal']> = {
  contacts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SignalPhone']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['SignalKind']>, ParentType, ContextType>;
  raisedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  raisedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['SignalState']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  heldSignals?: Resolver<Maybe<ReadonlyArray<ResolversTypes['HeldSignals']>>, ParentType, ContextType>;
  signalArchive?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ArchivedSignal']>>, ParentType, ContextType>;
  signals?: Resolver<Maybe<ResolversTypes['SignalRegister']>, ParentType, ContextType>;
  signalsAbout?: Resolver<Maybe<ResolversTypes['SignalsAbout']>, ParentType, ContextType, RequireFields<QuerySignalsAboutArgs, 'bsn'>>;
  triageOffers?: Resolver<Maybe<ResolversTypes['TriageOfferRegister']>, ParentType, ContextType>;
};

export type SignalAboutResolvers<ContextType = any, ParentType extends ResolversParentTypes['SignalAbout'] = ResolversParentTypes['SignalAbout']> = {
  destroyOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  endedBy?: Resolver<Maybe<ResolversTypes['SignalEndReason']>, ParentType, ContextType>;
  endedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mayTell?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  oin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  raisedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SignalChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['SignalChange'] = ResolversParentTypes['SignalChange']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['SignalProblem']>, ParentType, ContextType>;
  signal?: Resolver<Maybe<ResolversTypes['OwnSignal']>, ParentType, ContextType>;
};

export type SignalPhoneResolvers<ContextType = any, ParentType extends ResolversParentTypes['SignalPhone'] = ResolversParentTypes['SignalPhone']> = {
  dutyPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SignalProblemResolvers<ContextType = any, ParentType extends ResolversParentTypes['SignalProblem'] = ResolversParentTypes['SignalProblem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  messageNl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SignalRegisterResolvers<ContextType = any, ParentType extends ResolversParentTypes['SignalRegister'] = ResolversParentTypes['SignalRegister']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['SignalProblem']>, ParentType, ContextType>;
  signals?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OwnSignal']>>, ParentType, ContextType>;
};

export type SignalsAboutResolvers<ContextType = any, ParentType extends ResolversParentTypes['SignalsAbout'] = ResolversParentTypes['SignalsAbout']> = {
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['SignalProblem']>, ParentType, ContextType>;
  signals?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SignalAbout']>>, ParentType, ContextType>;
};

export type TriageChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['TriageChange'] = ResolversParentTypes['TriageChange']> = {
  caseId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['SignalProblem']>, ParentType, ContextType>;
};

export type TriageOfferResolvers<ContextType = any, ParentType extends ResolversParentTypes['TriageOffer'] = ResolversParentTypes['TriageOffer']> = {
  caseId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['TriageMatchKind']>, ParentType, ContextType>;
  offeredOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type TriageOfferRegisterResolvers<ContextType = any, ParentType extends ResolversParentTypes['TriageOfferRegister'] = ResolversParentTypes['TriageOfferRegister']> = {
  offers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TriageOffer']>>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['SignalProblem']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  ArchivedSignal?: ArchivedSignalResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  HeldSignals?: HeldSignalsResolvers<ContextType>;
  HeldSignalsChange?: HeldSignalsChangeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OwnSignal?: OwnSignalResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SignalAbout?: SignalAboutResolvers<ContextType>;
  SignalChange?: SignalChangeResolvers<ContextType>;
  SignalPhone?: SignalPhoneResolvers<ContextType>;
  SignalProblem?: SignalProblemResolvers<ContextType>;
  SignalRegister?: SignalRegisterResolvers<ContextType>;
  SignalsAbout?: SignalsAboutResolvers<ContextType>;
  TriageChange?: TriageChangeResolvers<ContextType>;
  TriageOffer?: TriageOfferResolvers<ContextType>;
  TriageOfferRegister?: TriageOfferRegisterResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = any> = {
  allow?: AllowDirectiveResolver<any, any, ContextType>;
  composeDirective?: ComposeDirectiveDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  link?: LinkDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
};
