import type { DeskRequest } from '#audit/desk-request.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type {
  ArchivedSignal,
  HeldSignals,
  HeldSignalsChange,
  HeldSignalsInput,
  SignalChange,
  SignalInput,
  SignalRegister,
  SignalsAbout,
  TriageChange,
  TriageDeclineReason,
  TriageInput,
  TriageOfferRegister,
} from '#schema/generated/signals.ts';
import { signalsAbout } from './about/signals-about.ts';
import { archiveSignals, type ArchivedSignals } from './archive/archive-signals.ts';
import { readArchived } from './archive/store.ts';
import { countSignals, type SignalCounts } from './count-signals.ts';
import { dropHeld, showHeld } from './held/held-signals.ts';
import { matchNext } from './match/match-next.ts';
import { showSignals } from './own/show-signals.ts';
import { withdrawSignal } from './own/withdraw-signal.ts';
import { raiseSignal } from './raise/raise-signal.ts';
import type { SignalDeps } from './signal-deps.ts';
import { acceptTriage } from './triage/accept-triage.ts';
import { declineTriage, showOffers } from './triage/decide-triage.ts';

/**
 * The signals (piep): that somebody is worried about, or active for, a person. A refusal is a value with its problems; a method rejects only when the database is away. Each change is one transaction with its audit record and its
 * events.
 */
export interface SignalsDesk {
  raiseSignal(request: DeskRequest, signal: SignalInput): Promise<SignalChange>;
  withdrawSignal(request: DeskRequest, asked: { readonly signalId: string }): Promise<SignalChange>;
  signals(request: DeskRequest): Promise<SignalRegister>;
  triageOffers(request: DeskRequest): Promise<TriageOfferRegister>;
  acceptTriage(request: DeskRequest, triage: TriageInput): Promise<TriageChange>;
  declineTriage(request: DeskRequest, asked: { readonly offerId: string; readonly reason: TriageDeclineReason }): Promise<TriageChange>;
  signalArchive(request: DeskRequest): Promise<readonly ArchivedSignal[]>;
  signalsAbout(request: DeskRequest, asked: { readonly bsn: string }): Promise<SignalsAbout>;
  heldSignals(request: DeskRequest): Promise<readonly HeldSignals[]>;
  dropHeldSignals(request: DeskRequest, held: HeldSignalsInput): Promise<HeldSignalsChange>;
  /** The hub's own work: looks at one signal that is due; false when none was. */
  matchNext(request: DeskRequest): Promise<boolean>;
  /** The hub's own work, every hour: what no longer counts goes to the archive, and what stood there for five years is destroyed. */
  archive(request: DeskRequest): Promise<ArchivedSignals>;
  /** For metrics: how many signals there are by state, in tens. */
  counts(request: DeskRequest): Promise<SignalCounts>;
}

/** Makes the desk; it keeps nothing between requests. */
export function createSignalsDesk(deps: SignalDeps): SignalsDesk {
  return {
    raiseSignal: async (request, signal) => raiseSignal(deps, request, signal),
    withdrawSignal: async (request, { signalId }) => withdrawSignal(deps, request, signalId),
    signals: async (request) => showSignals(deps, request),
    triageOffers: async (request) => showOffers(deps, request),
    acceptTriage: async (request, triage) => acceptTriage(deps, request, triage),
    declineTriage: async (request, asked) => declineTriage(deps, request, asked),
    signalArchive: async () => readArchived(deps.database.sql),
    signalsAbout: async (request, { bsn }) => signalsAbout(deps, request, bsn),
    heldSignals: async () => showHeld(deps),
    dropHeldSignals: async (request, held) => dropHeld(deps, request, held),
    matchNext: async (request) => matchNext(deps, request),
    archive: async (request) => archiveSignals(deps, request),
    counts: async ({ now }) => countSignals(deps.database.sql, amsterdamDay(now)),
  };
}
