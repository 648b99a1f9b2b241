import { diffPolicies } from '../diff-policies.ts';
import { load } from './load.ts';
import type { Outcome } from './outcome.ts';
import type { PolicyArguments } from './read-arguments.ts';
import { sayChanges } from './say-changes.ts';
import { UsageError } from './usage.ts';

/** `diff A B`: the cells that widen and narrow from A to B, for a person to read or as the data of a heat map. Holds when there are none. */
export function diff(args: PolicyArguments): Outcome {
  const [one, other, ...more] = args.files;
  if (one === undefined || other === undefined || more.length > 0) throw new UsageError('Noem twee bestanden of mappen om te vergelijken.');
  const [before, after] = [load([one], args), load([other], args)];
  const changes = diffPolicies(before, after);
  return {
    holds: changes.length === 0,
    text: changes.length === 0 ? 'Alles wordt hetzelfde besloten.' : sayChanges(after.policy, changes).join('\n'),
    json: { before: before.hash, after: after.hash, cells: changes },
  };
}
