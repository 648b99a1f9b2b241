import { Worker } from 'node:worker_threads';
import type { CheckSettings } from '#consent/gates/check-policy.ts';
import { PolicyError, type PolicyProblem } from '#consent/errors.ts';
import type { Policy } from '#consent/policy.ts';
import type { PolicyFile } from '#consent/policy-yaml.ts';
import type { PolicyCheck } from '#schema/generated/admin.ts';
import type { GateOutcome } from './gate.ts';

/** What a thread is asked to do. */
export type PolicyJob =
  | { readonly kind: 'load'; readonly files: readonly PolicyFile[] }
  | { readonly kind: 'check' | 'draft'; readonly files: readonly PolicyFile[]; readonly settings: CheckSettings };

/** What a thread answers. */
export type PolicyJobResult =
  | { readonly kind: 'loaded'; readonly policy: Policy }
  | { readonly kind: 'refused'; readonly problems: readonly PolicyProblem[] }
  | { readonly kind: 'checked'; readonly outcome: GateOutcome }
  | { readonly kind: 'drafted'; readonly check: PolicyCheck };

/** How long a thread may work, in milliseconds, and how much memory it may use, in MiB: files that need more are no policy of people. */
const longestMs = 60_000;
const mostMemoryMb = 1024;

const inThread = async (job: PolicyJob): Promise<PolicyJobResult> => {
  const thread = new Worker(new URL('policy-thread.ts', import.meta.url), {
    workerData: job,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
  });
  const timer = setTimeout(() => void thread.terminate(), longestMs);
  try {
    return await new Promise<PolicyJobResult>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('The thread for a policy ended without an answer')));
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
};

/** Loads files as `loadPolicy` does, in a thread of its own: reading a whole policy would keep requests waiting. Rejects with a PolicyError that has every problem. */
export const loadPolicyBeside = async (files: readonly PolicyFile[]): Promise<Policy> => {
  const result = await inThread({ kind: 'load', files });
  if (result.kind === 'loaded') return result.policy;
  const [first, ...rest] = result.kind === 'refused' ? result.problems : [];
  if (!first) throw new Error('A thread answered something that was not asked');
  throw new PolicyError([first, ...rest]);
};

let lastCheck: Promise<unknown> = Promise.resolve();

/** Proves one policy at a time: each may take a processor and much memory, and whoever asks may ask for many at once. */
const inTurn = async (job: PolicyJob): Promise<PolicyJobResult> => {
  const result = lastCheck.then(async () => inThread(job));
  lastCheck = result.catch(() => undefined);
  return result;
};

/** Puts files through every gate as `checkPolicy` does, in a thread of its own: proving takes seconds. */
export const checkPolicyBeside = async (files: readonly PolicyFile[], settings: CheckSettings): Promise<GateOutcome> => {
  const result = await inTurn({ kind: 'check', files, settings });
  if (result.kind !== 'checked') throw new Error('A thread answered something that was not asked');
  return result.outcome;
};

/** Puts files through every gate as `checkDraft` does, in a thread of its own: nobody has looked at them yet, so they may take as long as a thread may. */
export const checkDraftBeside = async (files: readonly PolicyFile[], settings: CheckSettings): Promise<PolicyCheck> => {
  const result = await inTurn({ kind: 'draft', files, settings });
  if (result.kind !== 'drafted') throw new Error('A thread answered something that was not asked');
  return result.check;
};
