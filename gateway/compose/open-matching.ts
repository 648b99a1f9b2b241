import type { Logger } from 'pino';
import { hubRequest } from '#admin/versions/hub-request.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import { createLoop, type Loop } from '#events/create-loop.ts';
import { wait } from '#events/wait.ts';
import type { SignalsDesk } from '#signals/create-signals-desk.ts';
import { errorName } from '../log.ts';
import { newTrace } from '../trace.ts';

/** What the matching of signals is opened with. */
export interface MatchingParts {
  readonly deskOf: (policy: CompiledPolicy) => Pick<SignalsDesk, 'matchNext'>;
  readonly policy: () => CompiledPolicy;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly onFailed: () => void;
}

/** How often the hub looks for signals of which nobody woke it: those of another hub that was killed, and those whose time has come. */
const pauseMs = 5000;

/**
 * Opens the work of the hub that matches signals, after the answer to who raised them. Any number of hubs may do it on one database; a failure is told and tried again. Start it when the hub is ready,
 * wake it when there is a new signal.
 */
export function openMatching({ deskOf, policy, clock, log, onFailed }: MatchingParts): Loop {
  return createLoop({
    task: async (signal) => {
      while (!signal.aborted) {
        const active = policy();
        if (!(await deskOf(active).matchNext(hubRequest(clock(), newTrace(), active.hash)))) return;
      }
    },
    pauseMs,
    failedMs: { first: 1000, longest: 60_000 },
    random: Math.random,
    wait,
    onFailure: (error) => {
      onFailed();
      log.error({ error: errorName(error) }, 'A signal could not be matched yet');
    },
  });
}
