import { parseArgs } from 'node:util';
import type { CommandArguments, CommandResult } from './audit-program/command.ts';
import { explainCommand } from './audit-program/explain-command.ts';
import { exportCommand } from './audit-program/export-command.ts';
import { openLog, type WithLog } from './audit-program/open-log.ts';
import { replayCommand } from './audit-program/replay-command.ts';
import { verifyCommand } from './audit-program/verify-command.ts';

// npm run -s audit -- verify|replay|explain|export
// Ends with 0 when all is well, 1 when it found something, 2 when it could not look. It lives here and not in the room audit, which knows nothing of policies.

const usage = `Use: npm run -s audit -- verify|replay|explain|export [--data DIR] [--json]
  verify         is the record unbroken?
    --anchor FILE  an earlier --json: also finds a chain that was written anew since then
  replay         is each record decided again alike, under the policy version that it names?
    --under WHAT   also: what would come out otherwise under this version? A folder with a policy, or the hash of a stored version
  explain        every decision behind one answer
    --trace ID     the 32 digits of the answer's traceresponse
  export         one JSON document a record, in the fields of the Logboek Dataverwerkingen and the Authorization Decision Log
  --from, --until  (replay, export) days, both included, or moments
  --data DIR     the hub's data folder (DATA_DIR, or else .data); DATABASE_URL names a PostgreSQL instead
  --json         print the report as JSON`;

const commands: Readonly<Record<string, (withLog: WithLog, args: CommandArguments) => Promise<CommandResult | void>>> = {
  verify: verifyCommand,
  replay: replayCommand,
  explain: explainCommand,
  export: async (withLog, args) => exportCommand(withLog, args, console.log),
};

const run = async (): Promise<number> => {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: text, anchor: text, from: text, until: text, under: text, trace: text, json: { type: 'boolean' } },
  });
  const [name = '', ...more] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined || more.length > 0) throw new Error(usage);
  const result = await command(openLog(values.data, process.env), values);
  if (!result) return 0;
  console.log(values.json === true ? JSON.stringify(result.json, null, 2) : result.text);
  return result.holds ? 0 : 1;
};

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The audit record could not be read');
  process.exitCode = 2;
}
