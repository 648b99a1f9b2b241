import { parentPort, workerData } from 'node:worker_threads';
import { PolicyError } from '#consent/errors.ts';
import { loadPolicy } from '#consent/load-policy.ts';
import type { PolicyJob, PolicyJobResult } from './policy-beside.ts';

const run = async (job: PolicyJob): Promise<PolicyJobResult> => {
  if (job.kind === 'check') {
    // Loading alone must be quick: a hub waits for it before it swaps.
    const { checkPolicy } = await import('#consent/gates/check-policy.ts');
    const { publishable, needsReason, problems, failures, cases } = checkPolicy(job.files, job.settings);
    return { kind: 'checked', outcome: { publishable, needsReason, problems, failures, cases } };
  }
  if (job.kind === 'draft') {
    const { checkDraft } = await import('../check-draft.ts');
    return { kind: 'drafted', check: checkDraft(job.files, job.settings) };
  }
  try {
    return { kind: 'loaded', policy: loadPolicy(job.files) };
  } catch (error) {
    if (error instanceof PolicyError) return { kind: 'refused', problems: error.problems };
    throw error;
  }
};

// The whole life of this thread: one job, one answer.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(await run(workerData as PolicyJob));
