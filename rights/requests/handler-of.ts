import type { RightsRequestKind } from '#database/generated/enums.ts';
import { personInRole } from '#consent/dutch-words.ts';

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

/**
 * Who must answer a request about data of this source: the organisation whose system it is, if it is involved with the member now; else the regisseur, who
 * answers for what the hub keeps, reports errors to the BRP (terugmelding, Wet BRP 2.34) and passes on to a source outside the case. An organisation that is
 * not involved is told nothing: that this person is in a case is not its business. A restriction is always the regisseur's to assess.
 */
export function handlerOf(request: Addressed, owners: ReadonlyMap<string, string>): Handler {
  const { involved } = request;
  const owner = ownerOf(request, owners);
  if (owner === undefined || !involved.includes(owner)) return regisseur;
  const slash = owner.indexOf('/');
  return { oin: owner.slice(0, slash), role: owner.slice(slash + 1) };
}

/** Whose system the data are in, as `OIN/role`; undefined where the regisseur answers whatever the source. */
function ownerOf({ kind, source }: Pick<Addressed, 'kind' | 'source'>, owners: ReadonlyMap<string, string>): string | undefined {
  return source === null || kind === 'RESTRICTION' ? undefined : owners.get(source);
}

/** Who may have to answer a request about data of this source, in words: the same whoever is involved with the member. */
export function mayAnswerNl(request: Pick<Addressed, 'kind' | 'source'>, owners: ReadonlyMap<string, string>): string {
  const role = ownerOf(request, owners)?.split('/')[1];
  return [...(role === undefined ? [] : [personInRole(role)]), personInRole(regisseur.role)].join(' of ');
}

/** Whether this professional is one of those who must answer: of that organisation and role, and involved with the member. */
export function answers(handler: Handler, caller: { readonly oin: string; readonly role: string }, callerIsInvolved: boolean): boolean {
  return callerIsInvolved && caller.role === handler.role && (handler.oin === null || handler.oin === caller.oin);
}
