import type { DeskRequest } from '#audit/desk-request.ts';
import { factsOf, type CaseSituation } from '#consent/situation.ts';
import { loadSituation } from '#consent/store.ts';
import { unseenFacts } from '#consent/unseen-facts.ts';
import { Level, purposes, roles, type Purpose } from '#consent/vocabulary.ts';
import type { Sql } from '#database/create-database.ts';
import type { RegisterDeps } from '../register-deps.ts';

/** What recipients (`OIN/role`) may see of one member: the level per class. */
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
  readonly classes: readonly string[];
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
  for (const viewer of viewers) {
    const sight = new Map<string, Level>();
    for (const purpose of purposes.filter((known) => viewer.purposes.includes(known))) {
      for (const [name, level] of await look(deps, request, sql, viewer, purpose, looked)) {
        if (level > (sight.get(name) ?? Level.NONE)) sight.set(name, level);
      }
    }
    sights.set(`${viewer.oin}/${viewer.role}`, sight);
  }
  return sights;
}

async function look(
  { encryption, owners, policy: policyOf }: SightDeps,
  request: DeskRequest,
  sql: Sql,
  { oin, subject, ...viewer }: Viewer,
  purpose: Purpose,
  { caseId, memberId, classes }: Looked,
): Promise<readonly (readonly [string, Level])[]> {
  const role = roles.find((known) => known === viewer.role);
  if (role === undefined) return [];
  const policy = policyOf(request);
  const question = { caller: { oin, role, subject, purposes: [purpose] }, purpose, now: request.now, owners, policy };
  const situation: CaseSituation | null = await loadSituation({ database: within(sql), encryption }, caseId, question);
  if (situation === null) return [];
  return classes.flatMap((name) => {
    const info = policy.classes.get(name);
    if (info === undefined) return [];
    return [[name, policy.level(role, purpose, name, unseenFacts(info, factsOf(situation, memberId, name)), oin)] as const];
  });
}

/** Reading inside a transaction: a statement that is prepared elsewhere would ask another connection, which PGlite does not have. */
function within(sql: Sql): Parameters<typeof loadSituation>[0]['database'] {
  return {
    prepare:
      <Row>(_name: string, text: string) =>
      async (params: readonly string[]) =>
        sql<Row>(text, params),
  };
}
