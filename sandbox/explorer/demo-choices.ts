import { demoMembers, demoPeople, demoPerson, demoRoles } from '../identity/demo-people.ts';
import type { DemoRole } from '../identity/demo-people.ts';

/** Who asks for a view; an enforcement point only asks for decisions. */
type ViewingRole = Exclude<DemoRole, 'enforcement'>;

const roleNames: Readonly<Record<ViewingRole, string>> = {
  regisseur: 'Regisseur, Gemeente Voorbeeldstad',
  backup: 'Achterwacht van de regisseur, Gemeente Voorbeeldstad',
  police: 'Politie, Eenheid Voorbeeld',
  ggz: 'Behandelaar, GGZ De Brug',
  youth: 'Jeugdhulp, CJG Voorbeeldstad',
  wmo: 'Wmo, Gemeente Voorbeeldstad',
  income: 'Werk en inkomen, Gemeente Voorbeeldstad',
  mayor: 'Burgemeester van Voorbeeldstad',
  policymaker: 'Beleid, Gemeente Voorbeeldstad',
  family: 'Gezinslid',
  officer: 'Privacy officer (FG)',
  officer2: 'Tweede privacy officer (FG)',
};

const purposeNames: Readonly<Record<string, string>> = {
  SIGNAL: 'Een signaal afgeven',
  TRIAGE: 'Bepalen wat nodig is (triage)',
  PLAN: 'Een plan maken',
  COORD: 'De hulp op elkaar afstemmen',
  SAFETY: 'Er is direct gevaar',
  OOV: 'Openbare orde en veiligheid',
  CARE: 'Zorg geven',
  PROVISION: 'Beslissen over een voorziening',
  EVAL: 'Terugkijken op de aanpak',
  MI: 'Cijfers voor beleid',
  RIGHTS: 'Mijn eigen gegevens zien',
  AUDIT: 'Zien wie er gekeken heeft',
};

const firstPurpose: Readonly<Partial<Record<DemoRole, string>>> = {
  mayor: 'OOV',
  policymaker: 'MI',
  income: 'PROVISION',
  family: 'RIGHTS',
};

/** One choice in a list: its value and how a Dutch reader sees it. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A demo role with the purposes that its token allows, the usual one first. */
export interface RoleChoice extends Choice {
  readonly purposes: readonly Choice[];
}

/** The demo roles to choose from, in the order of the demo command: those that may have a view. */
export function roleChoices(): readonly RoleChoice[] {
  return demoRoles
    .filter((value) => value !== 'enforcement')
    .map((value) => {
      const usual = firstPurpose[value] ?? 'COORD';
      const allowed = demoPerson(value)?.purposes ?? [];
      const sorted = [usual, ...allowed.filter((purpose) => purpose !== usual)];
      return {
        value,
        label: roleNames[value],
        purposes: sorted.map((purpose) => ({ value: purpose, label: purposeNames[purpose] ?? purpose })),
      };
    });
}

/** The family members in whose name can be asked. */
export function memberChoices(): readonly Choice[] {
  const known = new Set(demoPeople().map(({ subject }) => subject));
  return demoMembers
    .filter((member) => known.has(`family-${member}`))
    .map((value) => ({ value, label: value.split('-').map(capital).join(' ') }));
}

function capital(word: string): string {
  return ['van', 'de', 'den', 'der'].includes(word) ? word : word.charAt(0).toUpperCase() + word.slice(1);
}
