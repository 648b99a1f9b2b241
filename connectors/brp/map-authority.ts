import type { WireAuthority } from './wire-person.ts';

/** The kinds of authority over a minor, in the words of the schema. */
export type AuthorityKind =
  | 'JOINT_PARENTAL'
  | 'SOLE_PARENTAL'
  | 'JOINT_WITH_THIRD'
  | 'GUARDIANSHIP'
  | 'TEMPORARILY_NONE'
  | 'NOT_DETERMINABLE';

/** One relation of authority over one minor. A holder of whom the BRP gives no BSN is null: there is one, and nobody knows who. */
export interface Authority {
  readonly kind: AuthorityKind;
  readonly holderBsns: readonly (string | null)[];
  readonly underInvestigation: boolean;
}

const kinds: Readonly<Record<WireAuthority['type'], AuthorityKind>> = {
  GezamenlijkOuderlijkGezag: 'JOINT_PARENTAL',
  EenhoofdigOuderlijkGezag: 'SOLE_PARENTAL',
  GezamenlijkGezag: 'JOINT_WITH_THIRD',
  Voogdij: 'GUARDIANSHIP',
  TijdelijkGeenGezag: 'TEMPORARILY_NONE',
  GezagNietTeBepalen: 'NOT_DETERMINABLE',
};

/** The authority over this person alone: on a parent's record the BRP lists the authority over each child, and that belongs to the child. */
export function mapAuthority(relations: readonly WireAuthority[], minorBsn: string): readonly Authority[] {
  return relations
    .filter((relation) => relation.minderjarige.burgerservicenummer === minorBsn)
    .map((relation) => ({
      kind: kinds[relation.type],
      holderBsns: holders(relation).map((holder) => holder?.burgerservicenummer ?? null),
      underInvestigation: relation.inOnderzoek === true,
    }));
}

/** A holder that the kind demands but the answer leaves out counts as one without a BSN. */
function holders(relation: WireAuthority): readonly ({ readonly burgerservicenummer?: string | undefined } | undefined)[] {
  switch (relation.type) {
    case 'GezamenlijkOuderlijkGezag':
      return [relation.ouders?.[0], relation.ouders?.[1]];
    case 'EenhoofdigOuderlijkGezag':
      return [relation.ouder];
    case 'GezamenlijkGezag':
      return [relation.ouder, relation.derde];
    case 'Voogdij':
      return relation.derden === undefined || relation.derden.length === 0 ? [undefined] : relation.derden;
    default:
      return [];
  }
}
