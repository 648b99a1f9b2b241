import { compilePolicy, type PolicyTables } from '../compile.ts';
import { loadPolicy } from '../load-policy.ts';
import { defaultPolicyFolder, readPolicyFolder } from '../policies/read-policy-folder.ts';
import type { Policy } from '../policy.ts';

/** The sandbox's set day. */
export const setDay = '2026-11-20';

/** The default policy as it is committed. */
export const defaultPolicy: Policy = loadPolicy(readPolicyFolder(defaultPolicyFolder));

/** The same, compiled for the set day. */
export const defaultTables: PolicyTables = compilePolicy(defaultPolicy, setDay);
