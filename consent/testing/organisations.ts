import type { Role } from '../vocabulary.ts';

const organisations = { POL: '00000099000000002000', GGZ: '00000099000000003000', JGD: '00000099000000004000' } as const;

/** The organisation (OIN) that acts in a role; the municipality unless it is a partner's own. */
export const oinOf = (role: Role): string => (organisations as Partial<Record<Role, string>>)[role] ?? '00000099000000001000';

/** Whose system each partner source is, as the sandbox has it. */
export const owners: ReadonlyMap<string, string> = new Map(
  Object.entries({ police: 'POL', ggz: 'GGZ', cjg: 'JGD', wmo: 'WMO', wi: 'WI' } as const).map(([source, role]) => [
    source,
    `${oinOf(role)}/${role}`,
  ]),
);
