import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import { execute, GraphQLError, OperationTypeNode, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../answer.ts';
import { GatewayError } from '../errors.ts';
import { readAllowedRoles } from './allowed-roles.ts';
import { deskCost } from './desk-cost.ts';
import type { DeskDoor } from './desk-door.ts';
import { rootFields } from './root-fields.ts';

/** One operation as Apollo hands it over, validated. */
export interface DeskOperation {
  readonly request: RequestContext;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

/** Answers an operation at the desk, or null when it asks nothing of the desk. */
export type AnswerDesk = (asked: DeskOperation) => Promise<GatewayExecutionResult> | null;

/** Whether the database could not take a value for what it is, such as a text with a NUL or the year 0: data exceptions, class 22 of SQLSTATE. */
const isDataException = (error: Error): boolean => 'code' in error && typeof error.code === 'string' && /^22[\dA-Z]{3}$/.test(error.code);

/** What went wrong behind a resolver is our fault, whatever it was: refusals are values. What does not fit, for graphql-js or for the database, is the caller's. */
const faultOf = ({ originalError }: GraphQLError): GatewayError =>
  originalError === undefined || originalError instanceof GraphQLError || isDataException(originalError)
    ? new GatewayError('BAD_USER_INPUT')
    : new GatewayError('DESK_UNAVAILABLE', { cause: originalError });

const run = async (
  schema: GraphQLSchema,
  contextValue: object,
  { document, operation, variables }: DeskOperation,
): Promise<GatewayExecutionResult> => {
  const operationName = operation.name?.value ?? null;
  const result = await execute({ schema, document, operationName, variableValues: { ...variables }, contextValue });
  const [first] = result.errors ?? [];
  if (first === undefined) return { data: result.data ?? null };
  // Changes that were made before or after the one that failed stand, so they are told.
  return { data: operation.operation === OperationTypeNode.MUTATION ? (result.data ?? null) : null, errors: [faultOf(first)] };
};

/**
 * Makes the answers of the hub's own desk from its subgraphs as one executable schema. Its fields are guarded by role before anything is read; an operation
 * that mixes the desk with the family view is refused, and one that costs more than `maxCost` (QUERY_TOO_COSTLY).
 */
export const createAnswerDesk = <Desks extends object>(schema: GraphQLSchema, door: DeskDoor<Desks>, maxCost: number): AnswerDesk => {
  const allowed = readAllowedRoles(schema);
  return (asked) => {
    const { request, operation, operationName } = asked;
    const names = [...rootFields(asked.document, operation)].filter((name) => name !== '__typename');
    const roles = names.map((name) => allowed.of(operation.operation, name));
    const guards = roles.filter((guard) => guard !== null);
    if (guards.length === 0) return null;
    if (guards.length < roles.length) throw new GatewayError('MIXED_OPERATION');
    if (guards.some((guard) => !guard.has(request.caller.role))) throw new GatewayError('FORBIDDEN');
    if (deskCost(schema, asked.document, operation) > maxCost) throw new GatewayError('QUERY_TOO_COSTLY');
    return door({ from: request, action: `desk.${operation.operation}`, operation: operationName }, async (desks, deskRequest) =>
      run(schema, { ...desks, request: deskRequest }, asked),
    );
  };
};
