import { replyJson } from '../stand-in.ts';
import type { StandInReply } from '../stand-in.ts';
import type { IdentityProvider } from './create-identity-provider.ts';
import { demoRoles } from './demo-people.ts';

/**
 * Answers the sandbox's own `GET /demo/token?role=…&member=…`: `{token}` for a demo role, 400 for a role or member that is not known. The
 * token comes from a request to the token endpoint; never mount this outside the sandbox.
 */
export async function demoTokenRoute(query: URLSearchParams, identity: Pick<IdentityProvider, 'tokenFor'>): Promise<StandInReply> {
  const role = demoRoles.find((known) => known === query.get('role'));
  const token = role === undefined ? null : await identity.tokenFor(role, query.get('member') ?? undefined);
  const fresh = { 'cache-control': 'no-store' };
  return token === null
    ? replyJson(400, { error: 'unknown role or member' }, 'application/json', fresh)
    : replyJson(200, { token }, 'application/json', fresh);
}
