import { familyById } from '../families/families.ts';

/** The fictitious organisations, by their OIN (organisation identification number). */
export const organisations = {
  municipality: { oin: '00000099000000001000', name: 'Gemeente Voorbeeldstad' },
  police: { oin: '00000099000000002000', name: 'Politie Eenheid Voorbeeld' },
  ggz: { oin: '00000099000000003000', name: 'GGZ De Brug' },
  youth: { oin: '00000099000000004000', name: 'CJG Voorbeeldstad' },
} as const;

/** The demo roles by which a newcomer asks for a token. */
export const demoRoles = [
  'regisseur',
  'backup',
  'police',
  'ggz',
  'youth',
  'wmo',
  'income',
  'mayor',
  'policymaker',
  'family',
  'officer',
  'officer2',
  'enforcement',
] as const;
/** A demo role by name. */
export type DemoRole = (typeof demoRoles)[number];

/** The subjects that are not simply named after their demo role. */
const subjects: Readonly<Partial<Record<DemoRole, string>>> = { officer2: 'prof-officer-2', enforcement: 'pep-regisseur' };

/** One demo user: the organisation, the one role and the purposes that its access token carries. */
export interface DemoPerson {
  readonly clientId: string;
  readonly subject: string;
  readonly oin: string;
  readonly role: string;
  readonly purposes: readonly string[];
  /** What its token may besides, as OAuth's scopes. */
  readonly scopes?: readonly string[];
}

const working = ['SIGNAL', 'TRIAGE', 'PLAN', 'COORD', 'SAFETY', 'OOV', 'CARE', 'PROVISION', 'EVAL', 'MI', 'AUDIT'];

const staff: Readonly<Record<Exclude<DemoRole, 'family'>, Omit<DemoPerson, 'clientId' | 'subject'>>> = {
  regisseur: { oin: organisations.municipality.oin, role: 'REG', purposes: working },
  /** The achterwacht: the second regisseur, who takes over and looks along. */
  backup: { oin: organisations.municipality.oin, role: 'REG', purposes: working },
  police: { oin: organisations.police.oin, role: 'POL', purposes: working },
  ggz: { oin: organisations.ggz.oin, role: 'GGZ', purposes: working },
  youth: { oin: organisations.youth.oin, role: 'JGD', purposes: working },
  wmo: { oin: organisations.municipality.oin, role: 'WMO', purposes: working },
  income: { oin: organisations.municipality.oin, role: 'WI', purposes: working },
  mayor: { oin: organisations.municipality.oin, role: 'BM', purposes: ['OOV', 'COORD', 'PLAN', 'EVAL', 'AUDIT'] },
  policymaker: { oin: organisations.municipality.oin, role: 'BEL', purposes: ['MI', 'COORD', 'EVAL'] },
  officer: { oin: organisations.municipality.oin, role: 'FG', purposes: ['AUDIT', 'COORD'] },
  /** A second privacy officer: nobody approves a policy of their own. */
  officer2: { oin: organisations.municipality.oin, role: 'FG', purposes: ['AUDIT', 'COORD'] },
  /** No person: the system (PEP) by which the municipality asks what its regisseurs may see. */
  enforcement: { oin: organisations.municipality.oin, role: 'REG', purposes: working, scopes: ['authzen:organisation'] },
};

/** The members of the three demo families by the name that `--member` takes: the first name, with the surname behind it when it was taken. */
export const demoMembers: readonly string[] = ['F1', 'F4', 'F2'].reduce<readonly string[]>((taken, family) => {
  const names = familyById(family).members.map(({ givenNames, prefix, surname }) => {
    const first = slug(givenNames);
    return taken.includes(first) ? slug(`${givenNames} ${prefix} ${surname}`) : first;
  });
  return [...taken, ...names];
}, []);

/** The BSN of the demo family member with this name, or null when there is none. */
export function demoMemberBsn(member: string): string | null {
  const place = demoMembers.indexOf(member);
  return ['F1', 'F4', 'F2'].flatMap((family) => familyById(family).members)[place]?.bsn ?? null;
}

/** The demo user of this role; for `family` the member with this name (default mark). Null when there is no such member. */
export function demoPerson(role: DemoRole, member = 'mark'): DemoPerson | null {
  if (role !== 'family') return { clientId: `demo-${role}`, subject: subjects[role] ?? `prof-${role}`, ...staff[role] };
  if (!demoMembers.includes(member)) return null;
  return {
    clientId: `demo-family-${member}`,
    subject: `family-${member}`,
    oin: organisations.municipality.oin,
    role: 'LID',
    purposes: ['RIGHTS', 'AUDIT'],
  };
}

/** Every demo user, staff first. */
export function demoPeople(): readonly DemoPerson[] {
  const people = demoRoles.filter((role) => role !== 'family').map((role) => demoPerson(role));
  return [...people, ...demoMembers.map((member) => demoPerson('family', member))].filter((person) => person !== null);
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .trim()
    .replaceAll(/[^a-z]+/g, '-');
}
