import type { DeskRequest } from '#audit/desk-request.ts';
import type { ChangeRecorder } from '#audit/record-change.ts';
import type { Database, Sql } from '#database/create-database.ts';
import { hubRequest, type NewTrace } from './hub-request.ts';
import { recordSteps, type RecordStep } from './record-step.ts';
import { listVersions, lockVersions, readActiveHash, readDue, readVersion, type Standing } from './store.ts';

const baseChangedNl = 'Er is intussen een andere versie gaan gelden dan die waarop deze voortbouwt.';

/**
 * Puts a version in the place of the active one: that one is retired, and whatever was approved to follow it becomes a draft again, so that no approved change
 * silently undoes another. The versions must be locked.
 */
export const replaceActive = async (
  sql: Sql,
  take: RecordStep,
  step: 'activate' | 'close',
  version: Standing,
  reason: string | null,
): Promise<Standing> => {
  const hash = await readActiveHash(sql);
  const active = hash === null ? null : await readVersion(sql, hash);
  if (active) await take('retire', active, { reason: null });
  const after = await take(step, version, step === 'close' ? { reason, basedOn: hash } : { reason });
  for (const other of await listVersions(sql, 'APPROVED')) {
    if (other.basedOn !== version.hash) await take('withdraw', other, { reason: baseChangedNl, validFrom: null });
  }
  return after;
};

/** Deals with everything that is due, in the order of the moments, and answers the hashes that were activated. */
const activateAll = async (sql: Sql, take: RecordStep, now: Date): Promise<readonly string[]> => {
  const activated: string[] = [];
  for (let [due] = await readDue(sql, now); due; [due] = await readDue(sql, now)) {
    if (due.basedOn === (await readActiveHash(sql))) {
      await replaceActive(sql, take, 'activate', due, null);
      activated.push(due.hash);
    } else {
      await take('withdraw', due, { reason: baseChangedNl, validFrom: null });
    }
  }
  return activated;
};

/** What activating by itself needs. */
export interface ActivateDeps {
  readonly database: Pick<Database, 'sql' | 'transaction'>;
  readonly recorder: ChangeRecorder;
  readonly newTrace: NewTrace;
}

/** Activates what is due, inside the transaction of an approval that holds at once. */
export const activateApproved = async (sql: Sql, recorder: ChangeRecorder, request: DeskRequest): Promise<void> => {
  const { traceId, spanId, now, policy } = request;
  await activateAll(sql, recordSteps(sql, recorder, hubRequest(now, { traceId, spanId }, policy)), now);
};

/**
 * Activates every approved version whose moment has come, in the order of those moments, and answers their hashes. Hubs that do this at once wait for each other, and the
 * second finds nothing left; what was approved before a crash is found by the next one that looks.
 */
export const activateDue = async ({ database, recorder, newTrace }: ActivateDeps, now: Date): Promise<readonly string[]> => {
  if ((await readDue(database.sql, now)).length === 0) return [];
  return database.transaction(async ({ sql }) => {
    await lockVersions(sql);
    const policy = (await readActiveHash(sql)) ?? 'none';
    return activateAll(sql, recordSteps(sql, recorder, hubRequest(now, newTrace(), policy)), now);
  });
};
