import { readArguments } from './cli/read-arguments.ts';
import { runCommand } from './cli/run-command.ts';
import { sayProblems } from './cli/say-problems.ts';
import { usage, UsageError } from './cli/usage.ts';
import { wrapLines } from './cli/wrap-lines.ts';
import { PolicyError } from './errors.ts';

// npm run -s policy -- check|test|prove|diff|explain|simulate|publish [FILE…]
// Ends with 0 when it holds, 1 when it does not, 2 when it was used wrongly.

const asJson = process.argv.includes('--json');
const wrap = (text: string): string => wrapLines(text, Math.min(process.stdout.columns ?? 100, 100));

try {
  const args = readArguments(process.argv.slice(2), new Date());
  if (args === null) console.log(usage);
  else {
    const { holds, text, json } = await runCommand(args, { send: fetch, token: process.env['GEZINSBEELD_TOKEN'] });
    console.log(
      args.json ? JSON.stringify({ holds, ...(Array.isArray(json) ? { results: json } : (json as object)) }, null, 2) : wrap(text),
    );
    process.exitCode = holds ? 0 : 1;
  }
} catch (error) {
  process.exitCode = error instanceof PolicyError ? 1 : 2;
  if (error instanceof PolicyError) {
    console.log(
      asJson ? JSON.stringify({ holds: false, problems: error.problems }, null, 2) : wrap(sayProblems(error.problems).join('\n')),
    );
  } else if (error instanceof UsageError) console.error(wrap(`${error.message}\nVoor uitleg: npm run -s policy -- --help`));
  else console.error('Er ging iets mis bij het lezen van de bestanden.', error instanceof Error ? error.message : '');
}
