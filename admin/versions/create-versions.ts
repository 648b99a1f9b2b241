import type { DeskRequest } from '#audit/desk-request.ts';
import type { ChangeRecorder } from '#audit/record-change.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { PolicyError } from '#consent/errors.ts';
import type { Policy } from '#consent/policy.ts';
import type { PolicyFile } from '#consent/policy-yaml.ts';
import type { Database, Sql } from '#database/create-database.ts';
import { holdsBsn } from '#database/holds-bsn.ts';
import { activateApproved, activateDue, replaceActive } from './activate.ts';
import { checkFiles } from './check-files.ts';
import { type CheckPolicy, type GateOutcome, gateProblems } from './gate.ts';
import type { NewTrace } from './hub-request.ts';
import { mayTake, stateProblem, type OfficerStep } from './may-take.ts';
import type { PolicyByHash } from './policy-by-hash.ts';
import { actorOf, recordSteps, type RecordStep } from './record-step.ts';
import { refusal, type RefusalCode } from './refusals.ts';
import { type Actor, insertVersion, listVersions, neverStored, lockVersions, readActiveHash, readHistory, readVersion } from './store.ts';
import { stateAfter } from './transitions.ts';
import type { PolicyVersion, PolicyVersionFiles, SeenVersion, VersionOutcome, VersionProblem, Versions } from './versions.ts';

/** What the versions rest on. */
export interface VersionsDeps {
  readonly database: Pick<Database, 'sql' | 'transaction'>;
  readonly recorder: ChangeRecorder;
  readonly newTrace: NewTrace;
  /** Loads files, as `loadPolicy` does: rejects with a PolicyError that has every problem. */
  readonly load: (files: readonly PolicyFile[]) => Promise<Policy>;
  readonly check: CheckPolicy;
  readonly policyByHash: PolicyByHash;
  /** Told when an officer has changed which version is active; the answer waits for it, so that what is asked next at this hub is decided under that version. */
  readonly onActivated: () => Promise<void>;
}

const longestText = 4000;

const refused = (version: PolicyVersion | null, ...problems: readonly VersionProblem[]): VersionOutcome => ({
  version: withoutFiles(version),
  problems,
});

const withoutFiles = (version: PolicyVersion | null): PolicyVersion | null => {
  if (!version || !('files' in version)) return version;
  const { files: _files, ...rest } = version as PolicyVersionFiles;
  return rest;
};

/** What is wrong with what an officer wrote beside a step; `needed` says whether it may be left out. */
const textProblem = (text: string | null, needed: boolean): RefusalCode | null => {
  if (needed && !text?.trim()) return 'POLICY_REASON_MISSING';
  if (text === null) return null;
  if (text.length > longestText) return 'POLICY_TEXT_TOO_LONG';
  if (text.includes('\0') || !text.isWellFormed()) return 'POLICY_FILE_TEXT';
  return holdsBsn(text) ? 'POLICY_TEXT_HOLDS_BSN' : null;
};

interface Step {
  readonly step: OfficerStep;
  readonly request: DeskRequest;
  readonly seen: SeenVersion;
  readonly validFrom?: Date | null;
}

/** Everything that a step is judged on and carried out with. */
interface Judged {
  readonly problem: VersionProblem | null;
  readonly version: PolicyVersionFiles | null;
  readonly active: string | null;
}

const judge = async (sql: Sql, { step, request, seen, validFrom = null }: Step): Promise<Judged> => {
  const version = await readVersion(sql, seen.hash);
  const [active, history] = [await readActiveHash(sql), await readHistory(sql, seen.hash)];
  const { caller: by, now } = request;
  return { version, active, problem: mayTake({ step, seen, by, now, validFrom, version, history, active }) };
};

