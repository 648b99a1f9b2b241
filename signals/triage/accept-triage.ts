import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { sealCivilFacts } from '#database/civil-facts.ts';
import type { Sql } from '#database/create-database.ts';
import { placeOf } from '#database/encrypted-columns.ts';
import { tell } from '#events/outbox.ts';
import { civilFactsOf, type FetchedCivilFacts } from '#regie/civil-facts-of.ts';
import type { SignalProblem, TriageChange, TriageInput } from '#schema/generated/signals.ts';
import { lockMatching } from '../lock-matching.ts';
import { householdOf } from '../match/household-of.ts';
import { problem } from '../problem.ts';
import { readAddress, readName, readPhone } from '../read-contact.ts';
import type { SignalDeps } from '../signal-deps.ts';
import { refuseTriage } from './decide-triage.ts';
import { openCase, type NewMember, type NewRegisseur } from './open-case.ts';
import { decideOffer, findOpenCases, readOffer, readOffered, tieMatches, tieOfferTo } from './store.ts';

/**
 * Takes up an offer: opens a case in triage with the household as its members and the caller as its regisseur, and makes the matches show in it. Where there is an open case of one of these persons no second one is
 * opened: its own regisseur has the matches tied to it, and for anybody else the offer is gone.
 */
export async function acceptTriage(deps: SignalDeps, request: DeskRequest, input: TriageInput): Promise<TriageChange> {
  const refused = refuseTriage(deps, request);
  if (refused !== null) return refuse(problem(refused));
  const regisseur = readRegisseur(deps, request, input);
  if ('problems' in regisseur) return refuse(...regisseur.problems);
  const people = await findPeople(deps, request, input.offerId);
  if ('code' in people) return refuse(people);
  return deps.database.transaction(async ({ sql }) => {
    await lockMatching(sql);
    const offer = await readOffer(sql, request.caller, amsterdamDay(request.now), input.offerId);
    if (offer === null) return refuse(problem('OFFER_UNKNOWN'));
    if (offer.caseId !== null) return take(sql, deps, request, input.offerId, { caseId: offer.caseId, opened: [] });
    const known = await findOpenCases(
      sql,
      people.flatMap(({ bsn }) => deps.encryption.hashes(bsn)),
    );
    if (known[0] !== undefined) return leaveToRegisseur(sql, deps, request, input.offerId, known[0]);
    const caseId = deps.newId();
    const members = membersOf(deps, request, people);
    await openCase(sql, { id: caseId, regisseurId: deps.newId(), members, regisseur, today: amsterdamDay(request.now) });
    return take(sql, deps, request, input.offerId, { caseId, opened: members.map(({ id }) => id) });
  });
}

function refuse(...problems: readonly SignalProblem[]): TriageChange {
  return { caseId: null, problems };
}

function readRegisseur(
  { organisations }: SignalDeps,
  { caller }: DeskRequest,
  input: TriageInput,
): NewRegisseur | { readonly problems: readonly SignalProblem[] } {
  const [name, organisation] = [readName(input.name), organisations.get(caller.oin)];
  const [contact, dutyPhone] = [readAddress(input.contact), readPhone(input.dutyPhone)];
  if (name !== null && organisation !== undefined && contact !== null && dutyPhone !== null) {
    return { ...caller, name, organisation, contact, dutyPhone };
  }
  return {
    problems: [
      ...(name === null ? [problem('NAME_WRONG')] : []),
      ...(organisation === undefined ? [problem('ORGANISATION_UNKNOWN')] : []),
      ...(contact === null ? [problem('CONTACT_WRONG')] : []),
      ...(dutyPhone === null ? [problem('PHONE_WRONG')] : []),
    ],
  };
}

