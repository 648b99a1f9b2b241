import { loadPolicy } from '#consent/load-policy.ts';
import { defaultPolicyFolder, readPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import type { Policy } from '#consent/policy.ts';
import type { PolicyFile } from '#consent/policy-yaml.ts';
import type { Sql } from '#database/create-database.ts';

/** The policy version that is active in this database, or the one that the project carries when none was ever activated. Throws when its files are not what its hash names. */
export async function readActivePolicy(sql: Sql): Promise<Policy> {
  const [row] = await sql<{ hash: string; files: readonly PolicyFile[] }>(
    'select v.hash, v.files from policy_activation a join policy_version v on v.hash = a.hash order by a.sequence desc limit 1',
  );
  if (row === undefined) return loadPolicy(readPolicyFolder(defaultPolicyFolder));
  const policy = loadPolicy(row.files);
  if (policy.hash !== row.hash) throw new Error('The active policy version is not what its hash names');
  return policy;
}
