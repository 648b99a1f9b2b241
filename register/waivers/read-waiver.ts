import { z } from 'zod';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { isDay } from '#consent/calendar.ts';
import type { Policy } from '#consent/policy.ts';
import { roles } from '#consent/vocabulary.ts';
import type { RegisterProblem, WaiverInput } from '#schema/generated/register.ts';
import { problem, type RegisterProblemCode } from '../problem.ts';
import { refuseText } from '../read-text.ts';
import type { WaiverTerms } from './waiver.ts';

/** The terms as somebody asks for them. */
type AskedTerms = Omit<WaiverInput, 'caseId' | 'memberId' | 'givers'>;

const instant = z.iso.datetime({ offset: true });

/**
 * Reads what somebody wants to give or refuse: its terms, or every reason why they cannot be. Pure; the policy says what exists and what consent lifts. What is taken
 * over from elsewhere (`mayBeOver`) may have ended.
 */
export function readWaiver(
  kind: 'GIVEN' | 'REFUSED',
  input: AskedTerms,
  policy: Policy,
  now: Date,
  mayBeOver = false,
): { readonly terms: WaiverTerms; readonly problems: readonly RegisterProblem[] } {
  const terms = termsOf(input, now);
  const refusals: readonly (readonly [boolean, RegisterProblemCode])[] = [
    [!arePurposes(terms.purposes, policy), 'PURPOSE_UNKNOWN'],
    [terms.decidedAt === '', 'DECIDED_WRONG'],
    [!isEnd(kind, terms.until, mayBeOver ? '' : amsterdamDay(now)), 'UNTIL_WRONG'],
    [terms.evidence === null && kind === 'GIVEN', 'EVIDENCE_MISSING'],
  ];
  const evidence = terms.evidence === null ? null : refuseText(terms.evidence, 'EVIDENCE_MISSING');
  const problems = [
    ...refuseScope(terms, policy),
    ...refuseRecipients(terms.recipients),
    ...refusals.flatMap(([refused, code]) => (refused ? [problem(code)] : [])),
    ...(evidence === null ? [] : [evidence]),
  ];
  return { terms, problems };
}

function termsOf({ regime, classes, recipients, purposes, until, evidence, decidedAt }: AskedTerms, now: Date): WaiverTerms {
  const decided = decidedAt ?? now.toISOString();
  return {
    regime: regime ?? null,
    classes: [...new Set(classes)],
    recipients: [...new Set(recipients.map(({ oin, role }) => `${oin}/${role}`))],
    purposes: [...new Set(purposes)],
    decidedAt: isPast(decided, now) ? new Date(decided).toISOString() : '',
    until: until ?? null,
    evidence: evidence?.trim() || null,
  };
}

function arePurposes(purposes: readonly string[], policy: Policy): boolean {
  return purposes.length > 0 && purposes.every((purpose) => Object.hasOwn(policy.purposes, purpose));
}

function isPast(text: string, now: Date): boolean {
  return instant.safeParse(text).success && Date.parse(text) <= now.getTime();
}

function isEnd(kind: 'GIVEN' | 'REFUSED', until: string | null, earliest: string): boolean {
  return until === null || (kind === 'GIVEN' && isDay(until) && until >= earliest);
}

function refuseScope({ regime, classes }: Pick<WaiverTerms, 'regime' | 'classes'>, policy: Policy): readonly RegisterProblem[] {
  if (regime === null && classes.length === 0) return [problem('SCOPE_MISSING')];
  const known = classes.map((name) => policy.classes.find((one) => one.name === name));
  const unknown = [
    ...(known.includes(undefined) ? [problem('CLASS_UNKNOWN')] : []),
    ...(regime === null || policy.regimes.some(({ id }) => id === regime) ? [] : [problem('REGIME_UNKNOWN')]),
  ];
  const named = new Set([...(regime === null ? [] : [regime]), ...known.flatMap((info) => (info === undefined ? [] : [info.regime]))]);
  const closed = policy.regimes.filter(({ id, consentLifts }) => named.has(id) && !consentLifts);
  return [...unknown, ...closed.map(({ nl, article }) => problem('NOT_LIFTED_BY_CONSENT', `${nl}, ${article}`))];
}

/** The roles that receive nobody's data by a waiver: the family has its own rights, and the privacy officer sees no content. */
const noRecipients: ReadonlySet<string> = new Set(['LID', 'FG']);

/** A waiver for more recipients than a case can have is for nobody in particular. */
const mostRecipients = 20;

function refuseRecipients(recipients: readonly string[]): readonly RegisterProblem[] {
  const wrong = (recipient: string): boolean => {
    const [, role = ''] = /^\d{20}\/([A-Z]+)$/.exec(recipient) ?? [];
    return !roles.some((known) => known === role) || noRecipients.has(role);
  };
  const many = recipients.length === 0 || recipients.length > mostRecipients;
  return many || recipients.some(wrong) ? [problem('RECIPIENT_WRONG')] : [];
}
