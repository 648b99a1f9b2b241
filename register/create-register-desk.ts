import type { DeskRequest } from '#audit/desk-request.ts';
import type {
  ConsentExport,
  LegalBasisChange,
  LegalBasisInput,
  LegalBasisRegister,
  SafetyGroundChange,
  SafetyGroundRegister,
  SetAsideChange,
  SetAsideInput,
  SetAsideRegister,
  TaskChange,
  TaskRegister,
  TombstoneReceipt,
  TombstoneRegister,
  WaiverChange,
  WaiverInput,
  WaiverRegister,
} from '#schema/generated/register.ts';
import { exportConsents, importConsent } from './fhir/exchange-consents.ts';
import { endLegalBasis, recordLegalBasis, showLegalBases } from './legal-bases.ts';
import type { RegisterDeps } from './register-deps.ts';
import { approveSafetyGround, closeSafetyGround, openSafetyGround } from './safety/change-safety-ground.ts';
import { showSafetyGrounds } from './safety/show-safety-grounds.ts';
import { endSetAside, setAuthorityAside, showSetAsides } from './set-asides.ts';
import { raiseTasks, type RaisedTasks } from './tasks/raise-tasks.ts';
import { completeTask, showTasks } from './tasks/tasks.ts';
import { confirmTombstone } from './tombstones/confirm-tombstone.ts';
import { showTombstones, type AskedTombstones } from './tombstones/show-tombstones.ts';
import { decideWaiver } from './waivers/decide-waiver.ts';
import { showWaivers } from './waivers/show-waivers.ts';
import { withdrawWaiver } from './waivers/withdraw-waiver.ts';

/**
 * The register of consent: what people agreed to, on what ground data are used, and what opens in danger. A refusal is a value with its problems; a method rejects
 * only when the database is away. Each change is one transaction with its audit record.
 */
export interface RegisterDesk {
  waivers(request: DeskRequest, asked: { readonly caseId: string; readonly memberId: string }): Promise<WaiverRegister>;
  giveWaiver(request: DeskRequest, waiver: WaiverInput): Promise<WaiverChange>;
  refuseWaiver(request: DeskRequest, waiver: WaiverInput): Promise<WaiverChange>;
  withdrawWaiver(request: DeskRequest, asked: { readonly caseId: string; readonly waiverId: string }): Promise<WaiverChange>;
  legalBases(request: DeskRequest, asked: { readonly caseId: string }): Promise<LegalBasisRegister>;
  recordLegalBasis(request: DeskRequest, legalBasis: LegalBasisInput): Promise<LegalBasisChange>;
  endLegalBasis(request: DeskRequest, asked: { readonly caseId: string; readonly legalBasisId: string }): Promise<LegalBasisChange>;
  setAsides(request: DeskRequest, asked: { readonly caseId: string; readonly memberId: string }): Promise<SetAsideRegister>;
  setAuthorityAside(request: DeskRequest, setAside: SetAsideInput): Promise<SetAsideChange>;
  endSetAside(request: DeskRequest, asked: { readonly caseId: string; readonly setAsideId: string }): Promise<SetAsideChange>;
  safetyGrounds(request: DeskRequest, asked: { readonly caseId?: string | null }): Promise<SafetyGroundRegister>;
  openSafetyGround(
    request: DeskRequest,
    asked: { readonly caseId: string; readonly memberId: string; readonly reason: string },
  ): Promise<SafetyGroundChange>;
  approveSafetyGround(
    request: DeskRequest,
    asked: { readonly caseId: string; readonly safetyGroundId: string },
  ): Promise<SafetyGroundChange>;
  closeSafetyGround(request: DeskRequest, asked: { readonly caseId: string; readonly safetyGroundId: string }): Promise<SafetyGroundChange>;
  tasks(request: DeskRequest, asked: { readonly caseId?: string | null }): Promise<TaskRegister>;
  completeTask(request: DeskRequest, asked: { readonly taskId: string }): Promise<TaskChange>;
  exportConsents(request: DeskRequest, asked: { readonly caseId: string; readonly memberId: string }): Promise<ConsentExport>;
  importConsent(request: DeskRequest, asked: { readonly caseId: string; readonly json: string }): Promise<WaiverChange>;
  tombstones(request: DeskRequest, asked: AskedTombstones): Promise<TombstoneRegister>;
  confirmTombstone(request: DeskRequest, asked: { readonly eventId: string }): Promise<TombstoneReceipt>;
  /** The background run: raises and closes tasks in every case at `request.now`; rejects with an AggregateError when cases failed. */
  raiseTasks(request: DeskRequest): Promise<RaisedTasks>;
}

/** Makes the register's desk; it keeps nothing between requests. */
export function createRegisterDesk(deps: RegisterDeps): RegisterDesk {
  return {
    waivers: async (request, { caseId, memberId }) => showWaivers(deps, request, caseId, memberId),
    giveWaiver: async (request, waiver) => decideWaiver(deps, request, 'GIVEN', waiver),
    refuseWaiver: async (request, waiver) => decideWaiver(deps, request, 'REFUSED', waiver),
    withdrawWaiver: async (request, { caseId, waiverId }) => withdrawWaiver(deps, request, caseId, waiverId),
    legalBases: async (request, { caseId }) => showLegalBases(deps, request, caseId),
    recordLegalBasis: async (request, legalBasis) => recordLegalBasis(deps, request, legalBasis),
    endLegalBasis: async (request, { caseId, legalBasisId }) => endLegalBasis(deps, request, caseId, legalBasisId),
    setAsides: async (request, { caseId, memberId }) => showSetAsides(deps, request, caseId, memberId),
    setAuthorityAside: async (request, setAside) => setAuthorityAside(deps, request, setAside),
    endSetAside: async (request, { caseId, setAsideId }) => endSetAside(deps, request, caseId, setAsideId),
    safetyGrounds: async (request, { caseId }) => showSafetyGrounds(deps, request, caseId ?? null),
    openSafetyGround: async (request, asked) => openSafetyGround(deps, request, asked),
    approveSafetyGround: async (request, { caseId, safetyGroundId }) => approveSafetyGround(deps, request, caseId, safetyGroundId),
    closeSafetyGround: async (request, { caseId, safetyGroundId }) => closeSafetyGround(deps, request, caseId, safetyGroundId),
    tasks: async (request, { caseId }) => showTasks(deps, request, caseId ?? null),
    completeTask: async (request, { taskId }) => completeTask(deps, request, taskId),
    exportConsents: async (request, { caseId, memberId }) => exportConsents(deps, request, caseId, memberId),
    importConsent: async (request, { caseId, json }) => importConsent(deps, request, caseId, json),
    tombstones: async (request, asked) => showTombstones(deps, request, asked),
    confirmTombstone: async (request, { eventId }) => confirmTombstone(deps, request, eventId),
    raiseTasks: async (request) => raiseTasks(deps, request),
  };
}
