import type { StandInRequest } from '../stand-in.ts';
import type { StoredZaak } from './zaak-store.ts';

/** Everything that one request is answered from. */
export interface ZakenCall {
  readonly request: StandInRequest;
  readonly origin: string;
  readonly zaken: readonly StoredZaak[];
  readonly pageSize: number;
  /** Fault endlessPaging: every page has a next one. */
  readonly endless: boolean;
}
