import { loadPolicy } from '#consent/load-policy.ts';
import { defaultPolicyFolder, readPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import type { Sql } from '#database/create-database.ts';
import { createPolicyByHash, type PolicyByHash } from '../versions/policy-by-hash.ts';

/** The versions that a log can name: those that are stored beside it, and the one that this program carries. */
export function knownVersions(sql: Sql): PolicyByHash {
  const carried = loadPolicy(readPolicyFolder(defaultPolicyFolder));
  const stored = createPolicyByHash({ sql, load: async (files) => loadPolicy(files) });
  return async (hash) => (hash === carried.hash ? carried : stored(hash));
}
