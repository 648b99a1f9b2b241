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
  const lines = options.script ? accessScript(plan, comparison) : accessTable(plan, comparison);
  for (const line of lines) say(line);
}

function check({ apply, prune }: AccessOptions, admin: KafkaAdmin | null): void {
  if (apply && admin === null) throw new Error('KAFKA_BROKERS is missing: there is no broker to apply this to');
  if (prune && !apply) throw new Error('--prune takes rights away, and only goes with --apply');
}

async function planFor(sql: Sql, { hub = 'gezinsbeeld', recipient = [], user = [] }: AccessOptions): Promise<AccessPlan> {
  const recipients = [...(await readRecipients(sql)), ...ownersIn(process.env), ...recipient];
  const usernames = Object.fromEntries(user.map(readUser));
  const stranger = Object.keys(usernames).find((each) => !recipients.includes(each));
  if (stranger !== undefined) throw new Error(`--user names ${stranger}, who is not known here: say --recipient ${stranger} too`);
  return planAccess({ recipients, hub, usernames, settings: readTopicSettings(process.env) });
}

/** Whose the partners' records are, by the settings of the hub (`GGZ_OWNER`, …): they announce their changes, whether or not the register knows them. */
function ownersIn(settings: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(settings).flatMap(([name, value = '']) =>
    /^[A-Z]+_OWNER$/.test(name) && /^\d{20}\/[A-Z]+$/.test(value) ? [value] : [],
  );
}

async function ask(plan: AccessPlan, admin: KafkaAdmin, { apply, prune }: AccessOptions): Promise<AccessComparison> {
  try {
    return await (apply ? applyAccess(plan, admin, { prune: prune === true }) : readAccess(plan, admin));
  } catch (error) {
    const advice = error instanceof KafkaError && adviceOn.get(error.reason);
    throw advice ? new Error(`${error.message}: ${advice}`, { cause: error }) : error;
  }
}

const forAdministrators =
  'only an administrator of the broker may see and set rights; log in as one, or hand --script to whoever is (without KAFKA_BROKERS the broker is not asked)';

/** What an operator can do, by Kafka's name of a refusal. */
const adviceOn: ReadonlyMap<string, string> = new Map([
  ['CLUSTER_AUTHORIZATION_FAILED', forAdministrators],
  ['TOPIC_AUTHORIZATION_FAILED', forAdministrators],
  [
    'SECURITY_DISABLED',
    'this broker keeps no rights, so that everybody may read everything: give it an authorizer (authorizer.class.name)',
  ],
  ['INVALID_REPLICATION_FACTOR', 'KAFKA_TOPIC_REPLICAS asks for more copies than there are brokers'],
]);

function readUser(given: string): readonly [string, string] {
  const [, recipient, name] = /^([^=]+)=(.+)$/.exec(given) ?? [];
  if (recipient === undefined || name === undefined) throw new Error('--user is written as OIN/ROLE=NAME');
  return [recipient, name];
}
