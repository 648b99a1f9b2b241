import type { Sql } from '#database/create-database.ts';
import { readRecipients } from '../audience-store.ts';
import type { KafkaAdmin } from '../kafka-admin.ts';
import { KafkaError } from '../kafka-error.ts';
import { readTopicSettings } from '../topic-settings.ts';
import { accessScript } from './access-script.ts';
import { accessTable } from './access-table.ts';
import { applyAccess, readAccess } from './apply-access.ts';
import type { AccessComparison } from './compare-access.ts';
import { planAccess, type AccessPlan } from './plan-access.ts';

/** What `events -- acl` is asked. */
export interface AccessOptions {
  readonly apply?: boolean | undefined;
  readonly prune?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly script?: boolean | undefined;
  readonly hub?: string | undefined;
  /** Recipients beside those that the database knows. */
  readonly recipient?: readonly string[] | undefined;
  /** `OIN/ROLE=NAME`: who logs in under another name than the usual. */
  readonly user?: readonly string[] | undefined;
}

/**
 * Prints the topics and rights that there should be and, where a broker is named, what it has of them; with `apply` it makes them so. Throws an Error that says what to do, for the operator.
 */
export async function tellAccess(sql: Sql, admin: KafkaAdmin | null, options: AccessOptions, say: (line: string) => void): Promise<void> {
  check(options, admin);
  const plan = await planFor(sql, options);
  const comparison = admin && (await ask(plan, admin, options));
  if (options.json) return say(JSON.stringify({ ...plan, broker: comparison }));
  const lines = options.script ? accessScript(plan, comparison?.tooMany ?? []) : accessTable(plan, comparison);
  for (const line of lines) say(line);
}

function check({ apply, prune }: AccessOptions, admin: KafkaAdmin | null): void {
  if (apply && admin === null) throw new Error('KAFKA_BROKERS is missing: there is no broker to apply this to');
  if (prune && !apply) throw new Error('--prune takes rights away, and only goes with --apply');
}

async function planFor(sql: Sql, { hub = 'gezinsbeeld', recipient = [], user = [] }: AccessOptions): Promise<AccessPlan> {
  return planAccess({
    recipients: [...(await readRecipients(sql)), ...recipient],
    hub,
    usernames: Object.fromEntries(user.map(readUser)),
    settings: readTopicSettings(process.env),
  });
}

async function ask(plan: AccessPlan, admin: KafkaAdmin, { apply, prune }: AccessOptions): Promise<AccessComparison> {
  try {
    return await (apply ? applyAccess(plan, admin, { prune: prune === true }) : readAccess(plan, admin));
  } catch (error) {
    if (error instanceof KafkaError && error.reason === 'CLUSTER_AUTHORIZATION_FAILED') {
      const advice = 'log in as one, or hand --script to whoever is (without KAFKA_BROKERS the broker is not asked)';
      throw new Error(`${error.message}: only an administrator of the broker may see and set rights; ${advice}`, { cause: error });
    }
    throw error;
  }
}

function readUser(given: string): readonly [string, string] {
  const [, recipient, name] = /^([^=]+)=(.+)$/.exec(given) ?? [];
  if (recipient === undefined || name === undefined) throw new Error('--user is written as OIN/ROLE=NAME');
  return [recipient, name];
}
