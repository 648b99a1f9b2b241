import type { DeskRequest } from '#audit/desk-request.ts';
import type { Sql } from '#database/create-database.ts';
import { tell } from '#events/outbox.ts';
import { lapseOffers } from './lapse-offers.ts';
import type { SignalDeps } from './signal-deps.ts';
import { forgetTold } from './told-of-match.ts';

interface Party {
  readonly signalId: string;
  readonly oin: string;
  readonly role: string;
}

interface EndedMatch {
  readonly id: string;
  readonly first: Party;
  readonly second: Party;
}

/**
 * Ends every match of these signals, inside the caller's transaction and after its own record: nothing of it is left to be seen. A party that heard of it, and whose contact closes by it, is told to drop what it holds; an offer
 * of a triage without any match lapses.
 */
export async function endMatches(
  sql: Sql,
  deps: Pick<SignalDeps, 'newId'>,
  request: Pick<DeskRequest, 'now' | 'traceId'>,
  signalIds: readonly string[],
): Promise<void> {
  const ended = await sql<EndedMatch>(
    `select x.id, json_build_object('signalId', a.id, 'oin', a.oin, 'role', a.role) as first, json_build_object('signalId', b.id, 'oin', b.oin, 'role', b.role) as second
      from signal_match x join signal a on a.id = x.first_id join signal b on b.id = x.second_id
      where x.first_id = any($1::text[]) or x.second_id = any($1::text[]) order by x.id`,
    [signalIds],
  );
  if (ended.length === 0) return;
  await sql('delete from signal_match where id = any($1::text[])', [ended.map(({ id }) => id)]);
  for (const [match, recipients] of await whoWasTold(sql, ended)) {
    await tell(sql, deps, request, {
      type: 'nl.gezinsbeeld.signal.ended.v1',
      caseId: null,
      subject: null,
      data: { match, recipients: [...recipients].toSorted() },
    });
  }
  await lapseOffers(sql, request.now);
}

/** To whom a contact closes, by the id under which they heard of it: who never heard of the match hears of no end. */
async function whoWasTold(sql: Sql, ended: readonly EndedMatch[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const told = new Map<string, Set<string>>();
  for (const { first, second } of ended) {
    for (const [own, other] of [[first, second] as const, [second, first] as const]) {
      const match = await forgetTold(sql, { signalId: own.signalId, oin: other.oin, role: other.role });
      if (match !== null) told.set(match, (told.get(match) ?? new Set()).add(`${own.oin}/${own.role}`));
    }
  }
  return told;
}
