import { check, proveProperties } from './check.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import type { Outcome } from './outcome.ts';
import { publish } from './publish.ts';
import type { PolicyArguments } from './read-arguments.ts';
import { simulate } from './simulate.ts';
import { testCases } from './test-cases.ts';

/** What a command may use of the world beside files. */
export interface CommandWorld {
  readonly send: typeof fetch;
  /** The token of the environment. */
  readonly token: string | undefined;
}

/** Runs one command. Throws UsageError for wrong use and PolicyError for a policy that cannot be read. */
export async function runCommand(args: PolicyArguments, { send, token }: CommandWorld): Promise<Outcome> {
  switch (args.command) {
    case 'check':
      return check(args);
    case 'test':
      return testCases(args);
    case 'prove':
      return proveProperties(args);
    case 'diff':
      return diff(args);
    case 'explain':
      return explain(args);
    case 'simulate':
      return simulate(args);
    case 'publish':
      return publish(args, send, token);
  }
}
