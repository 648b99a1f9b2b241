import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createEncryption, type Encryption } from '#database/encryption.ts';
import { inDatabase } from '#database/in-database.ts';
import { runRetention, type RetentionOutcome } from './retention/run-command.ts';

// npm run -s rights -- retention [--data DIR] [--json] [--execute --plan HASH --decided-by SUBJECT --oin OIN]
// Ends with 0 when it did what was asked, 1 when the plan was refused, 2 when it could not look.

const usage = `Use: npm run -s rights -- retention [--data DIR] [--json] [--execute --plan HASH --decided-by SUBJECT --oin OIN]
  Says what must be destroyed today, why and since when. With --execute it destroys exactly what a plan named before, in one transaction.
  --plan HASH           the mark of the plan that was looked at; refused when the plan is another one by now
  --decided-by SUBJECT  the user name of the privacy officer (FG) who decided it, and --oin the number of the organisation
  --data DIR            the data folder (DATA_DIR, or else .data) of a hub that is stopped; DATABASE_URL names a PostgreSQL instead, which may be in use
  --json                prints the plan, or what was destroyed, as JSON`;

try {
  const { asJson, outcome } = await run();
  console.log(asJson ? JSON.stringify(outcome.json, null, 2) : outcome.text);
  process.exitCode = outcome.done ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The database could not be read');
  process.exitCode = 2;
}

async function run(): Promise<{ readonly outcome: RetentionOutcome; readonly asJson: boolean }> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: text, json: flag, execute: flag, plan: text, 'decided-by': text, oin: text },
  });
  if (positionals.join(' ') !== 'retention') throw new Error(usage);
  const { plan, 'decided-by': decidedBy, oin } = values;
  const decided = plan !== undefined && decidedBy !== undefined && decidedBy.trim() !== '' && oin !== undefined && /^\d{20}$/.test(oin);
  if ((values.execute === true) !== decided) throw new Error(usage);
  const command = { now: new Date(), execute: decided ? { plan, decidedBy, oin } : null };
  const outcome = await inDatabase(values.data, async (database, folder) => runRetention(database, keysOf(folder), command));
  return { outcome, asJson: values.json === true };
}

/** The keys of the setting, or those that a sandbox keeps in its data folder. */
function keysOf(folder: string): Encryption {
  const file = join(folder, 'encryption-keys');
  const keys = process.env['ENCRYPTION_KEYS'] ?? (existsSync(file) ? readFileSync(file, 'utf8') : '');
  if (keys === '') throw new Error('ENCRYPTION_KEYS is missing');
  return createEncryption(keys);
}
