import { createDossiers } from '../dossiers/create-dossiers.ts';
import type { Zaak } from '../dossiers/dossier.ts';
import { families } from '../families/families.ts';
import { createZakenApi } from './create-zaken-api.ts';
import type { ZakenOptions, ZakenStandIn } from './create-zaken-api.ts';

/** What the sandbox's register of work and income is made of; `dossiers` default to the sandbox's own. */
export interface WiOptions extends ZakenOptions {
  /** The sandbox's set day, YYYY-MM-DD. */
  readonly day: string;
  readonly dossiers?: { readonly wi: readonly Zaak[] };
}

/** Starts the municipality's register of work and income (W&I). */
export function createWi(options: WiOptions): Promise<ZakenStandIn> {
  return createZakenApi('wi', (options.dossiers ?? createDossiers(families, options.day)).wi, options);
}
