import type { DeskRequest } from '#audit/desk-request.ts';
import type { Sql } from '#database/create-database.ts';
import { tell } from '#events/outbox.ts';
import type { RightsDeps } from '../rights-deps.ts';
import type { RightsRequest } from './rights-request.ts';

/** Tells in the transaction of the change that something happened with a request: which one, and about whom; not what. */
export async function tellRequest(
  sql: Sql,
  deps: Pick<RightsDeps, 'newId'>,
  request: DeskRequest,
  { id, caseId, memberId }: Pick<RightsRequest, 'id' | 'caseId' | 'memberId'>,
): Promise<void> {
  await tell(sql, deps, request, {
    type: 'nl.gezinsbeeld.rights-request.changed.v1',
    caseId,
    subject: memberId,
    data: { request: id, members: [memberId] },
  });
}
