import type { Policy } from '#consent/policy.ts';
import { StoredVersionError } from '../versions/errors.ts';

/** Reads a version as `policyByHash` does, but a stored version that cannot be read, or is not what its hash says, is no version at all: null. */
export async function readableVersion(policyByHash: (hash: string) => Promise<Policy | null>, hash: string): Promise<Policy | null> {
  try {
    return await policyByHash(hash);
  } catch (error) {
    if (error instanceof StoredVersionError) return null;
    throw error;
  }
}
