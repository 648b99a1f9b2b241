import type { RightsRequestKind } from '#database/generated/enums.ts';
import { personInRole } from '#consent/dutch-words.ts';
import { involvementClassOf } from '../involvement-class.ts';

/** Who must answer a request: the role, and the organisation when it is one in particular. */
export interface Handler {
  readonly role: string;
  readonly oin: string | null;
}

/** What decides who must answer a request: its kind and source, and the recipients (`OIN/role`) that are involved with the member now. */
export interface Addressed {
  readonly kind: RightsRequestKind;
  readonly source: string | null;
  readonly involved: readonly string[];
}

const regisseur: Handler = { role: 'REG', oin: null };
const officer: Handler = { role: 'FG', oin: null };

/**
 * Who must answer a request about data of this source: the organisation whose system it is, if it is involved with the member now. Else the regisseur, who answers for
 * what the hub keeps, reports errors to the BRP (terugmelding, Wet BRP 2.34) and passes on to a source outside the case; but the FG where that the source is involved, or is
 * not, is not for every regisseur to know (WGBO, Wpg, Jeugdwet). An organisation that is not involved is told nothing: that this person is in a case is not its business. A
 * restriction is always the regisseur's to assess.
 */
export function handlerOf(request: Addressed, owners: ReadonlyMap<string, string>): Handler {
  const { involved } = request;
  const owner = ownerOf(request, owners);
  if (owner === undefined || !involved.includes(owner)) return standInFor(request, owners);
  const slash = owner.indexOf('/');
  return { oin: owner.slice(0, slash), role: owner.slice(slash + 1) };
}

/** What a request is about: its kind and source. */
type Matter = Pick<Addressed, 'kind' | 'source'>;

/** Who answers when the source is not involved. */
function standInFor(request: Matter, owners: ReadonlyMap<string, string>): Handler {
  return hiddenInvolvement(request, owners) === null ? regisseur : officer;
}

/** Whose system the data are in, as `OIN/role`; undefined where the regisseur answers whatever the source. */
function ownerOf({ kind, source }: Matter, owners: ReadonlyMap<string, string>): string | undefined {
  return source === null || kind === 'RESTRICTION' ? undefined : owners.get(source);
}

/** The role of whose system it is; undefined where the regisseur answers whatever the source. */
function ownerRole(request: Matter, owners: ReadonlyMap<string, string>): string | undefined {
  return ownerOf(request, owners)?.split('/')[1];
}

/** The class without which nobody may find out, by whose turn it is to answer, that the source is involved with the member; null where every regisseur may know. */
export function hiddenInvolvement(request: Matter, owners: ReadonlyMap<string, string>): string | null {
  const role = ownerRole(request, owners);
  const dataClass = role === undefined ? 'INVOLVEMENT_OTHER' : involvementClassOf(role);
  return dataClass === 'INVOLVEMENT_OTHER' ? null : dataClass;
}

/** Who may have to answer a request about data of this source, in words: the same whoever is involved with the member. */
export function mayAnswerNl(request: Matter, owners: ReadonlyMap<string, string>): string {
  const role = ownerRole(request, owners);
  return [...(role === undefined ? [] : [personInRole(role)]), personInRole(standInFor(request, owners).role)].join(' of ');
}

/** Whether this professional is one of those who must answer: of that organisation and role, and involved with the member, which the FG need not be. */
export function answers(handler: Handler, caller: { readonly oin: string; readonly role: string }, callerIsInvolved: boolean): boolean {
  return (callerIsInvolved || caller.role === 'FG') && caller.role === handler.role && (handler.oin === null || handler.oin === caller.oin);
}
