import type { Database } from '#database/create-database.ts';
import type { PolicyReplay } from '#schema/generated/admin.ts';
import { levels, type LevelName } from '#consent/vocabulary.ts';
import type { AdminDesk } from './desk.ts';
import { describeExplained } from './explain/describe-explained.ts';
import { explainAnswer } from './explain/explain-answer.ts';
import { problemWith } from './read-question.ts';
import type { DraftReport } from './replay/count-replay.ts';
import { replayLog } from './replay/replay-log.ts';
import type { PolicyByHash } from './versions/policy-by-hash.ts';

/** What looking into the log rests on. */
export interface LogDeskDeps {
  readonly database: Pick<Database, 'sql'>;
  readonly policyByHash: PolicyByHash;
}

/** The longest period that is replayed in one request, in days. */
const mostDays = 366;

const levelOf = (name: string): LevelName | null => levels.find((level) => level === name) ?? null;

const noReplay = (code: string, messageNl: string): PolicyReplay => ({
  policy: null,
  views: null,
  decisions: null,
  notReplayed: null,
  peopleAffected: null,
  flips: null,
  problems: [problemWith(code, messageNl)],
});

const describeReplay = (hash: string, { views, decisions, notReplayed, people, flips }: DraftReport): PolicyReplay => ({
  policy: hash,
  views,
  decisions,
  notReplayed,
  peopleAffected: people,
  flips: flips.map((flip) => ({ ...flip, from: levelOf(flip.from) })),
  problems: [],
});

/** Does one piece of work at a time; null for one that comes while another is under way. */
const createOneAtATime = () => {
  let busy = false;
  return async <T>(work: () => Promise<T>): Promise<T | null> => {
    if (busy) return null;
    busy = true;
    try {
      return await work();
    } finally {
      busy = false;
    }
  };
};

/** The part of the admin desk that looks into the log of what was decided. */
export const logDesk = ({ database, policyByHash }: LogDeskDeps): Pick<AdminDesk, 'replay' | 'explainAnswer'> => {
  const oneAtATime = createOneAtATime();
  const replay = async (hash: string, from: Date, until: Date): Promise<PolicyReplay> => {
    if (!(from < until) || until.getTime() - from.getTime() > mostDays * 86_400_000) {
      return noReplay('PERIOD', 'De periode klopt niet: zij begint voor zij eindigt, en duurt hoogstens een jaar.');
    }
    const policy = await policyByHash(hash);
    if (!policy) return noReplay('POLICY_UNKNOWN', 'Er is geen beleidsversie met deze hash.');
    const { draft } = await replayLog({ database, from, until, policyByHash, decideUnder: policy });
    return draft ? describeReplay(hash, draft) : noReplay('PERIOD', 'In deze periode is niets te herhalen.');
  };
  return {
    replay: async (_request, hash, from, until) =>
      (await oneAtATime(() => replay(hash, from, until))) ??
      noReplay('REPLAY_BUSY', 'Er wordt al een periode van het logboek herhaald. Wacht tot dat klaar is en vraag het dan opnieuw.'),
    explainAnswer: async (request, traceId) => {
      const lines = await explainAnswer({ database, policyByHash }, traceId);
      for (const { caseId, memberId } of lines) if (caseId !== null) request.touch(caseId, memberId === 'FAMILY' ? [] : [memberId]);
      return lines.map(describeExplained);
    },
  };
};
