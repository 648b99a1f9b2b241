import type { DeskRequest } from '#audit/desk-request.ts';
import { checkPolicy } from '#consent/gates/check-policy.ts';
import { loadPolicy } from '#consent/load-policy.ts';
import { defaultPolicyFolder, readPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import type { PolicyFile } from '#consent/policy-yaml.ts';
import type { Database } from '#database/create-database.ts';
import type { CheckPolicy } from '../gate.ts';
import { createVersions } from '../create-versions.ts';
import { installFirst } from '../install-first.ts';
import { createPolicyByHash, type PolicyByHash } from '../policy-by-hash.ts';
import type { PolicyVersion, VersionOutcome, Versions } from '../versions.ts';

/** The files of the default policy, and their policy. */
export const defaultFiles: readonly PolicyFile[] = readPolicyFolder(defaultPolicyFolder);

/** The default policy's files with one text in the place of another; throws when it is not there, so that no test changes nothing. */
export const changedFiles = (...changes: readonly (readonly [from: string, to: string])[]): readonly PolicyFile[] =>
  changes.reduce<readonly PolicyFile[]>((files, [from, to]) => {
    if (!files.some(({ text }) => text.includes(from))) throw new Error(`The default policy does not say: ${from}`);
    return files.map(({ name, text }) => ({ name, text: text.replace(from, to) }));
  }, defaultFiles);

/** Versions over a database with the default policy installed, and everything around them that a test holds in its hands. */
export interface VersionDesk {
  readonly versions: Versions;
  readonly policyByHash: PolicyByHash;
  /** The hash of the installed version. */
  readonly first: string;
  /** How often an officer at this desk changed which version is active. */
  activations(): number;
  /** A request of an officer, now: each has a trace of its own. */
  as(subject: string, given?: Partial<DeskRequest['caller']>): DeskRequest;
  pass(ms: number): void;
  now(): Date;
}

/** Where the desks of tests record what was changed. */
export const recorder = { writerId: 'hub-1', register: 'https://gezinsbeeld.example/verwerkingen' };

/** Makes versions on a database whose clock moves only when it is moved; `check` stands in the place of the gates. */
export const aVersionDesk = async (
  database: Database,
  options: { readonly check?: CheckPolicy; readonly writerId?: string } = {},
): Promise<VersionDesk> => {
  let time = Date.parse('2026-11-20T09:00:00.000Z');
  let traces = 0;
  let activated = 0;
  const now = (): Date => new Date(time);
  const newTrace = () => ({ traceId: String((traces += 1)).padStart(32, '0'), spanId: '00000000000000aa' });
  const load = async (files: readonly PolicyFile[]) => loadPolicy(files);
  const policyByHash = createPolicyByHash({ sql: database.sql, load });
  const deps = { database, recorder: { ...recorder, writerId: options.writerId ?? recorder.writerId }, newTrace };
  const first = await installFirst(deps, defaultFiles, loadPolicy(defaultFiles), now());
  return {
    versions: createVersions({
      ...deps,
      load,
      policyByHash,
      check: options.check ?? (async (files, settings) => checkPolicy(files, settings)),
      onActivated: async () => void (activated += 1),
    }),
    policyByHash,
    first,
    activations: () => activated,
    as: (subject, given = {}) => ({
      caller: { oin: '00000099000000001000', role: 'FG', subject, ...given },
      purpose: 'AUDIT',
      now: now(),
      ...newTrace(),
      policy: first,
      operation: null,
      touch: () => undefined,
    }),
    pass: (ms) => void (time += ms),
    now,
  };
};

/** The version of an outcome in which nothing stood in the way; throws when something did. */
export const done = (outcome: VersionOutcome): PolicyVersion => {
  const { version, problems } = outcome;
  if (problems.length > 0 || !version) throw new Error(problems.map(({ code, messageNl }) => `${code}: ${messageNl}`).join('\n'));
  return version;
};

/** Gates that let everything through, for tests of what comes after them. */
export const passingGates: CheckPolicy = async () => ({ publishable: true, needsReason: false, problems: [], failures: [], cases: [] });

/** The default policy under another version number: other content, the same decisions. */
export const numberedFiles = (version: string): readonly PolicyFile[] => changedFiles(['version: 1.0.0', `version: ${version}`]);
