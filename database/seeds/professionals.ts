import type { SeedProfessional } from './seed-case.ts';

const municipality = { oin: '00000099000000001000', organisation: 'Gemeente Voorbeeldstad' } as const;

/** The fictitious professionals of the sandbox, each of one organisation in one role. */
export const professionals = {
  regisseur: {
    ...municipality,
    kind: 'REGISSEUR',
    role: 'REG',
    dutyPhone: '+31881000001',
    subject: 'prof-regisseur',
    professional: 'Nadia Bakker',
    purpose: 'COORD',
  },
  /** The achterwacht: the second regisseur of every case. */
  backup: {
    ...municipality,
    kind: 'REGISSEUR',
    role: 'REG',
    dutyPhone: '+31881000001',
    subject: 'prof-backup',
    professional: 'Bram Visser',
    purpose: 'COORD',
  },
  police: {
    kind: 'POLICE',
    oin: '00000099000000002000',
    role: 'POL',
    organisation: 'Politie Eenheid Voorbeeld',
    dutyPhone: '+31881000002',
    subject: 'prof-police',
    professional: 'Tim Jacobs',
    purpose: 'COORD',
  },
  ggz: {
    kind: 'GGZ',
    oin: '00000099000000003000',
    role: 'GGZ',
    organisation: 'GGZ De Brug',
    dutyPhone: '+31881000003',
    subject: 'prof-ggz',
    professional: 'Anne Terlouw',
    purpose: 'CARE',
  },
  youth: {
    kind: 'YOUTH',
    oin: '00000099000000004000',
    role: 'JGD',
    organisation: 'CJG Voorbeeldstad',
    dutyPhone: '+31881000004',
    subject: 'prof-youth',
    professional: 'Samira El Amrani',
    purpose: 'CARE',
  },
  wmo: {
    ...municipality,
    kind: 'OTHER',
    role: 'WMO',
    dutyPhone: '+31881000005',
    subject: 'prof-wmo',
    professional: 'Kees Vermeer',
    purpose: 'PROVISION',
  },
  income: {
    ...municipality,
    kind: 'OTHER',
    role: 'WI',
    dutyPhone: '+31881000006',
    subject: 'prof-income',
    professional: 'Joyce de Wit',
    purpose: 'PROVISION',
  },
  mayor: {
    ...municipality,
    kind: 'OTHER',
    role: 'BM',
    dutyPhone: '+31881000007',
    subject: 'prof-mayor',
    professional: 'Burgemeester van Voorbeeldstad',
    purpose: 'OOV',
  },
} as const satisfies Record<string, SeedProfessional>;

/** A professional as a recipient: `OIN/role`. */
export function recipientOf(professional: SeedProfessional): string {
  return `${professional.oin}/${professional.role}`;
}
