import { describeExplained } from '../explain/describe-explained.ts';
import { explainAnswer } from '../explain/explain-answer.ts';
import type { CommandArguments, CommandResult } from './command.ts';
import { knownVersions } from './known-versions.ts';
import type { WithLog } from './open-log.ts';

/** Explains every decision behind the answer of one trace, for the privacy officer; it holds when something was recorded and came out as recorded. */
export async function explainCommand(withLog: WithLog, { trace = '' }: CommandArguments): Promise<CommandResult> {
  const lines = await withLog(async (database) => explainAnswer({ database, policyByHash: knownVersions(database.sql) }, trace));
  const decisions = lines.map(describeExplained);
  const told = decisions.map(({ memberId, explanation }) => {
    const problems = explanation?.problems.map(({ messageNl }) => messageNl) ?? [];
    return `${memberId}: ${[explanation?.officerNl, ...problems].filter(Boolean).join(' ')}`;
  });
  return {
    holds: decisions.length > 0 && lines.every(({ problem }) => problem === null),
    json: decisions,
    text: told.length === 0 ? 'Bij dit kenmerk is geen besluit vastgelegd.' : told.join('\n\n'),
  };
}
