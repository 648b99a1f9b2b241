import { createDossiers } from '../dossiers/create-dossiers.ts';
import type { Zaak } from '../dossiers/dossier.ts';
import { families } from '../families/families.ts';
import { createZakenApi } from './create-zaken-api.ts';
import type { ZakenOptions, ZakenStandIn } from './create-zaken-api.ts';

/** What the sandbox's Wmo register is made of; `dossiers` default to the sandbox's own. */
export interface WmoOptions extends ZakenOptions {
  /** The sandbox's set day, YYYY-MM-DD. */
  readonly day: string;
  readonly dossiers?: { readonly wmo: readonly Zaak[] };
}

/** Starts the municipality's Wmo register. */
export function createWmo(options: WmoOptions): Promise<ZakenStandIn> {
  return createZakenApi('wmo', (options.dossiers ?? createDossiers(families, options.day)).wmo, options);
}
