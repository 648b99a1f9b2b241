import { z } from 'zod';
import { fhirCodes, fhirSystems } from './systems.ts';

/** A FHIR id. */
const id = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/);
/** A code or identifier: without spaces around it. */
const text = z
  .string()
  .min(1)
  .max(500)
  .refine((value) => value.trim() === value);
/** An instant to the millisecond; a day alone does not say when somebody decided. */
const instant = z.iso.datetime({ offset: true }).regex(/^[^.]*(?:\.\d{1,3})?(?:Z|[+-][\d:]+)$/);

const coded = <T extends z.ZodType>(system: string, code: T) =>
  z.strictObject({ coding: z.tuple([z.strictObject({ system: z.literal(system), code })]) });
const named = (system: string) => z.strictObject({ identifier: z.strictObject({ system: z.literal(system), value: text }) });

/**
 * The FHIR R4 Consents that the register can keep to the last element: every object is closed, since what is not kept would be lost. What a server adds to say how it
 * keeps the resource (`meta` with version, time and source) is no part of what was decided.
 */
export const consentSchema = z.strictObject({
  resourceType: z.literal('Consent'),
  id: id.optional(),
  meta: z.strictObject({ versionId: z.string().optional(), lastUpdated: z.string().optional(), source: z.string().optional() }).optional(),
  extension: z.tuple([z.strictObject({ url: z.literal(fhirSystems.withdrawnAt), valueDateTime: instant })]).optional(),
  status: z.enum(['active', 'inactive', 'rejected']),
  scope: coded(fhirSystems.scope, z.literal(fhirCodes.privacy)),
  category: z.tuple([coded(fhirSystems.act, z.literal(fhirCodes.disclosure))]),
  patient: named(fhirSystems.member),
  dateTime: instant,
  performer: z.tuple([z.union([named(fhirSystems.member), named(fhirSystems.outsidePerson)])]),
  sourceAttachment: z
    .strictObject({
      url: z
        .string()
        .regex(/^https?:\/\/\S+$/)
        .max(500),
    })
    .optional(),
  sourceReference: named(fhirSystems.evidence).optional(),
  policyRule: z.union([coded(fhirSystems.regime, text), coded(fhirSystems.act, z.literal(fhirCodes.listedOnly))]),
  provision: z.strictObject({
    type: z.enum(['permit', 'deny']),
    period: z.strictObject({ end: z.iso.date() }).optional(),
    actor: z.array(z.strictObject({ role: coded(fhirSystems.role, text), reference: named(fhirSystems.oin) })).min(1),
    purpose: z.array(z.strictObject({ system: z.literal(fhirSystems.purpose), code: text })).min(1),
    code: z.array(coded(fhirSystems.dataClass, text)).min(1).optional(),
  }),
});

/** A Consent that the register can keep. */
export type KeepableConsent = z.infer<typeof consentSchema>;
