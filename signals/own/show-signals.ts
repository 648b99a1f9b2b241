import type { DeskRequest } from '#audit/desk-request.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { OwnSignal, SignalRegister } from '#schema/generated/signals.ts';
import { mayHearOfMatch } from '../may-hear-of-match.ts';
import { problem } from '../problem.ts';
import type { SignalDeps } from '../signal-deps.ts';
import { noteRead } from '../told-of-match.ts';
import { readContacts, readOwn, type ContactRow, type OwnRow } from './store.ts';

/**
 * The signals of the caller's own organisation and role, and of a match only whom to call: decided by the policy now, and only while both parties may hear of it. The same contact stands there once, in an order that says
 * nothing about when or why. Who reads of a match here heard of it, and is told when it ends.
 */
export async function showSignals(deps: SignalDeps, request: DeskRequest): Promise<SignalRegister> {
  if (request.purpose !== 'SIGNAL') return { signals: null, problems: [problem('PURPOSE_NOT_SIGNAL')] };
  const { sql } = deps.database;
  const today = amsterdamDay(request.now);
  const own = await readOwn(sql, request.caller, today);
  const contacts = audible(deps, request, await readContacts(sql, request.caller, today));
  await noteRead(
    sql,
    contacts.filter(({ heard }) => !heard),
  );
  for (const { caseId, members } of contacts) if (caseId !== null && members.length > 0) request.touch(caseId, members);
  const bySignal = Map.groupBy(contacts, ({ signalId }) => signalId);
  return { signals: own.map((row) => viewOf(row, bySignal.get(row.id) ?? [])), problems: [] };
}

function audible(deps: SignalDeps, request: DeskRequest, contacts: readonly ContactRow[]): readonly ContactRow[] {
  const policy = deps.policy(request);
  const hears = (party: { readonly oin: string; readonly role: string }): boolean =>
    mayHearOfMatch(policy, { ...party, purpose: 'SIGNAL' }).level !== 'NONE';
  return hears(request.caller) ? contacts.filter(hears) : [];
}

/** A signal as its own party sees it. */
export function viewOf({ id, withdrawn, kind, raisedAt, raisedBy }: OwnRow, contacts: readonly ContactRow[]): OwnSignal {
  const phones = new Map(
    contacts.map(({ organisation, dutyPhone }) => [`${organisation} ${dutyPhone}`, { organisation, dutyPhone }] as const),
  );
  return { id, state: withdrawn ? 'WITHDRAWN' : 'RAISED', kind, raisedAt, raisedBy, contacts: [...phones.values()] };
}
