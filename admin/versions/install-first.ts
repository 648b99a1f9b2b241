import type { Policy } from '#consent/policy.ts';
import type { PolicyFile } from '#consent/policy-yaml.ts';
import type { ActivateDeps } from './activate.ts';
import { hubRequest } from './hub-request.ts';
import { actorOf, recordSteps } from './record-step.ts';
import { insertVersion, lockVersions, neverStored, readActiveHash } from './store.ts';

/**
 * Makes a policy the active version when there never was one, and answers which version is active. Later a hub may carry a newer policy: that changes nothing here, for
 * what is active is for officers to decide. Hubs that start at once install it once.
 */
export const installFirst = async (
  { database, recorder, newTrace }: ActivateDeps,
  files: readonly PolicyFile[],
  policy: Policy,
  now: Date,
): Promise<string> =>
  (await readActiveHash(database.sql)) ??
  database.transaction(async ({ sql }) => {
    await lockVersions(sql);
    const active = await readActiveHash(sql);
    if (active !== null) return active;
    const request = hubRequest(now, newTrace(), policy.hash);
    const { hash, version } = policy;
    await insertVersion(sql, { hash, version, files, note: null }, actorOf(request));
    await recordSteps(sql, recorder, request)('install', neverStored(hash), { reason: 'Bij de installatie meegeleverd.', validFrom: now });
    return hash;
  });
