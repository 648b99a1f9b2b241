import { describeConcept, filled, hasCode } from './describe-concept.ts';
import { clinicalStatusSystem, diagnosisCategory, functionalCategory, snomed, verificationStatusSystem } from './fhir-codes.ts';
import type { CodeableConcept } from './fhir-datatypes.ts';
import { dayOf } from './fhir-date.ts';
import type { FhirOf } from './fhir-resources.ts';
import { provenanceOf } from './provenance.ts';
import type { GgzDiagnosis, GgzFunctionalImpact, GgzProvenance } from './records.ts';

/** The diagnosis that a Condition states; null when it is of another category, refuted or entered in error. */
export function mapDiagnosis(condition: FhirOf<'Condition'>, today: string): GgzDiagnosis | null {
  if (!states(condition, diagnosisCategory)) return null;
  return {
    text: describeConcept(condition.code),
    code: codeOf(condition.code),
    since: dayOf(condition.onsetDateTime ?? condition.onsetPeriod?.start),
    provenance: provenance(condition, today),
  };
}

/** The functional finding that a Condition states; null when it is of another category, refuted or entered in error. */
export function mapFunctionalImpact(condition: FhirOf<'Condition'>, today: string): GgzFunctionalImpact | null {
  if (!states(condition, functionalCategory)) return null;
  return {
    domain: describeConcept(condition.code),
    band: bandOf(condition.severity),
    description: filled(condition.note?.map((note) => note.text).join('\n')),
    provenance: provenance(condition, today),
  };
}

/** The severity as SNOMED CT names it; null for a code that is not in the table. */
const bands = {
  '255604002': 'MILD',
  '371923003': 'MODERATE',
  '6736007': 'MODERATE',
  '371924009': 'SEVERE',
  '24484000': 'SEVERE',
} as const;

function bandOf(severity: CodeableConcept | undefined): GgzFunctionalImpact['band'] {
  const code = severity?.coding?.find((coding) => coding.system === snomed)?.code;
  return code !== undefined && Object.hasOwn(bands, code) ? bands[code as keyof typeof bands] : null;
}

function states(condition: FhirOf<'Condition'>, category: string): boolean {
  if (!hasCode(condition.category ?? [], snomed, [category])) return false;
  return !hasCode([condition.verificationStatus ?? {}], verificationStatusSystem, ['refuted', 'entered-in-error']);
}

function codeOf(concept: CodeableConcept | undefined): string | null {
  const coding = concept?.coding?.find((each) => each.code !== undefined);
  return coding?.code === undefined ? null : `${coding.system ?? ''}|${coding.code}`;
}

function provenance(condition: FhirOf<'Condition'>, today: string): GgzProvenance {
  const over = hasCode([condition.clinicalStatus ?? {}], clinicalStatusSystem, ['inactive', 'remission', 'resolved']);
  const end = condition.abatementDateTime ?? condition.abatementPeriod?.end;
  return provenanceOf(condition, { recorded: condition.recordedDate, end, over, today });
}
