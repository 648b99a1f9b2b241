import type { DeskRequest } from '#audit/desk-request.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import { factsOf } from '#consent/situation.ts';
import { loadSituation } from '#consent/store.ts';
import { unseenFacts } from '#consent/unseen-facts.ts';
import { Level, purposes, roles } from '#consent/vocabulary.ts';
import type { Sql } from '#database/create-database.ts';
import type { RegisterDeps } from '../register-deps.ts';
import type { InvolvedFor } from './store.ts';

/** What recipients (`OIN/role`) may see of one member: the level per class, NONE left out. */
export type Sights = ReadonlyMap<string, ReadonlyMap<string, Level>>;

/** What is looked at: some classes about one member. */
export interface Looked {
  readonly caseId: string;
  readonly memberId: string;
  readonly classes: readonly string[];
}

/**
 * Reads what recipients may see at this point of a transaction, each the most that any of its professionals may under the purpose of their involvement, of records that nobody
 * has seen. Everything is asked of the transaction itself.
 */
export async function readSights(
  deps: Pick<RegisterDeps, 'encryption' | 'owners' | 'policy'>,
  request: DeskRequest,
  sql: Sql,
  involved: readonly InvolvedFor[],
  looked: Looked,
): Promise<Sights> {
  const sights = new Map<string, Map<string, Level>>();
  for (const one of involved) {
    const recipient = `${one.oin}/${one.role}`;
    const sight = sights.get(recipient) ?? new Map<string, Level>();
    for (const [dataClass, level] of await sightOf(deps, request, sql, one, looked)) {
      if (level > (sight.get(dataClass) ?? Level.NONE)) sight.set(dataClass, level);
    }
    sights.set(recipient, sight);
  }
  return sights;
}

async function sightOf(
  { encryption, owners, policy: policyOf }: Pick<RegisterDeps, 'encryption' | 'owners' | 'policy'>,
  request: DeskRequest,
  sql: Sql,
  { oin, subject, ...named }: InvolvedFor,
  { caseId, memberId, classes }: Looked,
): Promise<readonly (readonly [string, Level])[]> {
  const role = roles.find((known) => known === named.role);
  const purpose = purposes.find((known) => known === named.purpose);
  if (role === undefined || purpose === undefined) return [];
  const policy: CompiledPolicy = policyOf(request);
  const database = {
    prepare:
      <Row>(_name: string, text: string) =>
      async (params: readonly string[]) =>
        sql<Row>(text, params),
  };
  const caller = { oin, role, subject, purposes: [purpose] };
  const situation = await loadSituation({ database, encryption }, caseId, { caller, purpose, now: request.now, owners, policy });
  if (situation === null) return [];
  return classes.flatMap((name) => {
    const info = policy.classes.get(name);
    if (info === undefined) return [];
    return [[name, policy.level(role, purpose, name, unseenFacts(info, factsOf(situation, memberId, name)), oin)] as const];
  });
}
