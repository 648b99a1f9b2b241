import { z } from 'zod';
import { annotation, codeableConcept, contactPoint, humanName, identifier, meta, period, reference } from './fhir-datatypes.ts';
import { fhirDate } from './fhir-date.ts';

/** What every resource may have. A modifier that we do not know can turn its meaning around, so it is kept in order to be seen. */
const base = {
  id: z
    .string()
    .regex(/^[A-Za-z0-9.-]{1,64}$/)
    .optional(),
  meta: meta.optional(),
  implicitRules: z.string().optional(),
  modifierExtension: z.array(z.unknown()).optional(),
};

const practitioner = z.object({
  ...base,
  resourceType: z.literal('Practitioner'),
  name: z.array(humanName).optional(),
  telecom: z.array(contactPoint).optional(),
});

const practitionerRole = z.object({
  ...base,
  resourceType: z.literal('PractitionerRole'),
  practitioner: reference.optional(),
  organization: reference.optional(),
  telecom: z.array(contactPoint).optional(),
});

const organization = z.object({
  ...base,
  resourceType: z.literal('Organization'),
  name: z.string().optional(),
  telecom: z.array(contactPoint).optional(),
  contact: z.array(z.object({ telecom: z.array(contactPoint).optional() })).optional(),
});

const medication = z.object({ ...base, resourceType: z.literal('Medication'), code: codeableConcept.optional() });

/** Resources of types that are not read here: only that they are there, their content is left behind. */
function notReadBut(read: ReadonlySet<string>) {
  const other = z.object({ resourceType: z.string().refine((type) => !read.has(type)), id: base.id });
  return other.transform(({ id }) => ({ resourceType: 'NotRead' as const, id }));
}

const inside = [practitioner, practitionerRole, organization, medication] as const;

/** Resources inside another one. */
const contained = z.array(z.union([z.discriminatedUnion('resourceType', inside), notReadBut(typesOf(inside))])).optional();

const patient = z.object({ ...base, resourceType: z.literal('Patient'), identifier: z.array(identifier).optional() });

const episodeOfCare = z.object({
  ...base,
  resourceType: z.literal('EpisodeOfCare'),
  status: z.string(),
  patient: reference,
  period: period.optional(),
});

const careTeam = z.object({
  ...base,
  resourceType: z.literal('CareTeam'),
  contained,
  status: z.string().optional(),
  subject: reference.optional(),
  period: period.optional(),
  participant: z.array(z.object({ member: reference.optional(), onBehalfOf: reference.optional(), period: period.optional() })).optional(),
  managingOrganization: z.array(reference).optional(),
  telecom: z.array(contactPoint).optional(),
});

const condition = z.object({
  ...base,
  resourceType: z.literal('Condition'),
  clinicalStatus: codeableConcept.optional(),
  verificationStatus: codeableConcept.optional(),
  category: z.array(codeableConcept).optional(),
  severity: codeableConcept.optional(),
  code: codeableConcept.optional(),
  subject: reference,
  onsetDateTime: fhirDate.optional(),
  onsetPeriod: period.optional(),
  abatementDateTime: fhirDate.optional(),
  abatementPeriod: period.optional(),
  recordedDate: fhirDate.optional(),
  note: z.array(annotation).optional(),
});

const goal = z.object({
  ...base,
  resourceType: z.literal('Goal'),
  lifecycleStatus: z.string(),
  category: z.array(codeableConcept).optional(),
  description: codeableConcept.optional(),
  subject: reference,
  startDate: fhirDate.optional(),
  statusDate: fhirDate.optional(),
});

const carePlan = z.object({
  ...base,
  resourceType: z.literal('CarePlan'),
  contained,
  status: z.string(),
  intent: z.string().optional(),
  category: z.array(codeableConcept).optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  subject: reference,
  period: period.optional(),
  created: fhirDate.optional(),
  author: reference.optional(),
  contributor: z.array(reference).optional(),
  careTeam: z.array(reference).optional(),
  activity: z.array(z.object({ detail: z.object({ description: z.string().optional() }).optional() })).optional(),
  note: z.array(annotation).optional(),
});

const medicationRequest = z.object({
  ...base,
  resourceType: z.literal('MedicationRequest'),
  contained,
  status: z.string(),
  intent: z.string().optional(),
  doNotPerform: z.boolean().optional(),
  medicationCodeableConcept: codeableConcept.optional(),
  medicationReference: reference.optional(),
  subject: reference,
  authoredOn: fhirDate.optional(),
  dosageInstruction: z
    .array(z.object({ sequence: z.number().optional(), text: z.string().optional(), patientInstruction: z.string().optional() }))
    .optional(),
});

/** Only whether something in it is an error: its words stay where they are. */
const operationOutcome = z.object({
  resourceType: z.literal('OperationOutcome'),
  id: base.id,
  issue: z.array(z.object({ severity: z.string() })),
});

const used = [
  patient,
  episodeOfCare,
  careTeam,
  condition,
  goal,
  carePlan,
  medicationRequest,
  practitioner,
  practitionerRole,
  organization,
  medication,
  operationOutcome,
] as const;

function typesOf(schemas: readonly { readonly shape: { readonly resourceType: { readonly value: string } } }[]): ReadonlySet<string> {
  return new Set(schemas.map((schema) => schema.shape.resourceType.value));
}

/** FHIR R4 resources at the wire: lenient about members that are not used here, strict about those that are. */
export const fhirResource = z.union([z.discriminatedUnion('resourceType', used), notReadBut(typesOf(used))]);

/** A resource as it came in. */
export type FhirResource = z.infer<typeof fhirResource>;
/** The types of which the content is read. */
export type FhirType = (typeof used)[number]['shape']['resourceType']['value'];
/** A resource of one type. */
export type FhirOf<T extends FhirType> = Extract<z.infer<(typeof used)[number]>, { resourceType: T }>;
/** What a resource may hold inside. */
export type Contained = z.infer<typeof contained>;
