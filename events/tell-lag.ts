import type { Sql } from '#database/create-database.ts';
import type { KafkaAdmin } from './kafka-admin.ts';
import type { GroupLag } from './kafka-lag.ts';
import { readRefusals, readSetAside, readStanding } from './outbox-standing.ts';

/** Prints what waits in the outbox, which topics refuse, what was set aside, and how far each consumer group is behind; `admin` is null where no broker is named. */
export async function tellLag(
  sql: Sql,
  admin: Pick<KafkaAdmin, 'lag'> | null,
  { now, json }: { readonly now: Date; readonly json: boolean },
  say: (line: string) => void,
): Promise<void> {
  const outbox = await readStanding(sql, now);
  const refused = await readRefusals(sql);
  const setAside = await readSetAside(sql);
  const groups = admin && (await admin.lag());
  if (json) return say(JSON.stringify({ outbox, refused, setAside, groups }));
  const { waiting, oldestSeconds, withheld } = outbox;
  say(waiting === 0 ? 'outbox: nothing waits' : `outbox: ${events(waiting)} to be told, the oldest for ${Math.round(oldestSeconds)} s`);
  if (withheld > 0 || refused.length > 0) say(`topics that refuse: ${refused.length}, and ${events(withheld)} for them`);
  for (const { topic, failure, since, retryAt, events: count } of refused) {
    say(`  ${topic}: ${failure} since ${since.toISOString()}, ${events(count)}, tried again at ${retryAt.toISOString()}`);
  }
  if (outbox.setAside > 0) say(`set aside: ${outbox.setAside}; "retry" gives them to the relay again`);
  for (const { eventId, type, topic, failure } of setAside) say(`  ${eventId} ${type}${topic === null ? '' : ` for ${topic}`}: ${failure}`);
  if (groups === null) say('consumer groups: not asked, KAFKA_BROKERS is not set');
  else if (groups.length === 0) say('consumer groups: none that this user may know of');
  for (const lag of groups ?? []) say(describe(lag));
}

function describe({ group, topic, lag, hasAcknowledged }: GroupLag): string {
  if (group === null) return `topic ${topic}: nobody reads it, ${lag} messages are kept`;
  return `group ${group} in ${topic}: ${lag} messages behind${hasAcknowledged ? '' : ', and it has acknowledged nothing yet'}`;
}

function events(count: number): string {
  return count === 1 ? '1 event waits' : `${count} events wait`;
}
