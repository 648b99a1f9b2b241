import type { Logger } from 'pino';
import { createVersions, type VersionsDeps } from '#admin/versions/create-versions.ts';
import { installFirst } from '#admin/versions/install-first.ts';
import { checkPolicyBeside, loadPolicyBeside } from '#admin/versions/policy-beside.ts';
import { createPolicyByHash, type PolicyByHash } from '#admin/versions/policy-by-hash.ts';
import { createReadStanding } from '#admin/versions/read-standing.ts';
import type { Versions } from '#admin/versions/versions.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { compilePolicy } from '#consent/compile.ts';
import { loadPolicy } from '#consent/load-policy.ts';
import type { Policy } from '#consent/policy.ts';
import { defaultPolicyFolder, readPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import { compileBetweenRequests } from './compile-between-requests.ts';
import { followPolicy } from './follow-policy.ts';
import { errorName } from './log.ts';
import { countPolicy, type Metrics } from './metrics.ts';
import { createPolicySource, type PolicySource } from './policy-source.ts';
import { newTrace } from './trace.ts';

/** What policies are opened with. */
export interface OpenPoliciesDeps extends Pick<VersionsDeps, 'recorder'> {
  readonly database: VersionsDeps['database'] & Parameters<typeof createReadStanding>[0];
  readonly clock: () => Date;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** How often to look which version is active, in milliseconds; 250 by default, so that a swap is seen within a second. */
  readonly lookEveryMs?: number;
}

/** The policies of a running hub: what it decides under, and the versions that officers publish. */
export interface OpenPolicies {
  readonly current: PolicySource;
  readonly versions: Versions;
  readonly policyByHash: PolicyByHash;
  /** Whether this hub decides under the version that is active. */
  upToDate(): boolean;
  close(): Promise<void>;
}

/** Sees to it that some version is active: the one that the project carries, when the database never had another. Answers the policy that is carried. */
const install = async ({ database, recorder, clock, log }: OpenPoliciesDeps): Promise<Policy> => {
  const files = readPolicyFolder(defaultPolicyFolder);
  const carried = loadPolicy(files);
  const active = await installFirst({ database, recorder, newTrace }, files, carried, clock());
  if (active !== carried.hash)
    log.info({ active, carried: carried.hash }, 'The active policy version is another than the one that came with this hub');
  return carried;
};

/**
 * Opens the policies over a migrated database: installs the first version if there never was one, and follows what is active from then on, until closed. A hub whose
 * active version cannot be used starts, answers nothing, says so at /readyz, and goes on trying.
 */
export const openPolicies = async (deps: OpenPoliciesDeps): Promise<OpenPolicies> => {
  const { database, recorder, clock, log, metrics, lookEveryMs = 250 } = deps;
  const carried = await install(deps);
  const today = (): string => amsterdamDay(clock());
  const policyByHash = createPolicyByHash({ sql: database.sql, load: loadPolicyBeside });
  const versions: Versions = createVersions({
    database,
    recorder,
    newTrace,
    policyByHash,
    load: loadPolicyBeside,
    check: checkPolicyBeside,
    onActivated: () => follower.look(),
  });
  const follower = followPolicy({
    readStanding: createReadStanding(database),
    activateDue: versions.activateDue,
    prepare: async (hash) => {
      const policy = hash === carried.hash ? carried : await policyByHash(hash);
      if (!policy) throw new Error('The active policy version is not stored');
      return createPolicySource((day) => compilePolicy(policy, day), today, await compileBetweenRequests(policy, today()));
    },
    clock,
    onSwap: (hash) => {
      countPolicy(metrics, hash);
      log.info({ policy: hash }, 'Another policy version decides from now on');
    },
    onFailure: (error, hash) => {
      metrics.policyFailures.inc();
      log.error(
        { error: errorName(error), policy: hash },
        'The active policy version could not be followed; the one before it goes on deciding',
      );
    },
  });
  await follower.look();
  const timer = setInterval(() => void follower.look(), lookEveryMs);
  timer.unref();
  return {
    current: follower.current,
    versions,
    policyByHash,
    upToDate: follower.upToDate,
    close: async () => {
      clearInterval(timer);
      await follower.settled();
    },
  };
};
