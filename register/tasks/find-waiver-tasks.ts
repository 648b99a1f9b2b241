import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { ConsentSubject, PersonKey, RegisteredWaiver } from '#consent/consent-records.ts';
import type { Unresolved } from '#consent/custody.ts';
import { giftExpiry, type GiftExpiry } from '#consent/gift-expiry.ts';
import type { Policy } from '#consent/policy.ts';
import { resolveWaiver } from '#consent/resolve-waiver.ts';
import type { CaseConsents } from '#consent/store.ts';
import { dayNl } from '#consent/dutch-dates.ts';
import { unresolvedNl } from '../unresolved-nl.ts';
import { cellsOf, describeCell } from '../waivers/describe-cell.ts';
import { towards } from '../waivers/towards.ts';
import type { NewTask } from './store.ts';

/** A task that the present state of the consents asks for; the key `about` is the same every time that it is found. */
export type FoundTask = Omit<NewTask, 'id'>;

/** How many days before its end somebody is told that a waiver expires. */
const warnDays = 14;

type Rules = Pick<Policy, 'ageRules' | 'regimes' | 'classes'>;

/**
 * Finds what a human must sort out about the waivers of one case at `now`: those that a birthday or a change of custody re-opened, that expire within 14 days, or
 * of which it cannot be said who must agree. Pure, and each found once: what has the same key is one task.
 */
export function findWaiverTasks(
  caseId: string,
  { subjects, known, waivers, setAsides }: CaseWaivers,
  now: Date,
  rules: Rules,
): readonly FoundTask[] {
  const found = waivers.flatMap((waiver) => {
    const subject = subjects.get(waiver.memberId);
    if (subject === undefined || waiver.kind !== 'GIVEN' || waiver.withdrawnAt !== null) return [];
    const expiry = giftExpiry(waiver, subject, now, rules.ageRules);
    const facts: WaiverFacts = {
      known,
      setAsides,
      waiver,
      subject,
      expiry,
      now,
      rules,
      replaced: waivers.some((other) => replaces(other, waiver)),
    };
    return [reopened(facts), expiring(facts), ...unclear(facts)].flatMap((task) =>
      task === null ? [] : [{ ...task, ...holderOf(waiver), caseId, memberId: waiver.memberId }],
    );
  });
  return [...new Map(found.map((task) => [task.about, task])).values()];
}

/** The waivers of one case, with whom they are about by id, and everybody who stands in it. */
export interface CaseWaivers {
  readonly subjects: ReadonlyMap<string, ConsentSubject>;
  readonly known: ReadonlySet<PersonKey>;
  readonly waivers: readonly RegisteredWaiver[];
  readonly setAsides: CaseConsents['setAsides'];
}

interface WaiverFacts {
  readonly known: ReadonlySet<PersonKey>;
  readonly setAsides: CaseConsents['setAsides'];
  readonly waiver: RegisteredWaiver;
  readonly subject: ConsentSubject;
  readonly expiry: GiftExpiry | null;
  readonly now: Date;
  readonly rules: Rules;
  /** Whether the same giver decided again about all of it. */
  readonly replaced: boolean;
}

type Cause = Pick<FoundTask, 'kind' | 'about' | 'textNl' | 'dueAt'>;

function reopened({ known, setAsides, waiver, subject, expiry, now, rules, replaced }: WaiverFacts): Cause | null {
  if (expiry === null || expiry.because === 'UNTIL' || replaced) return null;
  const cells = cellsOf([waiver], rules).map((cell) =>
    describeCell(cell, towards(subject, setAsides, cell.recipient), now, rules, (person) => known.has(person)),
  );
  const open = cells.filter(({ standing }) => standing === 'EXPIRED' || standing === 'NONE');
  if (open.length === 0) return null;
  const needed = [...new Set(open.flatMap(({ stillNeeded }) => (stillNeeded === null ? [] : [stillNeeded])))];
  return {
    kind: 'WAIVER_REOPENED',
    about: `waiver-reopened:${keyOf(waiver)}:${expiry.because}:${wholeDate(subject.birthDate) ? expiry.since : '-'}`,
    textNl: [`Een toestemming geldt niet meer, omdat ${becauseNl(expiry, subject)}. Vraag haar opnieuw.`, ...needed].join(' '),
    dueAt: null,
  };
}

