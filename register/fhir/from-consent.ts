import type { z } from 'zod';
import type { RegisterProblem } from '#schema/generated/register.ts';
import { problem } from '../problem.ts';
import type { WaiverRow } from '../waivers/waiver.ts';
import { consentSchema, type KeepableConsent } from './consent-schema.ts';
import { fhirSystems } from './systems.ts';

/** A waiver of another register: its id is that of where it comes from, or null. */
export interface ForeignWaiver extends Omit<WaiverRow, 'id'> {
  readonly id: string | null;
}

/** A Consent as a waiver, or why it cannot be one. */
export type ReadConsent =
  | { readonly waiver: ForeignWaiver; readonly problems: readonly [] }
  | { readonly waiver: null; readonly problems: readonly RegisterProblem[] };

/** Reads a FHIR R4 Consent into exactly what the register keeps, or refuses it with a problem for each element that it cannot keep: nothing is lost silently. */
export function fromConsent(resource: unknown): ReadConsent {
  const parsed = consentSchema.safeParse(resource);
  if (!parsed.success) return { waiver: null, problems: [...new Set(parsed.error.issues.flatMap(elementsOf))].map(notKept) };
  const consent = parsed.data;
  const contradictions = contradictionsOf(consent);
  return contradictions.length > 0 ? { waiver: null, problems: contradictions.map(notKept) } : { waiver: waiverOf(consent), problems: [] };
}

function waiverOf(consent: KeepableConsent): ForeignWaiver {
  const { policyRule, provision, extension = [] } = consent;
  const [rule] = policyRule.coding;
  const [withdrawn] = extension.map(({ valueDateTime }) => inUtc(valueDateTime));
  return {
    id: consent.id ?? null,
    memberId: consent.patient.identifier.value,
    giver: giverOf(consent),
    kind: consent.status === 'rejected' ? 'REFUSED' : 'GIVEN',
    regime: rule.system === fhirSystems.regime ? rule.code : null,
    classes: (provision.code ?? []).map(({ coding: [{ code }] }) => code),
    recipients: provision.actor.map(({ role, reference }) => `${reference.identifier.value}/${role.coding[0].code}`),
    purposes: provision.purpose.map(({ code }) => code),
    decidedAt: inUtc(consent.dateTime),
    until: provision.period?.end ?? null,
    withdrawnAt: withdrawn ?? null,
    evidence: evidenceOf(consent),
  };
}

function giverOf({ performer: [{ identifier }] }: KeepableConsent): WaiverRow['giver'] {
  return identifier.system === fhirSystems.member ? { memberId: identifier.value } : { outsideId: identifier.value };
}

function evidenceOf({ sourceAttachment, sourceReference }: KeepableConsent): string | null {
  return sourceAttachment?.url ?? sourceReference?.identifier.value ?? null;
}

/** The elements that contradict each other, or of which the register keeps one. */
function contradictionsOf({
  status,
  provision,
  extension,
  policyRule,
  sourceAttachment,
  sourceReference,
}: KeepableConsent): readonly string[] {
  const codes = (provision.code ?? []).map(({ coding: [{ code }] }) => code);
  const actors = provision.actor.map(({ role, reference }) => `${reference.identifier.value}/${role.coding[0].code}`);
  const purposes = provision.purpose.map(({ code }) => code);
  const found: readonly (readonly [boolean, string])[] = [
    [(status === 'rejected') !== (provision.type === 'deny'), 'Consent.provision.type past niet bij Consent.status'],
    [
      (status === 'inactive') !== (extension !== undefined),
      'Consent.extension: alleen een ingetrokken toestemming (inactive) heeft een moment van intrekken',
    ],
    [policyRule.coding[0].system !== fhirSystems.regime && codes.length === 0, 'Consent.provision.code ontbreekt'],
    [sourceAttachment !== undefined && sourceReference !== undefined, 'Consent.sourceAttachment naast Consent.sourceReference'],
    [actors.some((actor) => actor.split('/').length !== 2), 'Consent.provision.actor'],
    [repeats(codes), 'Consent.provision.code noemt iets dubbel'],
    [repeats(actors), 'Consent.provision.actor noemt iets dubbel'],
    [repeats(purposes), 'Consent.provision.purpose noemt iets dubbel'],
  ];
  return found.flatMap(([wrong, element]) => (wrong ? [element] : []));
}

function repeats(list: readonly string[]): boolean {
  return new Set(list).size < list.length;
}

/** The elements that an issue is about; each key that the register does not know is one. */
function elementsOf(issue: z.core.$ZodIssue): readonly string[] {
  const place = ['Consent', ...issue.path].reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${String(part)}]` : text === '' ? String(part) : `${text}.${String(part)}`),
    '',
  );
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => `${place}.${key}`) : [place];
}

function notKept(element: string): RegisterProblem {
  return problem('CONSENT_NOT_KEPT', element.replaceAll(/\d{8,}/g, '…').slice(0, 200));
}

function inUtc(instant: string): string {
  return new Date(instant).toISOString();
}
