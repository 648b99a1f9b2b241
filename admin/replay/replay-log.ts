import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Link } from '#audit/chain.ts';
import type { EarlierRecord } from '#audit/read-record.ts';
import type { Policy } from '#consent/policy.ts';
import type { Database } from '#database/create-database.ts';
import { createReplayCount, type ReplayReport } from './count-replay.ts';
import { createPolicyOnDays, type PolicyOnDays } from './decide-again.ts';
import { decisionsIn } from './decisions-in.ts';
import { readLog, type Period } from './read-log.ts';
import { readableVersion } from './readable-version.ts';
import { recentlyMade } from './recently-made.ts';
import { type ReplayedRecord, replayRecord } from './replay-record.ts';

/** A period of the log, the versions that its records name, and perhaps a draft under which to decide it all again. */
export interface ReplayQuestion extends Period {
  readonly database: Pick<Database, 'sql'>;
  /** Gives the policy of a hash; null when there is none. */
  readonly policyByHash: (hash: string) => Promise<Policy | null>;
  readonly decideUnder?: Policy | null;
  readonly pageSize?: number;
}

/** How many different sets of decisions are remembered at least, by their hash: those of a busy month. */
const keptRecords = 20_000;

/**
 * Decides every record of a period again: under the version that it names, which must give the same result whatever is active now, and, when one is named, under
 * a draft, on the facts of then. The event loop stays free between pages, so a hub goes on serving meanwhile.
 */
export async function replayLog(question: ReplayQuestion): Promise<ReplayReport> {
  const draft = question.decideUnder ? createPolicyOnDays(question.decideUnder) : null;
  const versionOf = knownVersions(question.policyByHash);
  const count = createReplayCount();
  const replayBody = async (body: string): Promise<ReplayedRecord | null> => {
    const record = readOrNull(() => (JSON.parse(body) as Link).record);
    const policy = record && readOrNull(() => policyIn(record));
    const own = typeof policy === 'string' ? await versionOf(policy) : null;
    return record && readOrNull(() => ('decision' in record ? replayEarlier(record) : replayRecord(record, { own, draft })));
  };
  // Views of one case by one person differ in time and trace alone: what was decided in them is read and decided once.
  const replayed = recentlyMade<string, ReplayedRecord>(keptRecords);
  for await (const page of readLog(question.database.sql, question, question.pageSize)) {
    for (const logged of page) {
      const part = decisionsIn(logged.body);
      const decisions = part === null ? null : hash('sha256', part, 'base64');
      const known = decisions === null ? undefined : replayed.get(decisions);
      const result = known ?? (await replayBody(logged.body));
      if (known === undefined && result !== null && decisions !== null) replayed.set(decisions, result);
      count.add(logged, result);
    }
    await setImmediate();
  }
  return count.report(draft !== null);
}

/** Null for what no hub wrote, so that its parts are not where they should be: verification says more of it. */
function readOrNull<Found>(read: () => Found): Found | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

function policyIn(record: Link['record']): string {
  return ('decision' in record ? record.decision : record).body['adl.core.policies'].hash;
}

/** Before facts were kept nothing could be decided again. */
function replayEarlier({ decision }: EarlierRecord): ReplayedRecord {
  const { evaluations } = decision.body['adl.core.request'];
  return { outcome: evaluations.length === 0 ? 'NOTHING' : 'WITHOUT_FACTS', decisions: 0, flips: null };
}

/** Each version, prepared once; one that cannot be read is not known either. */
function knownVersions(policyByHash: ReplayQuestion['policyByHash']): (hash: string) => Promise<PolicyOnDays | null> {
  const versions = new Map<string, PolicyOnDays | null>();
  return async (hash) => {
    const known = versions.get(hash);
    if (known !== undefined) return known;
    const policy = await readableVersion(policyByHash, hash);
    const version = policy && createPolicyOnDays(policy);
    versions.set(hash, version);
    return version;
  };
}