function expiring({ waiver, expiry, now, rules, replaced }: WaiverFacts): Cause | null {
  const { until } = waiver;
  if (until === null || expiry !== null || replaced) return null;
  const today = amsterdamDay(now);
  if (Date.parse(until) - Date.parse(today) > warnDays * 86_400_000) return null;
  return {
    kind: 'WAIVER_EXPIRES',
    about: `waiver-expires:${keyOf(waiver)}:${until}`,
    textNl: `De toestemming voor ${scopeNl(waiver, rules)} geldt tot en met ${dayNl(until)}. Vraag op tijd of zij verlengd wordt.`,
    dueAt: new Date(`${until}T12:00:00.000Z`),
  };
}

function unclear({ setAsides, waiver, subject, expiry, now, rules, replaced }: WaiverFacts): readonly Cause[] {
  if (expiry?.because === 'UNTIL' || replaced) return [];
  const reasons = cellsOf([waiver], rules).flatMap(({ regime, recipient }): Unresolved[] => {
    const question = { recipient, purpose: 'COORD', dataClass: { name: '', regime } } as const;
    const { unresolved } = resolveWaiver(question, towards(subject, setAsides, recipient), now, rules);
    return unresolved === null ? [] : [unresolved];
  });
  const { role } = holderOf(waiver);
  return [...new Set(reasons)].map((reason) => ({
    kind: 'GIVERS_UNKNOWN',
    about: `givers-unknown:${waiver.memberId}:${role}:${reason}`,
    textNl: `Een toestemming over een gezinslid werkt nu niet, omdat niet vaststaat wie moet instemmen. ${unresolvedNl[reason]}`,
    dueAt: null,
  }));
}

/** Whose task it is: of the source's professional who recorded the waiver, since it tells of their care; of the regisseur otherwise. */
function holderOf({ recordedOin, recordedRole }: RegisteredWaiver): Pick<FoundTask, 'oin' | 'role'> {
  const own = recordedRole !== null && recordedRole !== 'REG' && recordedRole !== 'LID';
  return own ? { oin: recordedOin, role: recordedRole } : { oin: null, role: 'REG' };
}

/** Whether a decision of the same giver came after, covers all that a waiver is for, and lasts longer. */
function replaces(later: RegisteredWaiver, waiver: RegisteredWaiver): boolean {
  const sameGiver = later.id !== waiver.id && later.giver === waiver.giver && later.memberId === waiver.memberId;
  return sameGiver && Date.parse(later.decidedAt) > Date.parse(waiver.decidedAt) && outlasts(later, waiver) && covers(later, waiver);
}

function outlasts(later: RegisteredWaiver, { until }: RegisteredWaiver): boolean {
  if (later.kind === 'REFUSED' || later.until === null) return true;
  return until !== null && later.until > until;
}

function covers(later: RegisteredWaiver, { regime, classes, recipients, purposes }: RegisteredWaiver): boolean {
  if (regime !== null && later.regime !== regime) return false;
  return isWithin(classes, later.classes) && isWithin(recipients, later.recipients) && isWithin(purposes, later.purposes);
}

function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  return part.every((one) => whole.includes(one));
}

/** The same for every giver of one waiver: what it is about, and whom it is for. */
function keyOf({ memberId, regime, classes, recipients, purposes, recordedRole }: RegisteredWaiver): string {
  return [memberId, recordedRole ?? '', regime ?? '', ...[classes, recipients, purposes].map((list) => list.toSorted().join(','))].join(
    '|',
  );
}

function scopeNl({ regime, classes: names }: RegisteredWaiver, { regimes, classes }: Rules): string {
  const whole = regimes.filter(({ id }) => id === regime).map(({ nl }) => nl);
  const named = names.map((name) => classes.find((one) => one.name === name)?.nl ?? name);
  return [...whole, ...named].map((nl) => `‘${nl}’`).join(', ');
}

function becauseNl({ because, since }: GiftExpiry, { birthDate }: ConsentSubject): string {
  if (because === 'CUSTODY') return `het gezag op ${dayNl(since)} veranderde`;
  if (!wholeDate(birthDate)) return 'niet zeker is of het gezinslid intussen een leeftijd bereikte waarop anderen moeten instemmen';
  return `het gezinslid op ${dayNl(since)} ${String(Number(since.slice(0, 4)) - Number(birthDate.slice(0, 4)))} jaar werd`;
}

function wholeDate(date: string | null): date is string {
  return date !== null && /^\d{4}-(?!00)\d{2}-(?!00)\d{2}$/.test(date);
}
