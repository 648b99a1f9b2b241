import {
  getNamedType,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  isCompositeType,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { readAsked, type AskedField } from '../disclose/asked.ts';
import { GatewayError } from '../errors.ts';
import { operationNameOf } from '../operation-name.ts';
import type { SubscriptionRequest } from './read-request.ts';

/** The query that answers `familyCase` within an event: of one operation, with the variable `id`. */
export interface ViewQuery {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** One subscription as it was asked: its field with aliases, fragments and directives settled. */
export interface Subscription {
  readonly asked: AskedField;
  readonly args: Readonly<Record<string, unknown>>;
  /** The name that the caller gave the operation, as it may be written down, or null. */
  readonly operationName: string | null;
  /** Null when it asks nothing of the family view. */
  readonly view: ViewQuery | null;
}

const maxViews = 256;

const parsed = (query: string, maxTokens: number): DocumentNode => {
  try {
    return parse(query, { maxTokens, noLocation: true });
  } catch {
    throw new GatewayError('GRAPHQL_PARSE_FAILED');
  }
};

const operationIn = (document: DocumentNode, name: string | null): OperationDefinitionNode => {
  const operation = getOperationAST(document, name);
  if (!operation) throw new GatewayError('OPERATION_RESOLUTION_FAILURE');
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) throw new GatewayError('USE_GRAPHQL');
  return operation;
};

const isComposite = (schema: GraphQLSchema, { typeName, name }: AskedField): boolean => {
  const parent = schema.getType(typeName);
  const field = parent && 'getFields' in parent ? parent.getFields()[name] : undefined;
  return field !== undefined && isCompositeType(getNamedType(field.type));
};

const printFields = (schema: GraphQLSchema, fields: readonly AskedField[]): string =>
  fields.map((field) => `${field.key}:${field.name}${printBelow(schema, field)}`).join(' ');

/** Of an object of which everything was left out, nothing is asked. */
const printBelow = (schema: GraphQLSchema, field: AskedField): string => {
  if (field.children.length > 0) return `{${printFields(schema, field.children)}}`;
  return isComposite(schema, field) ? '{__typename @skip(if:true)}' : '';
};

const printView = (schema: GraphQLSchema, views: readonly AskedField[], name: string | null): string =>
  `query ${name ?? ''}($id:ID!){${views.map((view) => `${view.key}:familyCase(id:$id)${printBelow(schema, view)}`).join(' ')}}`;

/** The one field of a validated subscription. A value that turns out not to fit only where it is used is the caller's mistake as well, and so is a field that is left out. */
const settle = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>) => {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
  try {
    const [asked] = readAsked(schema, new Map(), operation, fragments, variables);
    if (asked) return { asked, args: asked.argsFor(variables) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
  }
  throw new GatewayError('BAD_USER_INPUT');
};

/**
 * Makes the reader of subscriptions. The selection of `familyCase` within an event becomes a query of its own, under the same keys, so that it is answered as every query is; equal selections
 * share one document, whose plan is then found again. Its text must have been admitted. Throws the GatewayError that says what is wrong.
 */
export const createSubscriptionReader = (schema: GraphQLSchema, { maxTokens }: { readonly maxTokens: number }) => {
  const views = new Map<string, ViewQuery>();

  const viewOf = (text: string): ViewQuery => {
    const known = views.get(text);
    if (known) return known;
    const document = parse(text, { noLocation: true });
    const operation = getOperationAST(document);
    if (!operation || validate(schema, document).length > 0) throw new GatewayError('INTERNAL');
    if (views.size >= maxViews) views.clear();
    const view = { document, operation };
    views.set(text, view);
    return view;
  };

  return ({ query, variables: given, operationName }: SubscriptionRequest): Subscription => {
    const document = parsed(query, maxTokens);
    const operation = operationIn(document, operationName);
    if (validate(schema, document, undefined, { maxErrors: 1 }).length > 0) throw new GatewayError('GRAPHQL_VALIDATION_FAILED');
    const { coerced: variables } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...given }, { maxErrors: 1 });
    if (!variables) throw new GatewayError('BAD_USER_INPUT');
    const { asked, args } = settle(schema, document, operation, variables);
    const inEvent = asked.children.filter(({ name }) => name === 'familyCase');
    const name = operation.name?.value ?? null;
    return {
      asked,
      args,
      operationName: operationNameOf(operation),
      view: inEvent.length > 0 ? viewOf(printView(schema, inEvent, name)) : null,
    };
  };
};
