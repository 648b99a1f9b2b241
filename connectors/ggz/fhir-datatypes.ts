import { z } from 'zod';
import { fhirDate } from './fhir-date.ts';

/** FHIR `Coding`. */
export const coding = z.object({ system: z.string().optional(), code: z.string().optional(), display: z.string().optional() });

/** FHIR `CodeableConcept`. */
export const codeableConcept = z.object({ coding: z.array(coding).optional(), text: z.string().optional() });

/** FHIR `Identifier`; a value can be withheld, and then only an extension stands in its place. */
export const identifier = z.object({ use: z.string().optional(), system: z.string().optional(), value: z.string().optional() });

/** FHIR `Reference`: to a resource, by identifier, or only words. */
export const reference = z.object({
  reference: z.string().optional(),
  type: z.string().optional(),
  identifier: identifier.optional(),
  display: z.string().optional(),
});

/** FHIR `Period`. */
export const period = z.object({ start: fhirDate.optional(), end: fhirDate.optional() });

/** FHIR `ContactPoint`. */
export const contactPoint = z.object({
  system: z.string().optional(),
  value: z.string().optional(),
  use: z.string().optional(),
  rank: z.number().optional(),
  period: period.optional(),
});

/** FHIR `HumanName`. */
export const humanName = z.object({
  use: z.string().optional(),
  text: z.string().optional(),
  family: z.string().optional(),
  // In an array a null stands for a value of which only an extension is given.
  given: z.array(z.string().nullable()).optional(),
});

/** FHIR `Annotation`. */
export const annotation = z.object({ text: z.string() });

/** FHIR `Meta`: always asked for, because the record's own decision needs it. */
export const meta = z.object({
  lastUpdated: fhirDate.optional(),
  security: z.array(coding).optional(),
  tag: z.array(coding).optional(),
});

export type Identifier = z.infer<typeof identifier>;
export type Coding = z.infer<typeof coding>;
export type CodeableConcept = z.infer<typeof codeableConcept>;
export type Reference = z.infer<typeof reference>;
export type Period = z.infer<typeof period>;
export type ContactPoint = z.infer<typeof contactPoint>;
export type HumanName = z.infer<typeof humanName>;
