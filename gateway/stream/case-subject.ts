import type { OperationRecord } from '#audit/record.ts';
import { factsOf, isAttached, type CaseSituation } from '#consent/situation.ts';
import type { FollowedEvent } from '#events/follow-store.ts';
import type { RequestContext } from '../answer.ts';
import { audibleTo, type Audible, type VerdictLine } from '../deliver/audible-to.ts';
import { dayDecided } from '../disclose/day-decided.ts';
import type { Disclosure } from '../disclose/disclosure.ts';
import { idInRecord } from '../id-in-record.ts';
import type { ReadDisclosure } from './read-disclosure.ts';
import type { Heard, StreamSubject } from './subject.ts';

interface ChangedClass {
  readonly member: string;
  readonly dataClass: string | null;
}

/** What the catalogue lets an event say about whom. */
interface Addressed {
  readonly about?: readonly { readonly member: string; readonly classes: readonly string[] }[];
  readonly members?: readonly string[];
}

const changedIn = ({ about, members }: Addressed): readonly ChangedClass[] | null =>
  about
    ? about.flatMap(({ member, classes }) => classes.map((dataClass) => ({ member, dataClass })))
    : (members?.map((member) => ({ member, dataClass: null })) ?? null);

/** The lines of a delivery by member, as they are recorded: who is named is in it, also where nothing was decided about them. */
export const subjectsOf = (lines: readonly VerdictLine[], named: readonly string[] = []): OperationRecord['subjects'] => {
  const byMember = Map.groupBy(lines, ({ memberId }) => memberId);
  const members = new Set([...byMember.keys(), ...named]);
  return [...members].map((memberId) => ({ memberId, lines: (byMember.get(memberId) ?? []).map(({ line }) => line) }));
};

const restrictions: ReadonlySet<string> = new Set(['nl.gezinsbeeld.restriction.set.v1', 'nl.gezinsbeeld.restriction.lifted.v1']);

/** What one holder of authority had restricted about a child (AVG 18) is not told to another, who cannot read it either. */
const isOfAnotherHolder = (situation: CaseSituation, { type }: FollowedEvent, { member, dataClass }: ChangedClass): boolean =>
  restrictions.has(type) && factsOf(situation, member, dataClass ?? 'FAMILY_CASE').self === 'HOLDER';

/** What is for all of a recipient is not yet for each of its people: of members to whom this caller is not attached they hear nothing. */
const heardBy = ({ situation }: Disclosure['basis'], event: FollowedEvent, { data, verdictLines }: Audible): Heard | null => {
  const about = changedIn(data)?.filter((one) => isAttached(situation, one.member) && !isOfAnotherHolder(situation, event, one)) ?? null;
  if (about?.length === 0) return null;
  const isTold = (memberId: string): boolean => about?.some(({ member }) => member === memberId) ?? isAttached(situation, memberId);
  return {
    fields: { __typename: 'CaseChanged', id: event.eventId, type: event.type, at: event.occurredAt.toISOString(), about },
    subjects: subjectsOf(
      verdictLines.filter(({ memberId }) => memberId === 'FAMILY' || isTold(memberId)),
      about?.map(({ member }) => member),
    ),
  };
};

/** Everything that happens in one case, as this caller may hear of it. */
export const caseSubject = (caseId: string, from: RequestContext, read: ReadDisclosure): StreamSubject => ({
  group: { kind: 'CASE', caseId },
  stand: async () => {
    const { policy, disclosure } = await read(caseId, from);
    return {
      policy,
      exists: disclosure?.exists() ?? false,
      caseId: disclosure ? caseId : idInRecord(caseId),
      ...(disclosure ? { decidedOn: dayDecided(policy, disclosure.basis.situation.today) } : {}),
      hear: async (event) => {
        if (!disclosure?.exists()) return null;
        const audible = audibleTo(event, { recipient: disclosure.basis.situation.recipient, disclosure });
        return audible && heardBy(disclosure.basis, event, audible);
      },
    };
  },
});