/** Takes a step in one transaction, in which it is judged (again) with all other changes of versions kept waiting. */
const carryOut = async (
  { database, recorder }: VersionsDeps,
  step: Step,
  act: (take: RecordStep, judged: { readonly version: PolicyVersionFiles; readonly active: string | null }, sql: Sql) => Promise<unknown>,
  checkedAgainst?: string | null,
): Promise<VersionOutcome> =>
  database.transaction(async ({ sql }) => {
    await lockVersions(sql);
    const { version, active, problem } = await judge(sql, step);
    if (problem || !version) return refused(version, problem ?? refusal('POLICY_VERSION_UNKNOWN'));
    // The gates were passed outside of the transaction, against what was active then.
    if (checkedAgainst !== undefined && checkedAgainst !== active) return refused(version, refusal('POLICY_BASE_CHANGED'));
    await act(recordSteps(sql, recorder, step.request), { version, active }, sql);
    return { version: withoutFiles(await readVersion(sql, version.hash)), problems: [] };
  });

interface Gated {
  readonly outcome: VersionOutcome | null;
  readonly gates: GateOutcome | null;
  readonly active: string | null;
}

/** Judges a step and puts its version through the gates, outside of any transaction: proving may take seconds. */
const passGates = async (deps: VersionsDeps, step: Step, reasonOf: (version: PolicyVersion) => string | null): Promise<Gated> => {
  const { version, active, problem } = await judge(deps.database.sql, step);
  if (problem || !version) return { outcome: refused(version, problem ?? refusal('POLICY_VERSION_UNKNOWN')), gates: null, active };
  const { now } = step.request;
  const from = step.validFrom && step.validFrom > now ? step.validFrom : now;
  const settings = {
    active: active === null ? null : await deps.policyByHash(active),
    day: amsterdamDay(from),
    wideningReason: reasonOf(version),
  };
  const gates = await deps.check(version.files, settings);
  const problems = gateProblems(gates);
  return { outcome: problems.length > 0 ? refused(version, ...problems) : null, gates, active };
};

const readLoaded = async ({ load }: VersionsDeps, files: readonly PolicyFile[]): Promise<Policy | readonly VersionProblem[]> => {
  try {
    return await load(files);
  } catch (error) {
    if (error instanceof PolicyError) return error.problems.map(({ message, ...where }) => ({ ...where, messageNl: message }));
    throw error;
  }
};

type Drafted = Parameters<Versions['draft']>[1];

/** What comes of drafting content that is stored already; null when it becomes a draft again, on this base. */
const draftedBefore = (there: PolicyVersion, base: string | null): VersionOutcome | null => {
  if (there.state === 'ACTIVE') return refused(there, refusal('POLICY_ALREADY_ACTIVE'));
  if (there.state === 'DRAFT' && there.basedOn === base) return refused(there);
  return stateAfter('draft', there.state) ? null : refused(there, stateProblem('Deze inhoud is al ingediend', there.state));
};

/** Stores what was loaded as a draft, unless it is there and may not be drafted again; the versions must be locked. */
const storeDraft = async (
  sql: Sql,
  take: RecordStep,
  by: Actor,
  policy: Policy,
  { files, basedOn, note }: Drafted,
): Promise<VersionOutcome> => {
  const { hash, version } = policy;
  const [active, there] = [await readActiveHash(sql), await readVersion(sql, hash)];
  const base = basedOn ?? active;
  if (base !== null && base !== active && !(await readVersion(sql, base))) return refused(null, refusal('POLICY_VERSION_UNKNOWN'));
  const settled = there && draftedBefore(there, base);
  if (settled) return settled;
  if (!there) await insertVersion(sql, { hash, version, files, note }, by);
  await take('draft', there ?? neverStored(hash), { reason: note, basedOn: base, wideningReason: null, validFrom: null });
  return refused(await readVersion(sql, hash));
};

const draft = async (deps: VersionsDeps, request: DeskRequest, drafted: Drafted): Promise<VersionOutcome> => {
  if (request.caller.role !== 'FG') return refused(null, refusal('POLICY_ROLE'));
  const wrongFiles = checkFiles(drafted.files);
  if (wrongFiles.length > 0) return refused(null, ...wrongFiles);
  const policy = await readLoaded(deps, drafted.files);
  if (!('hash' in policy)) return refused(null, ...policy);
  return deps.database.transaction(async ({ sql }) => {
    await lockVersions(sql);
    return storeDraft(sql, recordSteps(sql, deps.recorder, request), actorOf(request), policy, drafted);
  });
};

