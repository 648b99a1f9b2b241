import type { DeskRequest } from '#audit/desk-request.ts';
import type { DataClassInfo } from '#consent/policy.ts';
import { createSituation, factsOf } from '#consent/situation.ts';
import { loadSituationData, type SituationStore } from '#consent/store.ts';
import { unseenFacts } from '#consent/unseen-facts.ts';
import { Level, purposes, roles } from '#consent/vocabulary.ts';
import type { Sql } from '#database/create-database.ts';
import type { RegisterDeps } from '../register-deps.ts';

/** What recipients (`OIN/role`) may see of one member: the level per class of which anything shows. */
export type Sights = ReadonlyMap<string, ReadonlyMap<string, Level>>;

/** Whose eyes to look through: one professional of a recipient who is involved with the member, and the purposes for which that recipient may look. */
export interface Viewer {
  readonly oin: string;
  readonly role: string;
  readonly subject: string;
  readonly purposes: readonly string[];
}

/** What is looked at: some classes about one member. */
export interface Looked {
  readonly caseId: string;
  readonly memberId: string;
  readonly classes: readonly DataClassInfo[];
}

type SightDeps = Pick<RegisterDeps, 'encryption' | 'owners' | 'policy'>;

/**
 * Reads what recipients may see at this point of a transaction, of records that nobody has seen: of each class the most that one of their purposes opens. Everything is asked
 * of the transaction itself.
 */
export async function readSights(
  deps: SightDeps,
  request: DeskRequest,
  sql: Sql,
  viewers: readonly Viewer[],
  looked: Looked,
): Promise<Sights> {
  const sights = new Map<string, ReadonlyMap<string, Level>>();
  for (const viewer of viewers) sights.set(`${viewer.oin}/${viewer.role}`, await sightOf(deps, request, sql, viewer, looked));
  return sights;
}

async function sightOf(
  { encryption, owners, policy: policyOf }: SightDeps,
  request: DeskRequest,
  sql: Sql,
  { oin, subject, ...viewer }: Viewer,
  { caseId, memberId, classes }: Looked,
): Promise<ReadonlyMap<string, Level>> {
  const sight = new Map<string, Level>();
  const role = roles.find((known) => known === viewer.role);
  const data = role && (await loadSituationData({ database: within(sql), encryption }, caseId, { oin, role, subject }));
  if (!data) return sight;
  const policy = policyOf(request);
  for (const purpose of purposes.filter((known) => viewer.purposes.includes(known))) {
    const caller = { oin, role, subject, purposes: [purpose] };
    const situation = createSituation(data, { caller, purpose, now: request.now, owners, policy });
    for (const info of classes) {
      const level = policy.level(role, purpose, info.name, unseenFacts(info, factsOf(situation, memberId, info.name)), oin);
      if (level > (sight.get(info.name) ?? Level.NONE)) sight.set(info.name, level);
    }
  }
  return sight;
}

/** Reading inside a transaction: a statement that is prepared elsewhere would ask another connection, which PGlite does not have. */
function within(sql: Sql): SituationStore['database'] {
  return {
    prepare:
      <Row>(_name: string, text: string) =>
      async (params: readonly string[]) =>
        sql<Row>(text, params),
  };
}
