import type { BrpStandIn } from './brp/create-brp.ts';
import type { CjgStandIn } from './cjg/create-cjg.ts';
import type { GgzStandIn } from './ggz/create-ggz.ts';
import type { PoliceStandIn } from './police/create-police.ts';
import type { ZakenStandIn } from './zgw/create-zaken-api.ts';

/** The partners of the sandbox by name; no interface, for which Object.values would answer anything. */
export type StandIns = {
  readonly brp: BrpStandIn;
  readonly ggz: GgzStandIn;
  readonly wmo: ZakenStandIn;
  readonly wi: ZakenStandIn;
  readonly cjg: CjgStandIn;
  readonly police: PoliceStandIn;
};

/** The partners of the sandbox as they are named in `standIns`. */
export type SandboxPartner = keyof StandIns;

/** Their names. */
export const sandboxPartners: readonly SandboxPartner[] = ['brp', 'ggz', 'wmo', 'wi', 'cjg', 'police'];
