import type { CodeableConcept, Consent, Reference } from 'fhir/r4.js';
import { recipientOf } from '../waivers/recipient-of.ts';
import type { WaiverRow } from '../waivers/waiver.ts';
import { fhirCodes, fhirSystems } from './systems.ts';

/**
 * A waiver or refusal as a FHIR R4 Consent, and the same one always in the same way. Persons are named by their id in the case, as logical references; it holds no
 * BSN, no name and no document. That it expired is not a status: it follows from the period and from birthdays and custody.
 */
export function toConsent(waiver: WaiverRow): Consent {
  const { id, memberId, giver, kind, withdrawnAt, decidedAt, until } = waiver;
  return {
    resourceType: 'Consent',
    id,
    ...(withdrawnAt === null ? {} : { extension: [{ url: fhirSystems.withdrawnAt, valueDateTime: withdrawnAt }] }),
    status: kind === 'REFUSED' ? 'rejected' : withdrawnAt === null ? 'active' : 'inactive',
    scope: coded(fhirSystems.scope, fhirCodes.privacy),
    category: [coded(fhirSystems.act, fhirCodes.disclosure)],
    patient: named(fhirSystems.member, memberId),
    dateTime: decidedAt,
    performer: ['memberId' in giver ? named(fhirSystems.member, giver.memberId) : named(fhirSystems.outsidePerson, giver.outsideId)],
    ...evidenceOf(waiver),
    policyRule: waiver.regime === null ? coded(fhirSystems.act, fhirCodes.listedOnly) : coded(fhirSystems.regime, waiver.regime),
    provision: {
      type: kind === 'REFUSED' ? 'deny' : 'permit',
      ...(until === null ? {} : { period: { end: until } }),
      actor: waiver.recipients.map((recipient) => {
        const { oin, role } = recipientOf(recipient);
        return { role: coded(fhirSystems.role, role), reference: named(fhirSystems.oin, oin) };
      }),
      purpose: waiver.purposes.map((code) => ({ system: fhirSystems.purpose, code })),
      ...(waiver.classes.length === 0 ? {} : { code: waiver.classes.map((code) => coded(fhirSystems.dataClass, code)) }),
    },
  };
}

/** An address goes as an attachment that is only referred to, every other reference as an identifier. */
function evidenceOf({ evidence }: WaiverRow): Pick<Consent, 'sourceAttachment' | 'sourceReference'> {
  if (evidence === null) return {};
  return isAddress(evidence) ? { sourceAttachment: { url: evidence } } : { sourceReference: named(fhirSystems.evidence, evidence) };
}

/** Whether a reference to evidence is an address. */
export function isAddress(evidence: string): boolean {
  return /^https?:\/\/\S+$/.test(evidence);
}

function coded(system: string, code: string): CodeableConcept {
  return { coding: [{ system, code }] };
}

function named(system: string, value: string): Reference {
  return { identifier: { system, value } };
}
