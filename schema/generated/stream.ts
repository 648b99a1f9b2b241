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

/** wijziging in een gezinsdossier: that something changed and whom it is about, never what it became */
export type CaseChanged = {
  readonly __typename?: 'CaseChanged';
  /** over wie en welke gegevensklasse: only those that the caller may hear of; null where the event names none */
  readonly about: Maybe<ReadonlyArray<ChangedClass>>;
  /** tijdstip van de wijziging in het gezinsbeeld */
  readonly at: Scalars['DateTime']['output'];
  /** gezinsdossier zoals de vrager het op dit moment mag zien: the very answer to familyCase(id) of the query, with its sources and what was withheld */
  readonly familyCase: Maybe<FamilyCase>;
  /** kenmerk van de gebeurtenis: the same for whom else hears of it, and the id from which a stream is resumed */
  readonly id: Scalars['ID']['output'];
  /** soort gebeurtenis, such as nl.gezinsbeeld.involvement.changed.v1; each is described in /asyncapi.yaml */
  readonly type: Scalars['String']['output'];
};

/** gegevensklasse van een gezinslid waarin iets veranderde */
export type ChangedClass = {
  readonly __typename?: 'ChangedClass';
  /** gegevensklasse; null where the event names the member alone */
  readonly dataClass: Maybe<Scalars['String']['output']>;
  /** gezinslid, by the id within the case */
  readonly member: Scalars['ID']['output'];
};

/** gezinsdossier */
export type FamilyCase = {
  readonly __typename?: 'FamilyCase';
  readonly id: Scalars['ID']['output'];
};

/** beleidsversie in een andere toestand */
export type PolicyChanged = {
  readonly __typename?: 'PolicyChanged';
  /** tijdstip */
  readonly at: Scalars['DateTime']['output'];
  /** kenmerk van de gebeurtenis */
  readonly id: Scalars['ID']['output'];
  /** beleidsversie, by its hash */
  readonly policy: Scalars['ID']['output'];
  /** soort gebeurtenis: nl.gezinsbeeld.policy.activated.v1 when the version decides from now on */
  readonly type: Scalars['String']['output'];
};

/** match van signalen, or its end */
export type SignalMatched = {
  readonly __typename?: 'SignalMatched';
  /** tijdstip */
  readonly at: Scalars['DateTime']['output'];
  /** kenmerk van de gebeurtenis */
  readonly id: Scalars['ID']['output'];
  /** kenmerk van de match */
  readonly match: Scalars['ID']['output'];
  /** soort gebeurtenis: nl.gezinsbeeld.signal.matched.v1, or nl.gezinsbeeld.signal.ended.v1 when nothing of it may be kept */
  readonly type: Scalars['String']['output'];
};

/**
 * Meeluisteren: subscriptions, served at /graphql/stream as server-sent events. What of an event the caller may hear is decided at the moment of every delivery;
 * an event of which the caller may hear nothing leaves no trace.
 */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** gezinsdossier gewijzigd: every change in one case that the caller may hear of */
  readonly caseChanged: Maybe<CaseChanged>;
  /** beleid gewijzigd: another version decides from now on; the privacy officer (FG) also hears of every step before that */
  readonly policyChanged: Maybe<PolicyChanged>;
  /** match van signalen (piep): that there is one, or that one is over; ask the hub whom to call */
  readonly signalMatched: Maybe<SignalMatched>;
};


/**
 * Meeluisteren: subscriptions, served at /graphql/stream as server-sent events. What of an event the caller may hear is decided at the moment of every delivery;
 * an event of which the caller may hear nothing leaves no trace.
 */
export type SubscriptionCaseChangedArgs = {
  caseId: Scalars['ID']['input'];
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
  CaseChanged: ResolverTypeWrapper<CaseChanged>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ChangedClass: ResolverTypeWrapper<ChangedClass>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  FamilyCase: ResolverTypeWrapper<FamilyCase>;
  PolicyChanged: ResolverTypeWrapper<PolicyChanged>;
  SignalMatched: ResolverTypeWrapper<SignalMatched>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CaseChanged: CaseChanged;
  ID: Scalars['ID']['output'];
  ChangedClass: ChangedClass;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  FamilyCase: FamilyCase;
  PolicyChanged: PolicyChanged;
  SignalMatched: SignalMatched;
  Subscription: Record<PropertyKey, never>;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
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

export type CaseChangedResolvers<ContextType = any, ParentType extends ResolversParentTypes['CaseChanged'] = ResolversParentTypes['CaseChanged']> = {
  about?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ChangedClass']>>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  familyCase?: Resolver<Maybe<ResolversTypes['FamilyCase']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChangedClassResolvers<ContextType = any, ParentType extends ResolversParentTypes['ChangedClass'] = ResolversParentTypes['ChangedClass']> = {
  dataClass?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  member?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type FamilyCaseResolvers<ContextType = any, ParentType extends ResolversParentTypes['FamilyCase'] = ResolversParentTypes['FamilyCase']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PolicyChangedResolvers<ContextType = any, ParentType extends ResolversParentTypes['PolicyChanged'] = ResolversParentTypes['PolicyChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  policy?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SignalMatchedResolvers<ContextType = any, ParentType extends ResolversParentTypes['SignalMatched'] = ResolversParentTypes['SignalMatched']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  match?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = any, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  caseChanged?: SubscriptionResolver<Maybe<ResolversTypes['CaseChanged']>, "caseChanged", ParentType, ContextType, RequireFields<SubscriptionCaseChangedArgs, 'caseId'>>;
  policyChanged?: SubscriptionResolver<Maybe<ResolversTypes['PolicyChanged']>, "policyChanged", ParentType, ContextType>;
  signalMatched?: SubscriptionResolver<Maybe<ResolversTypes['SignalMatched']>, "signalMatched", ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  CaseChanged?: CaseChangedResolvers<ContextType>;
  ChangedClass?: ChangedClassResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  FamilyCase?: FamilyCaseResolvers<ContextType>;
  PolicyChanged?: PolicyChangedResolvers<ContextType>;
  SignalMatched?: SignalMatchedResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = any> = {
  allow?: AllowDirectiveResolver<any, any, ContextType>;
  composeDirective?: ComposeDirectiveDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  link?: LinkDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
};