const propose = async (deps: VersionsDeps, request: DeskRequest, seen: SeenVersion, reason: string | null): Promise<VersionOutcome> => {
  const step: Step = { step: 'propose', request, seen };
  const wideningReason = reason?.trim() || null;
  const { outcome, active } = await passGates(deps, step, () => wideningReason);
  return outcome ?? carryOut(deps, step, (take, { version }) => take('propose', version, { reason, wideningReason }), active);
};

const approve = async (
  deps: VersionsDeps,
  request: DeskRequest,
  seen: SeenVersion,
  validFrom: Date | null,
  reason: string | null,
): Promise<VersionOutcome> => {
  await activateDue(deps, request.now);
  const step: Step = { step: 'approve', request, seen, validFrom };
  const { outcome, active } = await passGates(deps, step, ({ wideningReason }) => wideningReason);
  if (outcome) return outcome;
  const from = validFrom && validFrom > request.now ? validFrom : request.now;
  const approved = await carryOut(
    deps,
    step,
    async (take, { version }, sql) => {
      await take('approve', version, { reason, validFrom: from });
      await activateApproved(sql, deps.recorder, request);
    },
    active,
  );
  if (approved.version?.state === 'ACTIVE') await deps.onActivated();
  return approved;
};

const rollBack = async (deps: VersionsDeps, request: DeskRequest, seen: SeenVersion, reason: string): Promise<VersionOutcome> => {
  const step: Step = { step: 'rollBack', request, seen };
  const { outcome, gates, active } = await passGates(deps, step, () => reason);
  if (outcome) return outcome;
  const widens = gates?.needsReason !== false;
  const done = await carryOut(
    deps,
    step,
    (take, { version }, sql) =>
      widens
        ? take('rollBack', version, { reason, basedOn: active, wideningReason: reason, validFrom: null })
        : replaceActive(sql, take, 'close', version, reason),
    active,
  );
  if (done.version?.state === 'ACTIVE') await deps.onActivated();
  return done;
};

/** Makes the policy versions over a database. */
export const createVersions = (deps: VersionsDeps): Versions => {
  const { sql } = deps.database;
  const written = async (text: string | null, needed: boolean, step: () => Promise<VersionOutcome>): Promise<VersionOutcome> => {
    const wrong = textProblem(text, needed);
    return wrong ? refused(null, refusal(wrong)) : step();
  };
  return {
    draft: async (request, drafted) => written(drafted.note, false, () => draft(deps, request, drafted)),
    propose: async (request, seen, reason) => written(reason, false, () => propose(deps, request, seen, reason)),
    withdraw: async (request, seen, reason) =>
      written(reason, false, () =>
        carryOut(deps, { step: 'withdraw', request, seen }, (take, { version }) =>
          take('withdraw', version, { reason, wideningReason: null, validFrom: null }),
        ),
      ),
    reject: async (request, seen, reason) =>
      written(reason, true, () =>
        carryOut(deps, { step: 'reject', request, seen }, (take, { version }) => take('reject', version, { reason, wideningReason: null })),
      ),
    approve: async (request, seen, validFrom, reason) => written(reason, false, () => approve(deps, request, seen, validFrom, reason)),
    rollBack: async (request, seen, reason) => written(reason, true, () => rollBack(deps, request, seen, reason)),
    activateDue: async (now) => activateDue(deps, now),
    list: async (state) => listVersions(sql, state),
    byHash: async (hash) => readVersion(sql, hash),
    active: async () => {
      const hash = await readActiveHash(sql);
      return hash === null ? null : readVersion(sql, hash);
    },
    history: async (hash) => readHistory(sql, hash),
  };
};
