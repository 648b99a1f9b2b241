import type { FastifyInstance } from 'fastify';
import { OperationTypeNode } from 'graphql';
import { createAnswerDesk, type AnswerDesk } from './answer-desk.ts';
import { readAllowedRoles } from './allowed-roles.ts';
import { createDeskDoor, type DeskDeps } from './desk-door.ts';
import { createDeskSchema } from './desk-schema.ts';
import { openDesks, type DeskParts, type Desks } from './open-desks.ts';
import { addReportRoute, type ReportDoor } from './report-route.ts';

/** The hub's own desk: what it answers of GraphQL operations, and its printable page. */
export interface Desk {
  readonly answerDesk: AnswerDesk;
  readonly addReport: (app: FastifyInstance, front: ReportDoor) => void;
}

/** Composes the desk of its parts. */
export const composeDesk = (
  parts: DeskParts,
  { maxCost, ...deps }: Omit<DeskDeps<Desks>, 'desksOf'> & { readonly maxCost: number },
): Desk => {
  const schema = createDeskSchema();
  const door = createDeskDoor<Desks>({ ...deps, desksOf: (policy) => openDesks(parts, policy) });
  const roles = readAllowedRoles(schema).of(OperationTypeNode.QUERY, 'accessReport') ?? new Set();
  return { answerDesk: createAnswerDesk(schema, door, maxCost), addReport: (app, front) => addReportRoute(app, front, { door, roles }) };
};