/** Everybody in the households of the persons of an offer, as the register of persons knows them now; the oldest first. Asked before the transaction. */
async function findPeople(deps: SignalDeps, request: DeskRequest, offerId: string): Promise<readonly FetchedCivilFacts[] | SignalProblem> {
  const { civilRegister, database, encryption } = deps;
  const offer = await readOffer(database.sql, request.caller, amsterdamDay(request.now), offerId);
  if (offer === null) return problem('OFFER_UNKNOWN');
  if (offer.caseId !== null) return [];
  const signals = await readOffered(database.sql, offerId);
  const persons = new Set(signals.flatMap(({ id, bsn }) => (bsn === null ? [] : [encryption.decrypt(placeOf('signal', 'bsn', id), bsn)])));
  const together = await livingTogether(deps, persons);
  if (together === 'elsewhere') return problem('HOUSEHOLD_ELSEWHERE');
  const people = together?.length ? await civilRegister.civilFacts(together) : together && [];
  if (people === null) return problem('BRP_UNAVAILABLE');
  return people.length === 0 ? problem('HOUSEHOLD_UNKNOWN') : people.toSorted(byAge);
}

/**
 * The BSNs of everybody in the households of these persons, or null when the register does not answer; whom it does not know is left out. `elsewhere` when one of them does not live, or no longer, in a municipality of this hub.
 */
async function livingTogether(
  { civilRegister, municipalities }: SignalDeps,
  persons: ReadonlySet<string>,
): Promise<readonly string[] | 'elsewhere' | null> {
  const together = new Set<string>();
  for (const person of persons) {
    const household = together.has(person) ? null : await householdOf(person, civilRegister.residents);
    if (household?.state === 'unavailable') return null;
    if (household?.state !== 'found') continue;
    if (!municipalities.has(household.municipality ?? '')) return 'elsewhere';
    for (const bsn of household.bsns) together.add(bsn);
  }
  return [...together].toSorted();
}

function byAge(one: FetchedCivilFacts, other: FetchedCivilFacts): number {
  const key = ({ birthDate, bsn }: FetchedCivilFacts): string =>
    [birthDate?.year ?? 9999, birthDate?.month ?? 0, birthDate?.day ?? 0].map((part) => String(part).padStart(4, '0')).join('-') + bsn;
  return key(one) < key(other) ? -1 : 1;
}

function membersOf({ encryption, newId }: SignalDeps, { now }: DeskRequest, people: readonly FetchedCivilFacts[]): readonly NewMember[] {
  return people.map((facts) => {
    const id = newId();
    return {
      id,
      bsn: encryption.encrypt(placeOf('family_member', 'bsn', id), facts.bsn),
      lookup: encryption.hash(facts.bsn),
      civilFacts: sealCivilFacts(encryption, id, civilFactsOf(facts, null, encryption.hash, now)),
    };
  });
}

/** Somebody else directs a case of this household: the offer becomes theirs. Who asked is told no more than that it is gone. */
async function leaveToRegisseur(sql: Sql, deps: SignalDeps, request: DeskRequest, offerId: string, caseId: string): Promise<TriageChange> {
  await tieOfferTo(sql, offerId, caseId);
  const offer = await readOffer(sql, request.caller, amsterdamDay(request.now), offerId);
  if (offer !== null) return take(sql, deps, request, offerId, { caseId, opened: [] });
  await recordChange(sql, deps.recorder, request, { action: 'triage.leave', details: { offer: offerId }, caseId, members: [] });
  return refuse(problem('OFFER_UNKNOWN'));
}

async function take(
  sql: Sql,
  deps: SignalDeps,
  request: DeskRequest,
  offerId: string,
  { caseId, opened }: { readonly caseId: string; readonly opened: readonly string[] },
): Promise<TriageChange> {
  await decideOffer(sql, { id: offerId, state: 'ACCEPTED', caseId, reason: null, by: request.caller, now: request.now });
  await tieMatches(sql, offerId, caseId);
  await recordChange(sql, deps.recorder, request, { action: 'triage.accept', details: { offer: offerId }, caseId, members: opened });
  if (opened.length > 0) {
    const about = opened.toSorted().map((member) => ({ member, classes: ['FAMILY_CASE'] }));
    await tell(sql, deps, request, { type: 'nl.gezinsbeeld.case.changed.v1', caseId, subject: null, data: { about } });
  }
  return { caseId, problems: [] };
}
