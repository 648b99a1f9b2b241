import type { DeskRequest } from '#audit/desk-request.ts';
import { momentNl } from '#consent/dutch-dates.ts';
import { personInRole } from '#consent/dutch-words.ts';
import type { RegisterDeps } from '../register-deps.ts';
import type { NewTask } from '../tasks/store.ts';
import { readUnconfirmed } from './store.ts';

/** After how many days without a receipt the privacy officer is told: half of the two weeks for which a topic keeps the message, so that it can still be read. */
const patienceDays = 7;

/** A task for the privacy officer for each tombstone of a case that its recipient has not confirmed in time. */
export async function tombstoneTasks(deps: RegisterDeps, { now }: DeskRequest, caseId: string): Promise<readonly NewTask[]> {
  const before = new Date(now.getTime() - patienceDays * 86_400_000);
  return (await readUnconfirmed(deps.database.sql, caseId, before)).map(({ eventId, memberId, oin, role, toldAt }) => ({
    id: deps.newId(),
    caseId,
    memberId,
    kind: 'TOMBSTONE_OPEN',
    about: `tombstone:${eventId}`,
    textNl: `Een wisbericht van ${momentNl(new Date(toldAt))} over een gezinslid is na ${String(patienceDays)} dagen nog niet bevestigd door ${personInRole(role)} (OIN ${oin}). Vraag of de gegevens zijn gewist.`,
    oin: null,
    role: 'FG',
    dueAt: null,
  }));
}
