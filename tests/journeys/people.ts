import { familyById } from '#sandbox/families/families.ts';

/** The members of each scenario's case in their order, by first name. */
const members: Readonly<Record<string, readonly string[]>> = {
  s1: ['Mark', 'Chantal', 'Sebastiaan', 'Walter', 'William'],
  s2: ['Wilma', 'Johan', 'Teun', 'Daan', 'Fien', 'Maud', 'Trix', 'Hein'],
  s3: ['Gerrit', 'Wilma', 'Alexander', 'Zoey'],
};

const families: Readonly<Record<string, string>> = { s1: 'F1', s2: 'F4', s3: 'F2' };

const scenarioOf = (caseId: string): string => caseId.slice(0, 2);

/** The case-scoped id of a member by first name; throws for a name that the case does not have. */
export function memberId(caseId: string, name: string): string {
  const index = membersOf(caseId).indexOf(name);
  if (index < 0) throw new Error(`${caseId} has no member ${name}`);
  return `${caseId}-m${String(index + 1)}`;
}

/** The first name of the member with this id. */
export function nameOfMember(id: string): string {
  const [, caseId = '', number = ''] = /^(.+)-m(\d+)$/.exec(id) ?? [];
  return membersOf(caseId)[Number(number) - 1] ?? id;
}

/** The first names of a case's members, in their order. */
export function membersOf(caseId: string): readonly string[] {
  return members[scenarioOf(caseId)] ?? [];
}

/** The BSN of a member, or of Wieger, who is none, by first name. */
export function bsnOf(caseId: string, name: string): string {
  const person = familyById(families[scenarioOf(caseId)] ?? '').members.find(({ givenNames }) => givenNames.startsWith(name));
  if (person === undefined) throw new Error(`there is no ${name} in the family of ${caseId}`);
  return person.bsn;
}

/** The first name that belongs to a BSN, or the BSN itself when it is of nobody in the family. */
export function nameOfBsn(caseId: string, bsn: string): string {
  return familyById(families[scenarioOf(caseId)] ?? '').members.find((person) => person.bsn === bsn)?.givenNames ?? bsn;
}
