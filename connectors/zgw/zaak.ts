import type { WireRol } from './wire-zaak.ts';

/** One case of one person, with everything that was asked for in place. Days are YYYY-MM-DD. */
export interface Zaak {
  readonly url: string;
  /** The address of its zaaktype, and the identification of that. */
  readonly zaaktype: string;
  readonly zaaktypeIdentificatie: string | null;
  readonly registered: string | null;
  readonly started: string;
  readonly ended: string | null;
  readonly retentionStarts: string | null;
  readonly designation: string | null | undefined;
  /** Values by name; empty unless asked for. */
  readonly eigenschappen: ReadonlyMap<string, string>;
  /** What the newest status is called; null when there is none or it was not asked for. */
  readonly status: string | null;
  readonly rollen: readonly WireRol[];
}

/** What is needed of cases beyond themselves, their zaaktype and their roles. */
export interface ZaakNeeds {
  /** The zaaktypen that are of use, each as identification or as address in the catalogue. */
  readonly zaaktypen: readonly string[];
  readonly eigenschappen: boolean;
  readonly status: boolean;
}

/** Whether a case is of one of these kinds; an identification is compared without regard to capitals. */
export function isOfType(zaak: Pick<Zaak, 'zaaktype' | 'zaaktypeIdentificatie'>, zaaktypen: readonly string[]): boolean {
  const identification = zaak.zaaktypeIdentificatie?.toLowerCase();
  return zaaktypen.some((each) => each === zaak.zaaktype || (identification !== undefined && each.toLowerCase() === identification));
}
