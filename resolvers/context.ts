import type { BrpSession } from '#connectors/brp/create-brp-connector.ts';
import type { CallScope } from '#connectors/call.ts';
import type { GgzSession } from '#connectors/ggz/create-ggz-connector.ts';
import type { WiSession } from '#connectors/wi/create-wi-connector.ts';
import type { WmoSession } from '#connectors/wmo/create-wmo-connector.ts';
import type { PoliceSession } from '#connectors/police/create-police-connector.ts';
import type { RegieReader } from '#regie/reader.ts';

/** The partners' sessions of one operation. They remember what was fetched, so none outlives its operation. */
export interface PartnerSessions {
  readonly brp: BrpSession;
  readonly ggz: GgzSession;
  readonly police: PoliceSession;
  readonly wmo: WmoSession;
  readonly wi: WiSession;
}

/** What every resolver of one operation is given. Nothing in it outlives the operation. */
export interface OperationContext {
  readonly scope: CallScope;
  /** The caller as `OIN/role`. */
  readonly recipient: string;
  /** The case reference that the police know, or null when none was given. */
  readonly caseReference: string | null;
  readonly partners: PartnerSessions;
  /** The hub's own rows for this operation. */
  readonly regie: RegieReader;
}
