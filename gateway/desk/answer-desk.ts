import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import { execute, GraphQLError, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../answer.ts';
import { GatewayError } from '../errors.ts';
import { readAllowedRoles } from './allowed-roles.ts';
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

/** What went wrong behind a resolver is our fault, whatever it was: refusals are values. What graphql-js itself refuses is a value that does not fit. */
const faultOf = ({ originalError }: GraphQLError): GatewayError =>
  originalError === undefined || originalError instanceof GraphQLError
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
  return first === undefined ? { data: result.data ?? null } : { data: null, errors: [faultOf(first)] };
};

/**
 * Makes the answers of the hub's own desk from its subgraphs as one executable schema. Its fields are guarded by role before anything is read; an operation
 * that mixes the desk with the family view is refused.
 */
export const createAnswerDesk = <Desks extends object>(schema: GraphQLSchema, door: DeskDoor<Desks>): AnswerDesk => {
  const allowed = readAllowedRoles(schema);
  return (asked) => {
    const { request, operation, operationName } = asked;
    const names = [...rootFields(asked.document, operation)].filter((name) => name !== '__typename');
    const roles = names.map((name) => allowed.of(operation.operation, name));
    const guards = roles.filter((guard) => guard !== null);
    if (guards.length === 0) return null;
    if (guards.length < roles.length) throw new GatewayError('MIXED_OPERATION');
    if (guards.some((guard) => !guard.has(request.caller.role))) throw new GatewayError('FORBIDDEN');
    return door({ from: request, action: `desk.${operation.operation}`, operation: operationName }, async (desks, deskRequest) =>
      run(schema, { ...desks, request: deskRequest }, asked),
    );
  };
};
