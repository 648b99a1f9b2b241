import type { WireRol } from './wire-zaak.ts';

/** By which roles a case is about a person, in lower case: general kinds (omschrijvingGeneriek), and names of roltypen (omschrijving). */
export interface SubjectRoles {
  readonly generic: readonly string[];
  readonly named: readonly string[];
}

/** Who asked for something is who it is about; a municipality that registers otherwise says so in its settings. */
export const defaultSubjectRoles: SubjectRoles = { generic: ['initiator', 'mede_initiator'], named: ['cliënt'] };

/** Whether this person has any role in the case. */
export function hasRole(rollen: readonly WireRol[], bsn: string): boolean {
  return rollen.some((rol) => rol.betrokkeneIdentificatie?.inpBsn === bsn);
}

/** Whether the case is about this person. Who only cares for somebody else, speaks for them or works on the case has a role in it too. */
export function isAbout(rollen: readonly WireRol[], bsn: string, roles: SubjectRoles): boolean {
  return rollen.some(
    (rol) =>
      rol.betrokkeneIdentificatie?.inpBsn === bsn &&
      rol.indicatieMachtiging !== 'gemachtigde' &&
      (roles.generic.includes(rol.omschrijvingGeneriek?.toLowerCase() ?? '') ||
        roles.named.includes(rol.omschrijving?.toLowerCase() ?? '')),
  );
}
