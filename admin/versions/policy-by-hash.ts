import type { Policy } from '#consent/policy.ts';
import type { PolicyFile } from '#consent/policy-yaml.ts';
import type { Sql } from '#database/create-database.ts';
import { StoredVersionError } from './errors.ts';

/** Gives the policy of any stored version, whatever its state; null when there is none of that hash. Rejects with a StoredVersionError when its files do not give that hash. */
export type PolicyByHash = (hash: string) => Promise<Policy | null>;

/** What reading versions rests on. */
export interface PolicyByHashDeps {
  readonly sql: Sql;
  /** Loads files, as `loadPolicy` does, perhaps beside the event loop. */
  readonly load: (files: readonly PolicyFile[]) => Promise<Policy>;
  /** How many versions are kept in memory; 16 by default. */
  readonly keep?: number;
}

/** Makes a reader that keeps the versions that were asked for last; a version never changes, so what is kept is never stale. */
export const createPolicyByHash = ({ sql, load, keep = 16 }: PolicyByHashDeps): PolicyByHash => {
  const kept = new Map<string, Promise<Policy | null>>();

  const read = async (hash: string): Promise<Policy | null> => {
    const [row] = await sql<{ files: readonly PolicyFile[] }>('select files from policy_version where hash = $1', [hash]);
    if (!row) return null;
    const policy = await load(row.files).catch((cause: unknown) => {
      throw new StoredVersionError('POLICY_UNREADABLE', hash, { cause });
    });
    if (policy.hash !== hash) throw new StoredVersionError('POLICY_HASH_MISMATCH', hash);
    return policy;
  };

  const forget = (hash: string, reading: Promise<Policy | null>): void => {
    if (kept.get(hash) === reading) kept.delete(hash);
  };

  return async (hash) => {
    const known = kept.get(hash);
    const reading = known ?? read(hash);
    kept.delete(hash);
    kept.set(hash, reading);
    for (const oldest of kept.keys()) if (kept.size > keep) kept.delete(oldest);
    try {
      const policy = await reading;
      if (!policy) forget(hash, reading);
      return policy;
    } catch (error) {
      forget(hash, reading);
      throw error;
    }
  };
};
