/** The classes of the roles whose involvement is more than that somebody is there: it tells of care, of the police, or of youth help. */
const classes: Readonly<Record<string, string>> = {
  REG: 'INVOLVEMENT_REGISSEUR',
  GGZ: 'INVOLVEMENT_GGZ',
  POL: 'INVOLVEMENT_POLICE',
  JGD: 'INVOLVEMENT_YOUTH',
};

/** The class that tells that an organisation in this role is involved; roles without one of their own tell INVOLVEMENT_OTHER. */
export function involvementClassOf(role: string): string {
  return classes[role] ?? 'INVOLVEMENT_OTHER';
}
