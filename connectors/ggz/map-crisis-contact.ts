import { choosePhone } from './choose-contact.ts';
import { filled } from './describe-concept.ts';
import type { ContactPoint, Reference } from './fhir-datatypes.ts';
import type { FindReference } from './fhir-reference.ts';
import type { FhirOf, FhirResource } from './fhir-resources.ts';
import { provenanceOf } from './provenance.ts';
import type { GgzCrisisContact } from './records.ts';

type Plan = FhirOf<'CarePlan'>;

const dropped = new Set(['entered-in-error', 'draft']);
const over = new Set(['completed', 'revoked']);

/** Whom to call in a crisis and what was agreed, as a CarePlan tells it; null when the plan was never in force or was entered in error. */
export function mapCrisisContact(plan: Plan, find: FindReference, today: string): GgzCrisisContact | null {
  if (dropped.has(plan.status) || plan.intent === 'option' || plan.intent === 'proposal') return null;
  const phones = referencesOfPlan(plan).map((reference) => choosePhone(telecomOf(find(reference), find), today));
  return {
    dutyPhone: phones.find((phone) => phone !== null) ?? null,
    plan: textOf(plan),
    provenance: provenanceOf(plan, { recorded: plan.created, end: plan.period?.end, over: over.has(plan.status), today }),
  };
}

/** Who stands behind the plan, in the order in which they are called: its author, those who helped to make it (a crisis service), the team. */
export function referencesOfPlan(plan: Plan): readonly Reference[] {
  return [plan.author ?? [], ...(plan.contributor ?? []), ...(plan.careTeam ?? [])].flat();
}

/** A team without a telephone number of its own is called at its organisation. A professional's own number is no duty phone. */
function telecomOf(found: FhirResource | undefined, find: FindReference): readonly ContactPoint[] {
  if (found?.resourceType === 'Organization')
    return [...(found.telecom ?? []), ...(found.contact ?? []).flatMap((each) => each.telecom ?? [])];
  if (found?.resourceType !== 'CareTeam') return [];
  return [...(found.telecom ?? []), ...(found.managingOrganization ?? []).flatMap((each) => telecomOf(find(each), find))];
}

function textOf(plan: Plan): string | null {
  const parts = [
    plan.description,
    ...(plan.activity ?? []).map((each) => each.detail?.description),
    ...(plan.note ?? []).map((each) => each.text),
  ];
  return filled(parts.flatMap((part) => filled(part) ?? []).join('\n')) ?? filled(plan.title);
}
